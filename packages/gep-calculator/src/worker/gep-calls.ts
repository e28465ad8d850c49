import { YztError } from '@yizhangtu/standard';
import type { FromWorker, Questions, What } from './messages.ts';
import { startGepWorker } from './start-worker.ts';

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Asks a worker, which starts with the first question. A question that is given up ends the worker: what
 * it reckons cannot be stopped otherwise.
 */
export class GepCalls {
  #worker: Worker | undefined;
  #last = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** @throws YztError `worker` where none can run, `aborted`, and what the engine throws */
  ask<K extends What>(
    what: K,
    ask: Questions[K]['ask'],
    signal: AbortSignal,
  ): Promise<Questions[K]['answer']> {
    signal.throwIfAborted();
    const call = ++this.#last;
    return new Promise<Questions[K]['answer']>((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject });
      const giveUp = (): void => this.#giveUp(call);
      signal.addEventListener('abort', giveUp, { once: true });
      try {
        this.#started().postMessage({ call, what, ask });
      } catch (cause) {
        this.#fail(cause);
      }
    });
  }

  /** Ends the worker. */
  close(): void {
    this.#end(new YztError({ code: 'aborted', message: 'The element left the page' }));
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = startGepWorker();
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#take(data));
    worker.addEventListener('error', (event) => this.#fail(event));
    return worker;
  }

  #take(message: FromWorker): void {
    const waiting = this.#waiting.get(message.call);
    this.#waiting.delete(message.call);
    if ('error' in message) waiting?.reject(new YztError(message.error));
    else waiting?.resolve(message.answer as never);
  }

  #giveUp(call: number): void {
    const waiting = this.#waiting.get(call);
    if (!waiting) return;
    this.#waiting.delete(call);
    waiting.reject(new YztError({ code: 'aborted', message: 'The question was given up' }));
    if (this.#waiting.size > 0) return;
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #fail(cause: unknown): void {
    this.#end(new YztError({ code: 'worker', message: 'The worker does not run', cause }));
  }

  #end(error: YztError): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
