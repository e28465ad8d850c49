import { alternate, median, summarise } from '../statistics.ts';
import { inFreshBrowser } from '../browser.ts';
import { report } from '../report.ts';
import { servePages } from './pages.ts';

const ROUNDS = 5;
const TICKS = 20;

type Run = {
  /** Milliseconds that the calls of a tick take. */
  callsMs: number;
  /** Milliseconds of script on the main thread for a tick, drawing it included. */
  scriptMs: number;
  /** Questions about tiles and data that went to a worker. */
  tileReads: number;
};

const runOnce = (base: string): Promise<Run> =>
  inFreshBrowser(async ({ page }) => {
    await page.goto(`${base}/bench/sensors.html`);
    await page.evaluate(() => globalThis.sensors.ready);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const scriptSeconds = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'ScriptDuration')!.value;
    };
    const asked = () => page.evaluate(() => ({ ...globalThis.sensors.asked }));
    // The first ticks are compiled as they run.
    for (let i = 0; i < 3; i++) await page.evaluate(() => globalThis.sensors.tick());
    const [before, from] = [await asked(), await scriptSeconds()];
    const calls: number[] = [];
    for (let i = 0; i < TICKS; i++) {
      calls.push(await page.evaluate(() => globalThis.sensors.tick()));
      // The rest of the second, shortened: nothing happens in it.
      await page.waitForTimeout(100);
    }
    const script = ((await scriptSeconds()) - from) * 1000;
    const after = await asked();
    const tileReads = Object.entries(after)
      .filter(([type]) => /tile|data/i.test(type))
      .reduce((sum, [type, count]) => sum + count - (before[type] ?? 0), 0);
    return { callsMs: median(calls), scriptMs: script / TICKS, tileReads };
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
        claim: 'script for 500 changes, drawing included, ms',
        measured: sensors['scriptMs']!.median,
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
