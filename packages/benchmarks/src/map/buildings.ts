import { alternate, summarise } from '../statistics.ts';
import { inFreshBrowser } from '../browser.ts';
import { report, type Claim } from '../report.ts';
import { servePages } from './pages.ts';
import type { View } from './subject.ts';

const SUBJECTS = ['bare', 'ours', 'openlayers'];
const ROUNDS = 7;
const PAN_FRAMES = 16;
const PIXELS_A_FRAME = 8;

type Run = {
  /** Milliseconds from the request of the page to the last tile drawn. */
  fullMs: number;
  /** CPU seconds of the whole browser from start until then. */
  fullCpuS: number;
  /** CPU milliseconds of the whole browser for a frame of a drag. */
  panCpuMsPerFrame: number;
};

async function runOnce(base: string, subject: string, view: View): Promise<Run> {
  return inFreshBrowser(async ({ page, cpu }) => {
    const atStart = await cpu();
    await page.goto(`${base}/bench/${subject}.html?view=${view}`);
    const fullMs = await page.evaluate(() => globalThis.subject.full);
    const atFull = await cpu();
    await page.mouse.move(900, 360);
    await page.mouse.down();
    for (let frame = 1; frame <= PAN_FRAMES; frame++) {
      // There and back, so that every subject ends where it began.
      const turn = PAN_FRAMES / 2;
      const steps = frame <= turn ? frame : PAN_FRAMES - frame;
      await page.mouse.move(900 - steps * PIXELS_A_FRAME, 360);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    const atPanned = await cpu();
    await page.mouse.up();
    return {
      fullMs,
      fullCpuS: atFull - atStart,
      panCpuMsPerFrame: ((atPanned - atFull) * 1000) / PAN_FRAMES,
    };
  });
}

/** 100,000 buildings by PMTiles: bare maplibre-gl, OpenLayers and `<yzt-map>` in one run. */
export async function benchBuildings(): Promise<void> {
  const served = await servePages();
  const views: Record<string, Record<string, ReturnType<typeof summarise>>> = {};
  const claims: Claim[] = [];
  try {
    for (const view of ['town', 'street'] as const) {
      const runs = await alternate(SUBJECTS, ROUNDS, async (subject) => {
        const run = await runOnce(served.url, subject, view);
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
