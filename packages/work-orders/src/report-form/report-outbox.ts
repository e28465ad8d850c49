import type { Outbox, OutboxItem } from '@yizhangtu/client/outbox.js';
import type { Live } from '@yizhangtu/core';
import { toYztError, type YztError } from '@yizhangtu/standard';
import type { NewCase } from '@yizhangtu/standard/cases.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadCalls } from '../load-part.ts';

type Host = ReactiveControllerHost & { readonly isConnected: boolean };

/** The reports in the outbox of an element's provider, and the way in. */
export class ReportOutbox implements ReactiveController {
  readonly #host: Host;
  readonly #live: () => Live | undefined;
  readonly #onChange: (items: readonly OutboxItem[]) => void;
  #used: Live | undefined;
  #outbox: Outbox | undefined;
  #items: readonly OutboxItem[] = [];
  #error: YztError | undefined;

  /** `onChange` is called with the reports, those of an earlier visit too, before the update that it brings. */
  constructor(
    host: Host,
    live: () => Live | undefined,
    onChange: (items: readonly OutboxItem[]) => void,
  ) {
    this.#host = host;
    this.#live = live;
    this.#onChange = onChange;
    host.addController(this);
  }

  /** In the order in which they were submitted. */
  get items(): readonly OutboxItem[] {
    return this.#items;
  }

  /** What is kept is lost with the page. */
  get inMemory(): boolean {
    return this.#outbox?.storage === 'memory';
  }

  /** Why there is none. */
  get error(): YztError | undefined {
    return this.#error;
  }

  hostUpdate(): void {
    const live = this.#host.isConnected ? this.#live() : undefined;
    if (live === this.#used) return;
    this.#leave();
    this.#used = live;
    if (live) void this.#follow(live);
  }

  hostDisconnected(): void {
    // A move puts it in again at once.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#leave();
      this.#used = undefined;
    });
  }

  /** Keeps a report, and sends it as soon as that is possible. */
  async submit(county: string, report: NewCase, photos: readonly Blob[]): Promise<OutboxItem> {
    const [outbox, { keepReport }] = await Promise.all([this.#follow(this.#used!), loadCalls()]);
    if (outbox === undefined) throw this.#error!;
    return keepReport(outbox, county, report, photos);
  }

  /** Sends again what was refused. */
  async resend(id: string, body: NewCase, photos: readonly Blob[]): Promise<void> {
    await this.#outbox?.resend(id, { body, photos });
  }

  /** Takes away what was sent and has been seen, or what the person gives up. */
  async remove(id: string): Promise<void> {
    await this.#outbox?.remove(id);
  }

  /** The photos of what was refused. */
  async photos({ id, photos }: OutboxItem): Promise<Blob[]> {
    const found = await Promise.all(photos.map((_, at) => this.#outbox?.photo(id, at)));
    return found.filter((photo) => photo !== undefined);
  }

  async #follow(live: Live): Promise<Outbox | undefined> {
    try {
      const outbox = await live.outbox();
      const { isReport } = await loadCalls();
      if (live !== this.#used || outbox === this.#outbox) return outbox;
      this.#outbox = outbox;
      this.#error = undefined;
      outbox.addEventListener('change', this.#look);
      this.#isReport = isReport;
      this.#look();
      return outbox;
    } catch (thrown) {
      this.#error = toYztError(thrown);
      this.#host.requestUpdate();
      return undefined;
    }
  }

  #isReport: (item: OutboxItem) => boolean = () => false;

  readonly #look = (): void => {
    this.#items = this.#outbox?.items.filter(this.#isReport) ?? [];
    this.#onChange(this.#items);
    this.#host.requestUpdate();
  };

  #leave(): void {
    this.#outbox?.removeEventListener('change', this.#look);
    this.#outbox = undefined;
    this.#items = [];
    this.#error = undefined;
  }
}
