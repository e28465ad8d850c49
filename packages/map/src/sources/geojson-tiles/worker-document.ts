import { YztError } from '@yizhangtu/standard';
import type { StoreInit, StoreSummary } from './feature-store.ts';
import type { FromWorker, Question, SentError, ToWorker } from './messages.ts';
import { startGeojsonWorker } from './start-worker.ts';

/** A busy machine may need long to start a worker; one that is blocked or missing may say nothing. */
const PATIENCE = 15_000;
/** Questions that the worker holds at a time: the rest can still be given up here. */
const AT_ONCE = 2;

interface Waiting {
  readonly question: Question;
  readonly signal: AbortSignal;
  resolve(value: unknown): void;
  reject(error: YztError): void;
}

interface Settle {
  resolve(summary: StoreSummary): void;
  reject(error: YztError): void;
}

const aborted = (where: string) =>
  new YztError({ code: 'aborted', message: 'No longer wanted', where });

/** One large document in a worker of its own, which ends with `lifetime`. */
export class WorkerDocument {
  readonly #where: string;
  readonly #worker: Worker;
  readonly #asked = new Map<number, Waiting>();
  readonly #queue: Waiting[] = [];
  readonly #read: Promise<StoreSummary>;
  readonly #alive: ReturnType<typeof setTimeout>;
  readonly #settleRead: Settle;
  #failure: YztError | undefined;
  #calls = 0;

  /** @throws YztError `worker` where the page lets no worker start */
  constructor(init: StoreInit, lifetime: AbortSignal) {
    this.#where = init.where;
    let settle: Settle;
    this.#read = new Promise((resolve, reject) => (settle = { resolve, reject }));
    this.#settleRead = settle!;
    // Its failure is also told by the next `take`, which may come first.
    this.#read.catch(() => undefined);
    try {
      this.#worker = startGeojsonWorker();
    } catch (cause) {
      throw this.#workerError('The worker for large files was not allowed to start', cause);
    }
    this.#alive = setTimeout(
      () => this.#fail(this.#workerError('The worker for large files does not answer')),
      PATIENCE,
    );
    this.#worker.addEventListener('message', (event: MessageEvent<FromWorker>) =>
      this.#hear(event.data),
    );
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#fail(this.#workerError(event.message || 'The worker for large files did not start'));
    });
    if (lifetime.aborted) this.#fail(aborted(this.#where));
    else {
      lifetime.addEventListener('abort', () => this.#fail(aborted(this.#where)), { once: true });
    }
    this.#tell({ type: 'begin', init });
  }

  /**
   * The next piece of the document, which is handed over.
   *
   * @throws YztError when the worker has found that it cannot be read
   */
  take(bytes: Uint8Array): void {
    if (this.#failure !== undefined) throw this.#failure;
    const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
    this.#tell({ type: 'chunk', bytes: whole }, [whole.buffer as ArrayBuffer]);
  }

  /** The document is complete: what it holds. */
  end(): Promise<StoreSummary> {
    this.#tell({ type: 'end' });
    return this.#read;
  }

  ask(question: Question, signal: AbortSignal): Promise<unknown> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(aborted(this.#where));
      const waiting: Waiting = { question, signal, resolve, reject };
      signal.addEventListener(
        'abort',
        () => {
          const at = this.#queue.indexOf(waiting);
          if (at >= 0) this.#queue.splice(at, 1);
          reject(aborted(this.#where));
        },
        { once: true },
      );
      this.#queue.push(waiting);
      this.#send();
    });
  }

  #send(): void {
    while (this.#asked.size < AT_ONCE) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      const call = this.#calls++;
      this.#asked.set(call, next);
      this.#tell({ type: 'ask', call, question: next.question });
    }
  }

  #hear(message: FromWorker): void {
    clearTimeout(this.#alive);
    switch (message.type) {
      case 'read':
        return this.#settleRead.resolve(message.summary);
      case 'failed':
        return this.#fail(this.#received(message.error));
      case 'answer':
        this.#asked.get(message.call)?.resolve(message.value);
        break;
      case 'refusal':
        this.#asked.get(message.call)?.reject(this.#received(message.error));
        break;
      case 'alive':
        return;
    }
    this.#asked.delete(message.call);
    this.#send();
  }

  /** Ends the worker, and all that waits for it with `error`. */
  #fail(error: YztError): void {
    if (this.#failure !== undefined) return;
    this.#failure = error;
    clearTimeout(this.#alive);
    this.#worker.terminate();
    this.#settleRead.reject(error);
    for (const { reject } of [...this.#asked.values(), ...this.#queue.splice(0)]) reject(error);
    this.#asked.clear();
  }

  #tell(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #received(error: SentError): YztError {
    return new YztError({ ...error, where: this.#where });
  }

  #workerError(message: string, cause?: unknown): YztError {
    return new YztError({
      code: 'worker',
      message,
      where: this.#where,
      ...(cause === undefined ? {} : { cause }),
    });
  }
}
