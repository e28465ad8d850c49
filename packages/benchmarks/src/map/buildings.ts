import { alternate, summarise } from '../statistics.ts';
import { inFreshBrowser } from '../browser.ts';
import { report, type Claim } from '../report.ts';
import { groundFile } from './ground-file.ts';
import { measureDrawing } from './drawing.ts';
import { servePages } from './pages.ts';

const SUBJECTS = ['bare', 'ours'];
const ROUNDS = 7;
/**
 * 100,000 buildings by PMTiles: bare maplibre-gl and `<yzt-map>` in one run. Both draw the same picture: the
 * buildings, and the county's line with the shade outside.
 */
export async function benchBuildings(): Promise<void> {
  const served = await servePages({ files: { 'ground.geojson': groundFile() } });
  const views: Record<string, Record<string, ReturnType<typeof summarise>>> = {};
  const claims: Claim[] = [];
  try {
    for (const view of ['town', 'street'] as const) {
      const runs = await alternate(SUBJECTS, ROUNDS, async (subject) => {
        const run = await inFreshBrowser((measured) =>
          measureDrawing(measured, `${served.url}/bench/${subject}.html?view=${view}`),
        );
        console.log(`  ${view} ${subject}: ${JSON.stringify(run)}`);
        return run;
      });
      const summary = Object.fromEntries(
        SUBJECTS.map((subject) => [subject, summarise(runs[subject]!)]),
      );
      views[view] = summary;
      for (const measure of ['fullMs', 'fullCpuS', 'panCpuMsPerFrame'] as const) {
        claims.push({
          claim: `${view}: ${measure} of yzt-map to bare maplibre-gl`,
          measured: summary['ours']![measure]!.median / summary['bare']![measure]!.median,
          limit: 1.1,
          sense: 'most',
        });
      }
    }
  } finally {
    await served.close();
  }
  report('map', { rounds: ROUNDS, views }, claims);
}
