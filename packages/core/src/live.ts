import type { Client } from '@yizhangtu/client';
import type { Outbox } from '@yizhangtu/client/outbox.js';
import type { Session } from '@yizhangtu/client/session.js';
import type { Stream } from '@yizhangtu/client/stream.js';
import { YztError } from '@yizhangtu/standard';

const loadStream = (): Promise<typeof import('./live-stream.ts')> =>
  import('./live-stream.ts').catch(lost);

const loadOutbox = (): Promise<typeof import('./live-outbox.ts')> =>
  import('./live-outbox.ts').catch(lost);

function lost(cause: unknown): never {
  throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
}

/** What the elements under a provider share beyond single calls, each loaded when the first asks for it. */
export class Live {
  readonly #client: Client;
  readonly #county: string;
  readonly #session: () => Session | undefined;
  readonly #open = new Map<string, Promise<{ close(): void }>>();

  constructor(client: Client, county: string, session: () => Session | undefined) {
    this.#client = client;
    this.#county = county;
    this.#session = session;
  }

  /** What happens to the matters of who acts now, as it happens. */
  stream(): Promise<Stream> {
    return this.#once('stream', async () => (await loadStream()).streamOf(this.#desk));
  }

  /** What who acts now has submitted, or nobody in particular, until the server has it. */
  outbox(): Promise<Outbox> {
    return this.#once('outbox', async () => {
      const outbox = await (await loadOutbox()).outboxOf(this.#desk);
      // What was left unsigned on this device goes too, by itself and without anybody's name.
      if (this.#session()?.user) this.anonymousOutbox().catch(() => undefined);
      return outbox;
    });
  }

  /** The outbox of what is not signed, for who is signed in too. */
  anonymousOutbox(): Promise<Outbox> {
    return this.#once('anonymous', async () => (await loadOutbox()).anonymousOutboxOf(this.#desk));
  }

  /** Closes all of them; who asks after that gets new ones. */
  close(): void {
    const parts = [...this.#open.values()];
    this.#open.clear();
    for (const part of parts)
      void part.then(
        (one) => one.close(),
        () => undefined,
      );
  }

  get #desk() {
    return { client: { ...this.#client, session: this.#session() }, county: this.#county };
  }

  /** One of each for all; one that did not come is asked for again by the next. */
  #once<T extends { close(): void }>(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.#open.get(name) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.#open.set(name, made);
    made.catch(() => this.#open.get(name) === made && this.#open.delete(name));
    return made;
  }
}
