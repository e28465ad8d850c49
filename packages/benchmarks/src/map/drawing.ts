import type { Measured } from '../browser.ts';

const PIXELS_A_FRAME = 8;

/** What drawing a page costs. */
export type Drawn = {
  /** Milliseconds from the request of its script to the last tile drawn. */
  fullMs: number;
  /** CPU seconds of the whole browser from start until then. */
  fullCpuS: number;
  /** CPU milliseconds of the whole browser for a frame of a drag. */
  panCpuMsPerFrame: number;
};

/** Opens the page of a subject, waits until it is drawn, and drags it there and back in `frames` frames. */
export async function measureDrawing(
  { page, cpu, start }: Measured,
  url: string,
  frames = 16,
): Promise<Drawn> {
  const atStart = await start(url, 'subject');
  const fullMs = await page.evaluate(() => globalThis.subject.full);
  const atFull = await cpu();
  await page.mouse.move(900, 360);
  await page.mouse.down();
  for (let frame = 1; frame <= frames; frame++) {
    // There and back, so that every subject ends where it began.
    const turn = frames / 2;
    const steps = frame <= turn ? frame : frames - frame;
    await page.mouse.move(900 - steps * PIXELS_A_FRAME, 360);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  const atPanned = await cpu();
  await page.mouse.up();
  return {
    fullMs,
    fullCpuS: atFull - atStart,
    panCpuMsPerFrame: ((atPanned - atFull) * 1000) / frames,
  };
}
