import type { Session } from '@yizhangtu/client/session.js';
import {
  grouped,
  LooksController,
  PANEL_ICONS,
  SessionController,
  StringsController,
  strokeIcon,
  YztElement,
} from '@yizhangtu/core';
import type { Message, MessageCount } from '@yizhangtu/standard/cases.js';
import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { CountReading } from '../count-reading.ts';
import { badgeOf, unreadOf, type Marks } from '../mailbox-model.ts';
import { YztCountChangeEvent } from '../messages.events.ts';
import { messageBellStrings } from './message-bell.strings.ts';
import { messageBellStyles } from './message-bell.styles.ts';

const BELL = 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4';
const NO_MARKS: Marks = new Map();
/** Pixels between the inbox, the bell and the edges of the window. */
const GAP = 8;

/**
 * How many messages wait, as the server counts them; a press opens the inbox. Works from `count` and
 * `messages` alone; under a provider it shows those of who is signed in, and nothing to anybody else.
 *
 * @tagname yzt-message-bell
 * @csspart button - The bell.
 * @fires yzt-count-change - The server told a newer count: see `count`.
 * @fires yzt-message-open - A person opened the matter of a message: see `message`. Cancel it to keep a link from being followed.
 * @fires yzt-error - The messages cannot be read. Cancel it to show it yourself.
 */
export class YztMessageBell extends YztElement {
  static override styles = [YztElement.styles, messageBellStyles];

  /** How many wait, as the server says. Unset: asked of the server. One that is older than what was shown is dropped. */
  @property({ attribute: false }) count: MessageCount | undefined;

  /** Messages for the inbox. Unset: those of who is signed in. */
  @property({ attribute: false }) messages: readonly Message[] | undefined;

  /** Who acts. Unset: the session of the provider. */
  @property({ attribute: false }) session: Session | undefined;

  /** Address of a matter, where `{case}` stands for its id and `{receipt}` for its number. */
  @property({ attribute: 'case-href' }) caseHref: string | undefined;

  @state() private open = false;
  @state() private said = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('.bell') private bell!: HTMLElement;

  private readonly strings = new StringsController(this, messageBellStrings);
  private readonly looks = new LooksController(this);
  private readonly at = new SessionController(this, () => this.counted.forget());
  private readonly counted: CountReading = new CountReading(this, this.at, (count) =>
    this.tell(count),
  );
  private unseen = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('resize', this.place);
    this.open = false;
  }

  private tell(count: MessageCount): void {
    const { t, locale } = this.strings;
    if (count.unseen > this.unseen && !this.open) {
      this.said = `${t.news}：${t.unread(grouped(count.unread))}`;
      if (locale === 'en') this.said = `${t.news}: ${t.unread(grouped(count.unread))}`;
    }
    this.unseen = count.unseen;
    this.dispatchEvent(new YztCountChangeEvent(count));
  }

  private readonly show = async (): Promise<void> => {
    this.open = true;
    this.said = '';
    await this.updateComplete;
    this.dialog.showModal();
    this.place();
    window.addEventListener('resize', this.place);
  };

  /** Under the bell, as far as the window lets it; a phone's window it fills. */
  private readonly place = (): void => {
    const { dialog } = this;
    const { clientWidth, clientHeight } = document.documentElement;
    if (clientWidth <= 640) {
      Object.assign(dialog.style, { insetInlineStart: '', left: '', top: '' });
      dialog.style.setProperty('--yzt-inbox-height', `${clientHeight - 90}px`);
      return;
    }
    const bell = this.bell.getBoundingClientRect();
    const left = Math.min(bell.left, clientWidth - dialog.offsetWidth - GAP);
    dialog.style.left = `${Math.max(GAP, left)}px`;
    dialog.style.top = `${Math.min(bell.bottom + GAP, clientHeight / 2)}px`;
    const room = clientHeight - Math.min(bell.bottom + GAP, clientHeight / 2) - GAP;
    dialog.style.setProperty('--yzt-inbox-height', `${Math.max(160, room - 90)}px`);
  };

  private readonly onClose = (): void => {
    this.open = false;
    window.removeEventListener('resize', this.place);
  };

  /** A press beside the inbox closes it. */
  private readonly onPress = (event: Event): void => {
    if (event.target === this.dialog) this.dialog.close();
  };

  private readonly onCount = (event: YztCountChangeEvent): void => {
    event.stopPropagation();
    this.counted.take(event.count);
  };

  protected override updated(): void {
    this.toggleAttribute('vacant', this.vacant);
  }

  /** For who looks there is nothing to show. */
  private get vacant(): boolean {
    const given = this.count !== undefined || this.messages !== undefined;
    return !given && this.at.known?.state !== 'signedIn';
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.vacant) return nothing;
    const { t, locale } = this.strings;
    const unread = this.counted.count?.unread ?? unreadOf(this.messages ?? [], NO_MARKS).length;
    const words = unread === 0 ? t.none : t.unread(grouped(unread));
    return html`<button
        class="button bell"
        part="button"
        type="button"
        aria-haspopup="dialog"
        aria-expanded=${this.open}
        @click=${this.show}
      >
        ${strokeIcon(BELL)}${this.looks.value.largeText ? html`<span aria-hidden="true">${t.bell}</span>` : nothing}<span
          class="sr-only"
          >${t.bell}${locale === 'en' ? ', ' : '，'}${words}</span
        >
        ${unread === 0 ? nothing : html`<span class="badge" aria-hidden="true">${badgeOf(unread)}</span>`}
      </button>
      <span class="sr-only" role="status">${this.said}</span>
      <dialog aria-label=${t.bell} @close=${this.onClose} @click=${this.onPress}>
        ${this.open ? this.inside() : nothing}
      </dialog>`;
  }

  private inside(): TemplateResult {
    const { t } = this.strings;
    return html`<yzt-inbox
      .messages=${this.messages}
      .count=${this.messages === undefined ? undefined : this.counted.count}
      .session=${this.session}
      .caseHref=${this.caseHref}
      ?large-text=${this.looks.value.largeText}
      @yzt-count-change=${this.onCount}
    >
      <button
        slot="actions"
        class="button icon-only"
        type="button"
        aria-label=${t.close}
        @click=${() => this.dialog.close()}
      >
        ${strokeIcon(PANEL_ICONS.close)}${this.looks.value.largeText ? t.close : nothing}
      </button>
    </yzt-inbox>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-message-bell': YztMessageBell;
  }
}
