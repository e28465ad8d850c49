import { inFreshBrowser } from '../browser.ts';
import { report } from '../report.ts';
import { measureHeap } from './heap.ts';
import { servePages } from './pages.ts';

const WARM_UP = 5;
const TIMES = 50;

/** 50 × mount and unmount of a map with its county: what stays behind. */
export async function benchLifetime(): Promise<void> {
  const served = await servePages();
  try {
    const counted = await inFreshBrowser(async ({ page, start }) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable');
      await session.send('HeapProfiler.enable');
      const count = async () => {
        const heap = await measureHeap(session);
        const { metrics } = await session.send('Performance.getMetrics');
        const metric = (name: string) => metrics.find((one) => one.name === name)!.value;
        return {
          contexts: await page.evaluate(() => globalThis.lifetime.liveContexts()),
          workers: page.workers().length,
          listeners: metric('JSEventListeners'),
          nodes: metric('Nodes'),
          ...heap,
        };
      };
      await start(`${served.url}/bench/lifetime.html`, 'lifetime');
      // What is made once for a page (the engine, its worker pool, caches) is made in the first mounts.
      for (let i = 0; i < WARM_UP; i++)
        await page.evaluate(() => globalThis.lifetime.mountAndUnmount());
      const before = await count();
      for (let i = 0; i < TIMES; i++)
        await page.evaluate(() => globalThis.lifetime.mountAndUnmount());
      return { before, after: await count() };
    });
    const { before, after } = counted;
    report('lifetime', { times: TIMES, ...counted }, [
      {
        claim: 'WebGL contexts alive after',
        measured: after.contexts,
        limit: before.contexts,
        sense: 'most',
      },
      { claim: 'workers after', measured: after.workers, limit: before.workers, sense: 'most' },
      {
        claim: 'listeners after',
        measured: after.listeners,
        limit: before.listeners,
        sense: 'most',
      },
      {
        claim: 'what scripts hold after to before',
        measured: after.heldMb / before.heldMb,
        limit: 1.1,
        sense: 'most',
      },
    ]);
  } finally {
    await served.close();
  }
}
