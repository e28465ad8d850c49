import { alternate, summarise } from '../statistics.ts';
import { inFreshBrowser } from '../browser.ts';
import { report } from '../report.ts';
import { madeBuildings } from './made-buildings.ts';
import { servePages } from './pages.ts';

const SUBJECTS = ['geojson-bare', 'geojson-ours'];
const ROUNDS = 5;
const COUNT = 100_000;
/** Makes a text of 50 MB. */
const LARGE = { count: 136_000, more: 34 };

type Run = {
  /** Milliseconds from the request of its script to the last tile drawn. */
  fullMs: number;
  /** CPU seconds of the whole browser from start until then. */
  fullCpuS: number;
  /** MB that the page's process holds then. */
  memoryMb: number;
};

const runOnce = (base: string, subject: string): Promise<Run> =>
  inFreshBrowser(async ({ page, cpu, memory, start }) => {
    const atStart = await start(`${base}/bench/${subject}.html?view=town`, 'subject');
    const fullMs = await page.evaluate(() => globalThis.subject.full);
    return { fullMs, fullCpuS: (await cpu()) - atStart, memoryMb: await memory() };
  });

const addOnce = (base: string): Promise<{ longestTaskMs: number }> =>
  inFreshBrowser(async ({ page, longestTask, start }) => {
    await start(`${base}/bench/adding.html?view=town`, 'adding');
    await page.evaluate(() => globalThis.adding.ready);
    return {
      longestTaskMs: await longestTask(() => page.evaluate(() => globalThis.adding.add())),
    };
  });

/** 100,000 buildings as GeoJSON by address: bare maplibre-gl and `<yzt-map>`; and 50 MB added to a map. */
export async function benchGeojson(): Promise<void> {
  const large = madeBuildings(LARGE.count, LARGE.more);
  const served = await servePages({
    pages: [...SUBJECTS, 'adding'],
    files: { 'buildings.geojson': madeBuildings(COUNT), 'large.geojson': large },
  });
  try {
    const runs = await alternate(SUBJECTS, ROUNDS, async (subject) => {
      const run = await runOnce(served.url, subject);
      console.log(`  ${subject}: ${JSON.stringify(run)}`);
      return run;
    });
    const [bare, ours] = SUBJECTS.map((subject) => summarise(runs[subject]!));
    const added = await alternate(['adding'], ROUNDS, async () => {
      const run = await addOnce(served.url);
      console.log(`  adding: ${JSON.stringify(run)}`);
      return run;
    });
    const adding = summarise(added['adding']!);
    const ratio = (measure: keyof Run) => ours![measure]!.median / bare![measure]!.median;
    report(
      'geojson',
      {
        rounds: ROUNDS,
        features: COUNT,
        largeMb: Buffer.byteLength(large) / 1e6,
        bare,
        ours,
        adding,
      },
      [
        {
          claim: 'time to full of yzt-map to bare maplibre-gl',
          measured: ratio('fullMs'),
          limit: 0.6,
          sense: 'most',
        },
        {
          claim: 'memory of the page of yzt-map to bare maplibre-gl',
          measured: ratio('memoryMb'),
          limit: 0.7,
          sense: 'most',
        },
        {
          claim: 'longest task of the main thread while 50 MB are added, ms (worst run)',
          measured: adding['longestTaskMs']!.greatest,
          limit: 100,
          sense: 'most',
        },
      ],
    );
  } finally {
    await served.close();
  }
}
