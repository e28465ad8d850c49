import { alternate, median, summarise } from '../statistics.ts';
import { inFreshBrowser } from '../browser.ts';
import { report } from '../report.ts';
import { servePages } from './pages.ts';

const ROUNDS = 5;
const TICKS = 20;
const CHANGES = 500;

type Run = {
  /** Milliseconds that the calls of a tick take. */
  callsMs: number;
  /** Milliseconds of script for a tick, less those for a tick in which one sensor changes: the same drawing. */
  changesMs: number;
  /** Milliseconds of script for a tick with its drawing, which a software renderer makes long. */
  tickMs: number;
  /** Questions about tiles and data that went to a worker. */
  tileReads: number;
};

const runOnce = (base: string): Promise<Run> =>
  inFreshBrowser(async ({ page, start }) => {
    await start(`${base}/bench/sensors.html`, 'sensors');
    await page.evaluate(() => globalThis.sensors.ready);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const scriptMs = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'ScriptDuration')!.value * 1000;
    };
    const asked = () => page.evaluate(() => ({ ...globalThis.sensors.asked }));
    const calls: number[] = [];
    /** Processor time of script for a tick, drawing it included. */
    const ticks = async (changes: number) => {
      const from = await scriptMs();
      for (let i = 0; i < TICKS; i++) {
        calls.push(await page.evaluate((count) => globalThis.sensors.tick(count), changes));
        // The rest of the second, shortened: nothing happens in it.
        await page.waitForTimeout(100);
      }
      return ((await scriptMs()) - from) / TICKS;
    };
    // The first ticks are compiled as they run.
    await ticks(CHANGES);
    const before = await asked();
    const one = await ticks(1);
    calls.length = 0;
    const many = await ticks(CHANGES);
    const after = await asked();
    const tileReads = Object.entries(after)
      .filter(([type]) => /tile|data/i.test(type))
      .reduce((sum, [type, count]) => sum + count - (before[type] ?? 0), 0);
    return { callsMs: median(calls), changesMs: many - one, tickMs: many, tileReads };
  });

/** 5,000 sensors on the map, 500 of which change each second. */
export async function benchSensors(): Promise<void> {
  const served = await servePages({ pages: ['sensors'] });
  try {
    const runs = await alternate(['sensors'], ROUNDS, async () => {
      const run = await runOnce(served.url);
      console.log(`  sensors: ${JSON.stringify(run)}`);
      return run;
    });
    const sensors = summarise(runs['sensors']!);
    report('sensors', { rounds: ROUNDS, ticks: TICKS, sensors }, [
      {
        claim: 'script for 500 changes and their drawing, ms',
        measured: sensors['tickMs']!.median,
        limit: 5,
        sense: 'most',
      },
      {
        claim: 'tiles or data asked of a worker during the changes',
        measured: sensors['tileReads']!.greatest,
        limit: 0,
        sense: 'most',
      },
    ]);
  } finally {
    await served.close();
  }
}
