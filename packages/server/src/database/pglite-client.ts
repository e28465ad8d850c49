import { Worker } from 'node:worker_threads';
import type { Command, Reply, Start } from './pglite-messages.ts';

export interface QueryAnswer {
  readonly rows: unknown[];
  readonly affectedRows?: number;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

// Run from source the worker is TypeScript too; a bundler or `tsc` does not rewrite this address.
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const WORKER = new URL(`./pglite-worker.${extension}`, import.meta.url);

/** PGlite in a worker thread, so that a slow query does not stop the server from answering others. */
export class PgliteClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #sent = 0;
  #ended: Error | undefined;

  constructor(start: Start) {
    this.#worker = new Worker(WORKER, { workerData: start });
    this.#worker.on('message', (reply: Reply) => this.#settle(reply));
    this.#worker.on('error', (error: Error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('the database thread has ended')));
  }

  open(): Promise<void> {
    return this.#send({ kind: 'open' }) as Promise<void>;
  }

  query(sql: string, parameters: readonly unknown[]): Promise<QueryAnswer> {
    return this.#send({ kind: 'query', sql, parameters }) as Promise<QueryAnswer>;
  }

  /** Writes the whole database to `file`, gzipped, for {@link Start.snapshot}. */
  dump(file: string): Promise<void> {
    return this.#send({ kind: 'dump', file }) as Promise<void>;
  }

  async close(): Promise<void> {
    try {
      if (this.#ended === undefined) await this.#send({ kind: 'close' });
    } finally {
      await this.#worker.terminate();
    }
  }

  #send(command: Command): Promise<unknown> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    const id = ++this.#sent;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...command, id });
    });
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('failure' in reply) {
      waiting?.reject(Object.assign(new Error(reply.failure.message), reply.failure.fields));
    } else {
      waiting?.resolve(reply.value);
    }
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
