import { Worker } from 'node:worker_threads';
import { YztError, type YztErrorInit } from '@yizhangtu/standard';

/** What became of a replay, as it comes from its thread. */
export type Replayed =
  | { readonly replay: 'same' | 'close' }
  | { readonly fault: Pick<YztErrorInit, 'code' | 'message' | 'issues'> };

// Run from source the worker is TypeScript too; a bundler or `tsc` does not rewrite this address.
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const WORKER = new URL(`./replay-worker.${extension}`, import.meta.url);

const MOST_MS = 30_000;
const MOST_MEGABYTES = 512;

/** A run package computed anew in a thread of its own, so that the server goes on to answer others. */
function inThread(value: unknown): Promise<Replayed> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, {
      workerData: value,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    const tooLong = setTimeout(() => {
      reject(
        new YztError({
          code: 'timeout',
          message: `the run takes longer than ${MOST_MS / 1000} s to compute`,
        }),
      );
      void worker.terminate();
    }, MOST_MS);
    worker.once('message', resolve);
    worker.once('error', (cause: NodeJS.ErrnoException) => {
      const tooLarge = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const message = `the run takes more than ${MOST_MEGABYTES} MB to compute`;
      reject(tooLarge ? new YztError({ code: 'too_large', message, cause }) : cause);
    });
    worker.once('exit', () => {
      clearTimeout(tooLong);
      reject(new Error('the thread ended before the run was computed'));
    });
  });
}

/** Checks run packages one after the other: together they never take more than one processor. */
export class Replays {
  #last: Promise<unknown> = Promise.resolve();

  /**
   * That a package is what the engine made of its run: its hashes fit, and its numbers come out again within 1e-9.
   *
   * @throws YztError `invalid` with where it differs, `unsupported`, `timeout`, `too_large`
   */
  async check(value: unknown): Promise<void> {
    const turn = this.#last.then(() => inThread(value));
    this.#last = turn.catch(() => undefined);
    const replayed = await turn;
    if ('fault' in replayed) throw new YztError(replayed.fault);
  }
}
