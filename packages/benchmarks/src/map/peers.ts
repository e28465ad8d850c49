import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { countyFolders } from '../../../../scripts/ensure-sample.mjs';
import { inFreshBrowser } from '../browser.ts';
import { report, type Claim } from '../report.ts';
import { alternate, summarise } from '../statistics.ts';
import { measureDrawing, type Drawn } from './drawing.ts';
import { servePages } from './pages.ts';
import { tileFiles } from './tile-files.ts';

const PEERS = ['openlayers', 'leaflet', 'l7', 'deckgl', 'eox'];
/** Those that raise buildings. What draws them flat draws another picture: it is measured, not compared. */
const STANDING = ['l7', 'deckgl'];
const ROUNDS = 3;
/** Few: deck.gl takes seconds for one where graphics are drawn by the processor. */
const PAN_FRAMES = 4;
const COUNTY = countyFolders()[0]!;
const ARCHIVE_FILE = fileURLToPath(
  new URL(`../../../../${COUNTY}/archives/buildings.pmtiles`, import.meta.url),
);
const MVT_WORKER = fileURLToPath(import.meta.resolve('@loaders.gl/mvt/mvt-worker.js'));
const MEASURES = ['fullMs', 'fullCpuS', 'panCpuMsPerFrame'] as const;

/**
 * The same 100,000 buildings in `<yzt-map>` and its peers, a town in view. L7 and deck.gl raise them as we
 * do; OpenLayers, EOxElements and Leaflet draw them flat, which is all they can.
 */
export async function benchPeers(): Promise<void> {
  const served = await servePages({
    pages: ['ours', ...PEERS.map((peer) => `peers/${peer}`)],
    files: { ...(await tileFiles(ARCHIVE_FILE)), 'mvt-worker.js': readFileSync(MVT_WORKER) },
  });
  try {
    const subjects = ['ours', ...PEERS];
    const runs = await alternate(subjects, ROUNDS, async (subject) => {
      const run = await inFreshBrowser((measured) =>
        measureDrawing(measured, `${served.url}/bench/${subject}.html?view=town`, PAN_FRAMES),
      );
      console.log(`  ${subject}: ${JSON.stringify(run)}`);
      return run;
    });
    const summary = Object.fromEntries(
      subjects.map((subject) => [subject, summarise<Drawn>(runs[subject]!)]),
    );
    const claims: Claim[] = STANDING.flatMap((peer) =>
      MEASURES.map((measure) => ({
        claim: `${measure} of yzt-map to ${peer}`,
        measured: summary['ours']![measure]!.median / summary[peer]![measure]!.median,
        limit: 1,
        sense: 'most' as const,
      })),
    );
    report('peers', { rounds: ROUNDS, view: 'town', summary }, claims);
  } finally {
    await served.close();
  }
}
