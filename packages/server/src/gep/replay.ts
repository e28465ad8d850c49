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

/** A run of 10,000 draws over a county takes less than a second. */
export interface ReplayLimits {
  readonly mostMs?: number;
  readonly mostMegabytes?: number;
}

interface Waiting {
  resolve(replayed: Replayed): void;
  reject(error: unknown): void;
}

/**
 * Computes run packages anew, one after the other, in a thread of its own that starts with the first of them: the
 * server answers others meanwhile.
 */
export class Replays {
  readonly #mostMs: number;
  readonly #mostMegabytes: number;
  #worker: Worker | undefined;
  /** Who waits for the package that is in the thread. */
  #waiting: Waiting | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor({ mostMs = MOST_MS, mostMegabytes = MOST_MEGABYTES }: ReplayLimits = {}) {
    this.#mostMs = mostMs;
    this.#mostMegabytes = mostMegabytes;
  }

  /**
   * That a package is what the engine made of its run: its hashes fit, and its numbers come out again within 1e-9.
   *
   * @throws YztError `invalid` with where it differs, `unsupported`, `timeout`, `too_large`
   */
  async check(value: unknown): Promise<void> {
    const turn = this.#last.then(() => this.#replay(value));
    this.#last = turn.catch(() => undefined);
    const replayed = await turn;
    if ('fault' in replayed) throw new YztError(replayed.fault);
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#end(worker, new YztError({ code: 'unavailable', message: 'the server is stopping' }));
    await worker.terminate();
  }

  #replay(value: unknown): Promise<Replayed> {
    return new Promise<Replayed>((resolve, reject) => {
      const worker = (this.#worker ??= this.#start());
      const tooLong = setTimeout(() => {
        const message = `the run takes longer than ${this.#mostMs / 1000} s to compute`;
        this.#end(worker, new YztError({ code: 'timeout', message }));
      }, this.#mostMs);
      this.#waiting = {
        resolve: (replayed) => {
          clearTimeout(tooLong);
          resolve(replayed);
        },
        reject: (error) => {
          clearTimeout(tooLong);
          reject(error);
        },
      };
      worker.postMessage(value);
    });
  }

  #start(): Worker {
    const worker = new Worker(WORKER, {
      resourceLimits: { maxOldGenerationSizeMb: this.#mostMegabytes },
    });
    worker.on('message', (replayed: Replayed) => this.#waiting?.resolve(replayed));
    worker.on('error', (cause: NodeJS.ErrnoException) => {
      const isTooLarge = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const message = `the run takes more than ${this.#mostMegabytes} MB to compute`;
      this.#end(worker, isTooLarge ? new YztError({ code: 'too_large', message, cause }) : cause);
    });
    worker.on('exit', () => {
      this.#end(worker, new Error('the thread ended before the run was computed'));
    });
    return worker;
  }

  /** Nothing more is asked of a thread; the next package gets a new one. */
  #end(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#waiting?.reject(error);
    void worker.terminate();
  }
}
