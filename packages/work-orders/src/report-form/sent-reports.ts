import type { OutboxItem } from '@yizhangtu/client/outbox.js';
import { copyText, Epoch, type Live } from '@yizhangtu/core';
import type { Locale } from '@yizhangtu/standard';
import type { NewCase } from '@yizhangtu/standard/cases.js';
import type { ReportReceipt } from '@yizhangtu/standard/contract.js';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { loadPrint, type FormPart } from '../load-part.ts';
import type { ReportFormStrings } from './report-form.strings.ts';
import { ReportOutbox } from './report-outbox.ts';

type Host = ReactiveControllerHost & {
  readonly isConnected: boolean;
  readonly renderRoot: ParentNode;
};

export interface SentReportsInit {
  readonly live: () => Live | undefined;
  /** The receipt that is shown. */
  readonly receipt: () => ReportReceipt | undefined;
  /** The server has a report. */
  readonly arrive: (receipt: ReportReceipt) => void;
  /** The receipt has been seen. */
  readonly again: () => void;
  /** A report that was refused is put right. */
  readonly mend: (report: NewCase, photos: readonly Blob[]) => void;
  readonly tell: (fault: unknown) => void;
}

interface Words {
  readonly t: ReportFormStrings;
  readonly locale: Locale;
  readonly part: FormPart;
}

/** What was sent: where each report stands, and the receipt of one that has arrived. */
export class SentReports {
  readonly #host: Host;
  readonly #init: SentReportsInit;
  readonly #outbox: ReportOutbox;
  /** Id of the report that was sent just now, or whose receipt is shown. */
  #shown = '';
  /** Id of the report that came back and is being put right. */
  #mending = '';
  #copied: boolean | undefined;
  readonly #epoch = new Epoch();

  constructor(host: Host, init: SentReportsInit) {
    this.#host = host;
    this.#init = init;
    this.#outbox = new ReportOutbox(host, init.live, () => this.#look());
  }

  /** Whether a report that was sent just now stands in the place of the form. */
  get shown(): boolean {
    return this.#shown !== '';
  }

  /** Somebody else acts. */
  forget(): void {
    this.#epoch.next();
    this.#shown = '';
    this.#mending = '';
    this.#copied = undefined;
  }

  /** Resolves when it is kept. */
  async send(county: string, report: NewCase, photos: readonly Blob[]): Promise<void> {
    const { signal } = this.#epoch;
    const { id } = await this.#outbox.submit(county, report, photos, this.#mending);
    if (signal.aborted) return;
    this.#shown = id;
    this.#mending = '';
    this.#look();
  }

  #look(): void {
    const arrived = this.#outbox.items.find(({ state }) => state === 'sent');
    if (!arrived || this.#init.receipt()) return;
    this.#shown = arrived.id;
    this.#init.arrive(arrived.answer as ReportReceipt);
  }

  #again(): void {
    const id = this.#shown;
    this.forget();
    this.#init.again();
    // The next that has arrived is shown after this one.
    void this.#outbox.remove(id).then(() => this.#look(), this.#init.tell);
  }

  async #mend(item: OutboxItem): Promise<void> {
    const { signal } = this.#epoch;
    const photos = await this.#outbox.photos(item);
    if (signal.aborted) return;
    this.#shown = '';
    this.#mending = item.id;
    this.#init.mend(item.body as NewCase, photos);
  }

  #drop({ id }: OutboxItem): void {
    if (id === this.#shown) this.#shown = '';
    void this.#outbox.remove(id).catch(this.#init.tell);
  }

  #close(): void {
    this.#shown = '';
    this.#host.requestUpdate();
  }

  keptView({ t, locale, part }: Words): TemplateResult {
    const items = this.#outbox.items.filter(
      ({ id, state }) => id !== this.#mending && state !== 'sent',
    );
    const view = {
      t,
      locale,
      inMemory: this.#outbox.inMemory,
      focusId: this.#shown,
      mend: (item: OutboxItem) => void this.#mend(item).catch(this.#init.tell),
      drop: (item: OutboxItem) => this.#drop(item),
    };
    return html`${items.map((item) => part.keptTemplate(item, view))}${
      this.shown
        ? html`<button class="button" type="button" @click=${() => this.#close()}>
            ${t.another}
          </button>`
        : nothing
    }`;
  }

  receiptView(receipt: ReportReceipt, { t, locale, part }: Words): TemplateResult {
    const { code } = receipt;
    const lines = [
      [t.receipt, receipt.case.receipt] as const,
      ...(code ? [[t.code, part.spaced(code)] as const] : []),
    ];
    return part.receiptTemplate(receipt, {
      t,
      copied: this.#copied,
      copy: () => void this.#copy(lines.map((line) => line.join(' ')).join('\n')),
      print: () =>
        void loadPrint().then(
          ({ printLines }) => printLines(receipt.case.title, lines, locale),
          this.#init.tell,
        ),
      again: () => this.#again(),
    });
  }

  async #copy(words: string): Promise<void> {
    this.#copied = await copyText(words, this.#host.renderRoot as ShadowRoot);
    this.#host.requestUpdate();
  }
}
