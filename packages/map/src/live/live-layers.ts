import type { Client } from '@yizhangtu/client';
import type { MapHost, ShownLayer } from '@yizhangtu/core';
import type { Issue, Live } from '@yizhangtu/standard';
import { listen, type OpenStream } from './listen.ts';
import { LiveBatch, nextFrame, type NextFrame } from './live-batch.ts';
import type { FeedInit, Page } from './live-feed.ts';
import { liveIssue } from './live-issue.ts';
import { poll } from './poll.ts';

/** The map whose layers are kept up to date. */
export interface LiveHost extends Pick<MapHost, 'state' | 'subscribe' | 'setFeatureState'> {
  /** What is to be said of a layer's live values; undefined when they come. */
  setLiveIssue(layer: string, issue: Issue | undefined): void;
}

/** What the platform offers. */
export interface LivePlatform {
  readonly page: Page;
  readonly nextFrame: NextFrame;
  readonly openStream: OpenStream;
}

const browser = (): LivePlatform => ({
  page: document,
  nextFrame,
  openStream: (href) => new EventSource(href),
});

interface Running {
  readonly live: Live;
  readonly stop: AbortController;
}

function start(
  host: LiveHost,
  client: Client,
  layer: string,
  live: Live,
  { page, nextFrame, openStream }: LivePlatform,
): AbortController {
  const stop = new AbortController();
  let last: number | undefined;
  const batch = new LiveBatch(({ id, properties }) => {
    host.setFeatureState(layer, id, properties);
  }, nextFrame);
  stop.signal.addEventListener('abort', () => batch.close(), { once: true });
  const init: FeedInit = {
    client,
    live,
    signal: stop.signal,
    page,
    take: (values) => {
      last = client.timing.now();
      batch.add(values);
    },
    trouble: (error) => {
      if (stop.signal.aborted) return;
      host.setLiveIssue(layer, error && liveIssue(error, last));
    },
  };
  void (live.by === 'sse' ? listen(init, openStream) : poll(init));
  return stop;
}

const sameLive = (a: Live, b: Live) => a.href === b.href && a.by === b.by && a.every === b.every;

const wanted = ({ entry, status }: ShownLayer) =>
  entry.live !== undefined && !(status.state === 'error' && status.error.code === 'unsupported');

/**
 * Keeps the layers of a map that have live values up to date, until `signal` is aborted: from when such a
 * layer is turned on to when it is turned off, and only while the page can be seen.
 */
export function followLive(
  host: LiveHost,
  client: () => Client,
  signal: AbortSignal,
  platform: LivePlatform = browser(),
): void {
  const running = new Map<string, Running>();
  const stop = (id: string) => {
    running.get(id)?.stop.abort();
    running.delete(id);
  };
  const look = () => {
    const layers = new Map(host.state.layers.filter(wanted).map((one) => [one.entry.id, one]));
    for (const [id, { live }] of running) {
      const now = layers.get(id)?.entry.live;
      if (now === undefined || !sameLive(now, live)) stop(id);
    }
    for (const [id, { entry }] of layers) {
      const { live } = entry;
      if (live === undefined || running.has(id)) continue;
      running.set(id, { live, stop: start(host, client(), id, live, platform) });
    }
  };
  if (signal.aborted) return;
  const leave = host.subscribe(look);
  signal.addEventListener(
    'abort',
    () => {
      leave();
      for (const id of [...running.keys()]) stop(id);
    },
    { once: true },
  );
  look();
}
