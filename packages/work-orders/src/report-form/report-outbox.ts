import type { Outbox, OutboxItem } from '@yizhangtu/client/outbox.js';
import { Epoch, type Live } from '@yizhangtu/core';
import { toYztError, YztError } from '@yizhangtu/standard';
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
  readonly #epoch = new Epoch();

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

  hostUpdate(): void {
    const live = this.#host.isConnected ? this.#live() : undefined;
    if (live === this.#used) return;
    this.#leave();
    this.#used = live;
    // Who sends something asks again, and is told why there is none.
    if (live) this.#follow().catch(() => undefined);
  }

  hostDisconnected(): void {
    // A move puts it in again at once.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#leave();
      this.#used = undefined;
    });
  }

  /** Keeps a report, in the place of `refused` if that is still there, and sends it as soon as that is possible. */
  async submit(
    county: string,
    report: NewCase,
    photos: readonly Blob[],
    refused: string,
  ): Promise<OutboxItem> {
    const [outbox, { keepReport }] = await Promise.all([this.#follow(), loadCalls()]);
    const again =
      refused && (await outbox.resend(refused, { body: report, photos }).catch(unlessGone));
    return again || keepReport(outbox, county, report, photos);
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

  async #follow(): Promise<Outbox> {
    const { signal } = this.#epoch;
    if (!this.#used) throw new YztError({ code: 'network', message: 'Who acts is not known yet' });
    const outbox = await this.#used.outbox();
    const { isReport } = await loadCalls();
    if (signal.aborted || outbox === this.#outbox) return outbox;
    this.#outbox = outbox;
    outbox.addEventListener('change', this.#look, { signal });
    this.#isReport = isReport;
    this.#look();
    return outbox;
  }

  #isReport: (item: OutboxItem) => boolean = () => false;

  readonly #look = (): void => {
    this.#items = this.#outbox?.items.filter(this.#isReport) ?? [];
    this.#onChange(this.#items);
    this.#host.requestUpdate();
  };

  #leave(): void {
    this.#epoch.next();
    this.#outbox = undefined;
    this.#items = [];
  }
}

/** Another tab has sent it again, or given it up: what was put right here goes by itself. */
function unlessGone(thrown: unknown): undefined {
  const { code } = toYztError(thrown);
  if (code !== 'not_found' && code !== 'conflict') throw thrown;
}
