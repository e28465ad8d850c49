import { toYztError, YztError } from '@yizhangtu/standard';
import { backoff, whenSeen, type FeedInit } from './live-feed.ts';
import { readLiveValues } from './live-values.ts';

/** Milliseconds without a word after which a stream may be dead: it is opened anew to find out. */
export const SILENCE = 60_000;
/** Milliseconds that a stream may take to open. */
export const PATIENCE = 20_000;
/** Seconds before the first try again. */
const FIRST = 2;

/** How a stream is opened: `EventSource` of the platform. */
export type OpenStream = (href: string) => EventSource;

type End = 'hidden' | 'silent' | YztError;

const failure = (code: 'network' | 'timeout' | 'unavailable', message: string, where: string) =>
  new YztError({ code, message, where });

/** What a message that cannot be read means for its stream. */
function brokenMessage(thrown: unknown, where: string): YztError {
  const error = toYztError(thrown, where);
  if (error.code !== 'internal') return error;
  return new YztError({
    code: 'bad_response',
    message: 'The stream brings something else than JSON',
    where,
    cause: thrown,
  });
}

/** One stream, from its opening to its end; resolves with why it ended. */
function session(init: FeedInit, open: OpenStream, heard: () => void): Promise<End> {
  const { live, signal, page, client } = init;
  const { timing } = client;
  return new Promise((resolve) => {
    const over = new AbortController();
    let watch: AbortController | undefined;
    const stream = open(live.href);
    const end = (why: End) => {
      if (over.signal.aborted) return;
      over.abort();
      watch?.abort();
      stream.close();
      page.removeEventListener('visibilitychange', look);
      resolve(why);
    };
    const look = () => {
      if (page.hidden) end('hidden');
    };
    /** Ends the stream when nothing is heard for so long. */
    const watchFor = (milliseconds: number, why: () => End) => {
      watch?.abort();
      const own = (watch = new AbortController());
      timing.sleep(milliseconds, own.signal).then(
        () => end(why()),
        () => undefined,
      );
    };
    const opened = () => {
      init.trouble(undefined);
      watchFor(SILENCE, () => 'silent');
    };
    page.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', () => end('hidden'), { once: true, signal: over.signal });
    watchFor(PATIENCE, () => failure('timeout', 'The stream does not open', live.href));
    stream.addEventListener('open', opened);
    stream.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      try {
        init.take(readLiveValues(JSON.parse(String(data)), live.href));
        opened();
        heard();
      } catch (thrown) {
        end(brokenMessage(thrown, live.href));
      }
    });
    stream.addEventListener('error', () => {
      // The platform does not say why. It gives up for good on an answer that is no stream.
      end(
        stream.readyState === stream.CLOSED
          ? failure('unavailable', 'The answer is not a stream of events', live.href)
          : failure('network', 'The stream broke off', live.href),
      );
    });
    look();
  });
}

/** Listens for values while the page can be seen. Resolves when its signal is aborted. */
export async function listen(init: FeedInit, open: OpenStream): Promise<void> {
  const { client, signal, page } = init;
  const { timing } = client;
  let failures = 0;
  const heard = () => {
    failures = 0;
  };
  while (!signal.aborted) {
    await whenSeen(page, signal).catch(() => undefined);
    if (signal.aborted) return;
    // An address that is none is refused before there is a stream.
    const why = await session(init, open, heard).catch((thrown: unknown): End =>
      toYztError(thrown, init.live.href),
    );
    if (signal.aborted || typeof why === 'string') continue;
    failures += 1;
    init.trouble(why);
    const wait = backoff(failures - 1, FIRST, why.retryAfter, timing.random);
    await timing.sleep(wait * 1000, signal).catch(() => undefined);
  }
}
