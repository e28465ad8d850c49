import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../../scripts/chromium.mjs';

const QUIET_CHECK_MS = 250;
/** Of one processor. */
const QUIET_SHARE = 0.08;

export interface Measured {
  readonly browser: Browser;
  readonly page: Page;
  /**
   * Opens a page of `servePages` and, once the browser is at rest, begins its script: what it measures begins
   * there, and not with what the browser's own window draws when it starts and when a page is loaded.
   *
   * @param name - of what the script puts on `globalThis`
   * @returns what {@link cpu} was when it began
   */
  start(url: string, name: string): Promise<number>;
  /** CPU seconds that all processes of the browser have used. */
  cpu(): Promise<number>;
  /** MB of memory that the processes of the page hold: their share of what is shared counted in (PSS). */
  memory(): Promise<number>;
  /** Milliseconds of processor time of the longest task of the page's main thread during `work`. */
  longestTask(work: () => Promise<unknown>): Promise<number>;
}

async function cpuSeconds(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, process) => sum + process.cpuTime, 0);
}

async function rendererMb(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const kilobytes = renderers.map(({ id }) => {
    const rollup = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1]);
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

async function longestTaskOf(
  browser: Browser,
  page: Page,
  work: () => Promise<unknown>,
): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await work();
  const trace = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  const keyOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const mains = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(keyOf),
  );
  const tasks = trace.traceEvents.filter((event) => event.tdur && mains.has(keyOf(event)));
  if (tasks.length === 0) throw new Error('the trace holds no task of the main thread');
  return Math.max(...tasks.map(({ tdur }) => tdur!)) / 1000;
}

/**
 * Waits until the browser is at rest. For a second or two after its start, and when a page is loaded, it draws
 * its own window and loads its own pages, on the same processors as the page under measurement.
 */
async function untilQuiet(cpu: () => Promise<number>): Promise<void> {
  for (let used = await cpu(), quiet = 0; quiet < 3;) {
    await setTimeout(QUIET_CHECK_MS);
    const now = await cpu();
    quiet = now - used < (QUIET_CHECK_MS / 1000) * QUIET_SHARE ? quiet + 1 : 0;
    used = now;
  }
}

/** Runs in the page. */
function beginScript(): void {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = document.querySelector<HTMLElement>('[data-script]')!.dataset['script']!;
  globalThis.began = performance.now();
  document.head.append(script);
}

declare global {
  /** When the script under measurement was asked for. */
  var began: number;
}

/** Opens a page in a browser of its own, hands it to `work`, and ends the browser. */
export async function inFreshBrowser<T>(work: (measured: Measured) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: findChromium()!, args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 720 },
      deviceScaleFactor: 1,
      // The server's pages allow no scripts made of text; some peers need them.
      bypassCSP: true,
    });
    const session = await browser.newBrowserCDPSession();
    const cpu = () => cpuSeconds(session);
    return await work({
      browser,
      page,
      async start(url, name) {
        await page.goto(url);
        await untilQuiet(cpu);
        const used = await cpu();
        await page.evaluate(beginScript);
        await page.waitForFunction((given) => given in globalThis, name);
        return used;
      },
      cpu,
      memory: () => rendererMb(session),
      longestTask: (during) => longestTaskOf(browser, page, during),
    });
  } finally {
    await browser.close();
  }
}
