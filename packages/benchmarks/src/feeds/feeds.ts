import { inFreshBrowser } from '../browser.ts';
import { report } from '../report.ts';
import { alternate, summarise } from '../statistics.ts';
import { ROWS } from './events.ts';
import { serveFeeds } from './serve-feeds.ts';

const ROUNDS = 5;
const SUBJECTS = ['timeline', 'inbox', 'vis'] as const;
/** Elements that a list of any length may hold. */
const MOST_NODES = 1_000;

type Run = {
  /** Milliseconds of processor time of the page's main thread until the first rows are on the screen. */
  firstPaintMs: number;
  /** The same with all that comes in the second after that, such as the part that draws long lists. */
  settledMs: number;
  /** Elements in the document in the end. */
  nodes: number;
};

const runOnce = (base: string, subject: string): Promise<Run> =>
  inFreshBrowser(async ({ page, start }) => {
    await start(`${base}/${subject}.html`, 'feed');
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const taskMs = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
    };
    const from = await taskMs();
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          globalThis.feed.show();
          const look = () => {
            if (globalThis.feed.rows() > 0) requestAnimationFrame(() => resolve());
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }),
    );
    const firstPaintMs = (await taskMs()) - from;
    await page.waitForTimeout(1_000);
    const settledMs = (await taskMs()) - from;
    return { firstPaintMs, settledMs, nodes: await page.evaluate(() => globalThis.feed.nodes()) };
  });

/** A timeline and an inbox of 100,000 rows of unequal height, beside vis-timeline 8 with as many events. */
export async function benchFeeds(): Promise<void> {
  const served = await serveFeeds(SUBJECTS);
  try {
    const runs = await alternate(SUBJECTS, ROUNDS, async (subject) => {
      const run = await runOnce(served.url, subject);
      console.log(`  ${subject}: ${JSON.stringify(run)}`);
      return run;
    });
    const of = (subject: string, measure: keyof Run) => summarise(runs[subject]!)[measure]!.median;
    const peer = of('vis', 'firstPaintMs');
    const claims = (['timeline', 'inbox'] as const).flatMap((subject) => [
      {
        claim: `${subject} of ${ROWS} rows: main-thread ms until the first rows are on the screen`,
        measured: of(subject, 'firstPaintMs'),
        limit: 100,
        sense: 'most' as const,
      },
      {
        claim: `${subject}: elements in the document`,
        measured: of(subject, 'nodes'),
        limit: MOST_NODES,
        sense: 'most' as const,
      },
      {
        claim: `${subject}: times as fast as vis-timeline 8.5.3 (Apache-2.0 or MIT)`,
        measured: peer / of(subject, 'firstPaintMs'),
        limit: 10,
        sense: 'least' as const,
      },
    ]);
    const summary = Object.fromEntries(SUBJECTS.map((name) => [name, summarise(runs[name]!)]));
    report('feeds', { rounds: ROUNDS, rows: ROWS, ...summary }, claims);
  } finally {
    await served.close();
  }
}
