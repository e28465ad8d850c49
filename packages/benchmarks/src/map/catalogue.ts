import { alternate, summarise } from '../statistics.ts';
import { inFreshBrowser } from '../browser.ts';
import { report } from '../report.ts';
import { servePages } from './pages.ts';
import { randomOf } from './random.ts';

const ROUNDS = 7;
const ALL = 579;
const ON = 20;

/** Fifty features of one layer: areas, lines and points by turns of its number. */
function madeLayer(n: number): string {
  const random = randomOf(n + 1);
  const features = Array.from({ length: 50 }, (_, i) => {
    const [x, y] = [119.78 + random() * 0.54, 30.44 + random() * 0.24];
    const corners = [0, 1, 2, 3, 4].map((at) => {
      const turn = (at * Math.PI) / 2;
      return [x + Math.cos(turn) * 0.01, y + Math.sin(turn) * 0.01];
    });
    corners[4] = corners[0]!;
    const geometry = [
      { type: 'Polygon', coordinates: [corners] },
      { type: 'LineString', coordinates: corners.slice(0, 3) },
      { type: 'Point', coordinates: [x, y] },
    ][n % 3]!;
    return { type: 'Feature', id: i, properties: { name: `${n}-${i}`, level: i % 5 }, geometry };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

type Run = {
  /** Milliseconds from the request of its script to the last tile drawn. */
  fullMs: number;
  /** CPU seconds of the whole browser from start until then. */
  fullCpuS: number;
  /** Milliseconds of the longest task of the main thread while a layer is turned off and on. */
  toggleMs: number;
};

const runOnce = (base: string, entries: string): Promise<Run> =>
  inFreshBrowser(async ({ page, cpu, longestTask, start }) => {
    const atStart = await start(`${base}/bench/catalogue.html?entries=${entries}`, 'subject');
    const fullMs = await page.evaluate(() => globalThis.subject.full);
    const fullCpuS = (await cpu()) - atStart;
    await page.evaluate(() => globalThis.catalogue.ready);
    // The first toggle is compiled as it runs.
    await page.evaluate(() => globalThis.catalogue.toggle());
    const toggleMs = await longestTask(() => page.evaluate(() => globalThis.catalogue.toggle()));
    return { fullMs, fullCpuS, toggleMs };
  });

/** A catalogue of 579 layers with 20 on, and a catalogue of those 20 alone. */
export async function benchCatalogue(): Promise<void> {
  const files = Object.fromEntries(
    Array.from({ length: ON + 1 }, (_, n) => [`layer-${n}.geojson`, madeLayer(n)]),
  );
  const served = await servePages({ pages: ['catalogue'], files });
  const subjects = [String(ON), String(ALL)];
  try {
    const runs = await alternate(subjects, ROUNDS, async (entries) => {
      const run = await runOnce(served.url, entries);
      console.log(`  ${entries} entries: ${JSON.stringify(run)}`);
      return run;
    });
    const [few, all] = subjects.map((entries) => summarise(runs[entries]!));
    report('catalogue', { rounds: ROUNDS, few, all }, [
      {
        claim: `time to full with ${ALL} entries to ${ON}`,
        measured: all!['fullMs']!.median / few!['fullMs']!.median,
        limit: 1.1,
        sense: 'most',
      },
      {
        claim: 'longest task of the main thread while a layer is turned off and on, ms',
        measured: all!['toggleMs']!.median,
        limit: 10,
        sense: 'most',
      },
    ]);
  } finally {
    await served.close();
  }
}
