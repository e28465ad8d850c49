import type { Session } from '@yizhangtu/client/session.js';
import {
  emptyTemplate,
  errorTemplate,
  FeedList,
  grouped,
  PANEL_ICONS,
  SessionController,
  stateTemplate,
  StringsController,
  strokeIcon,
  YztElement,
} from '@yizhangtu/core';
import type { Message, MessageAction, MessageCount } from '@yizhangtu/standard/cases.js';
import { agoFormat, civilFormat, civilOf, parseCivil } from '@yizhangtu/standard/civil-time.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CountReading } from '../count-reading.ts';
import { isRead, unreadOf } from '../mailbox-model.ts';
import { Mailbox } from '../mailbox.ts';
import {
  YztCountChangeEvent,
  YztMessageActEvent,
  YztMessageOpenEvent,
  YztMessagesMarkEvent,
  YztMessagesRequestEvent,
} from '../messages.events.ts';
import { inboxStrings } from './inbox.strings.ts';
import { inboxStyles } from './inbox.styles.ts';
import { messageRow, type MessageView } from './message-row.ts';

/**
 * What a person is told of their matters, the newest first. Works from `messages` and `count` alone; under a
 * provider it shows those of who is signed in, and follows them live.
 *
 * @tagname yzt-inbox
 * @slot actions - Buttons of the page's own beside the title.
 * @csspart list - The messages, which scroll in themselves.
 * @csspart title - Its heading: hide it where the page has one of its own above it.
 * @cssprop [--yzt-inbox-height=70vh] - The most height that the list takes; its rows scroll in it.
 * @fires yzt-message-open - A person opened the matter of a message: see `message`. Cancel it to keep a link from being followed.
 * @fires yzt-messages-mark - A person marked messages as read or unread: see `mark` and `messages`.
 * @fires yzt-message-act - A person pressed what a message offers: see `message` and `action`.
 * @fires yzt-messages-request - A person wants earlier messages than those given by `messages`.
 * @fires yzt-count-change - The server told a newer count: see `count`.
 * @fires yzt-error - Messages cannot be read or marked. Cancel it to show it yourself.
 */
export class YztInbox extends YztElement {
  static override styles = [YztElement.styles, inboxStyles];

  /** Messages, in any order. Unset: those of who is signed in. */
  @property({ attribute: false }) messages: readonly Message[] | undefined;

  /** How many wait, as the server says. Unset: asked of the server. One that is older than what was shown is dropped. */
  @property({ attribute: false }) count: MessageCount | undefined;

  /** Who acts. Unset: the session of the provider. */
  @property({ attribute: false }) session: Session | undefined;

  /** Address of a matter, where `{case}` stands for its id and `{receipt}` for its number. Unset: the event alone. */
  @property({ attribute: 'case-href' }) caseHref: string | undefined;

  /** There are earlier messages than those of `messages`. */
  @property({ type: Boolean }) older = false;

  @state() private said = '';
  /** Ids to mark as unread again, while that is offered; empty when there were too many. */
  @state() private undo: { readonly ids: readonly string[]; readonly words: string } | undefined;

  private readonly strings = new StringsController(this, inboxStrings);
  private readonly at = new SessionController(this, () => this.forget());
  private readonly counted = new CountReading(this, this.at, (count) =>
    this.dispatchEvent(new YztCountChangeEvent(count)),
  );
  private readonly mailbox = new Mailbox(this, this.at, (count) => this.counted.take(count));
  private readonly list = new FeedList<Message>(this);
  private seen: string | undefined;
  private written: { readonly locale: string; readonly when: MessageView['when'] } | undefined;

  private forget(): void {
    this.mailbox.forget();
    this.counted.forget();
    this.undo = undefined;
    this.said = '';
  }

  /** After the controllers have taken what is new, and before it is drawn. */
  protected override update(changed: PropertyValues<this>): void {
    const came = this.mailbox.refresh(this.list.atStart);
    const { t } = this.strings;
    const { waiting } = this.mailbox;
    if (came > 0 || waiting > 0) this.said = t.news(grouped(came + waiting));
    super.update(changed);
  }

  protected override updated(): void {
    const newest = this.mailbox.shown[0]?.id;
    if (newest === undefined || newest === this.seen) return;
    this.seen = newest;
    // That it was looked at is worth no error: the next look says it again.
    void this.mailbox.see().catch(() => (this.seen = undefined));
  }

  private get unread(): readonly string[] {
    return unreadOf(this.mailbox.shown, this.mailbox.marks);
  }

  private readonly mark = (ids: readonly string[], as: 'read' | 'unread'): void => {
    this.dispatchEvent(new YztMessagesMarkEvent(as, ids));
    void this.mailbox.mark(ids, as);
  };

  private readonly markAll = async (): Promise<void> => {
    const { t } = this.strings;
    const unread = this.unread;
    this.dispatchEvent(new YztMessagesMarkEvent('read', unread));
    const done = this.mailbox.markAll(unread);
    this.requestUpdate();
    const ids = await done;
    if (this.mailbox.failure !== undefined) return;
    const words = ids === undefined ? t.markedAll : t.marked(grouped(ids.length));
    this.undo = { ids: ids ?? [], words };
    this.said = words;
    await this.updateComplete;
    // The button that was pressed may be gone.
    this.renderRoot.querySelector<HTMLElement>('.told .button')?.focus();
  };

  private readonly takeBack = (): void => {
    const { ids = [] } = this.undo ?? {};
    this.undo = undefined;
    this.said = this.strings.t.undone;
    this.mark(ids, 'unread');
  };

  private readonly reveal = (): void => {
    this.mailbox.reveal();
    this.said = '';
    this.requestUpdate();
    void this.updateComplete.then(() => this.list.show(0, 'start', true));
  };

  private readonly ask = (): void => {
    if (this.mailbox.desk === undefined) this.dispatchEvent(new YztMessagesRequestEvent());
    else this.mailbox.askMore();
  };

  protected override render(): TemplateResult {
    const { t } = this.strings;
    return html`<section aria-label=${t.inbox}>
      ${this.header()} ${this.body()}
      <p class="sr-only" role="status">${this.said}</p>
    </section>`;
  }

  private header(): TemplateResult {
    const { t } = this.strings;
    const ready = this.mailbox.standing.state === 'ready';
    const here = ready ? this.unread.length : 0;
    const unread = this.counted.count?.unread ?? here;
    const words = unread > 0 ? t.unread(grouped(unread)) : t.allRead;
    return html`<header>
      <h2 part="title">${t.inbox}</h2>
      <p class="count">${ready ? words : nothing}</p>
      ${
        ready && (unread > 0 || here > 0)
          ? html`<button class="button" type="button" @click=${this.markAll}>
              ${strokeIcon(PANEL_ICONS.check)}${t.markAll}
            </button>`
          : nothing
      }
      <slot name="actions"></slot>
    </header>`;
  }

  private body(): unknown {
    const { t, locale } = this.strings;
    const { known, session } = this.at;
    if (this.messages === undefined) {
      if (this.at.alone) return emptyTemplate(t.noBackend);
      if (session !== undefined && known === undefined) {
        const ready = () => nothing;
        return stateTemplate(this.at.standing, { locale, pending: t.pending, ready });
      }
      if (known !== undefined && known.state !== 'signedIn') return emptyTemplate(t.signedOut);
    }
    return stateTemplate(this.mailbox.standing, {
      locale,
      pending: t.pending,
      initial: emptyTemplate(t.empty),
      empty: t.empty,
      ready: (messages) => this.content(messages),
    });
  }

  private content(messages: readonly Message[]): TemplateResult {
    const { t, locale } = this.strings;
    const { waiting, failure, hasMore, more } = this.mailbox;

    const partial = hasMore || this.older;
    const view = this.view();
    return html`${failure === undefined ? nothing : errorTemplate(failure.error, locale, failure.retry)}
      ${this.undoTemplate()}
      <div class="feed">
        ${
          waiting === 0
            ? nothing
            : html`<button class="button main pill" type="button" @click=${this.reveal}>
                ${strokeIcon(PANEL_ICONS.up)}${t.news(grouped(waiting))}
              </button>`
        }
        ${this.list.render({
          locale,
          label: t.inbox,
          items: messages,
          keyOf: ({ id }) => id,
          row: (message, index) => messageRow(message, index, view),
          busy: more.state === 'pending',
          ...(partial ? { total: -1 } : {}),
        })}
      </div>
      ${more.error && !more.handled ? errorTemplate(more.error, locale, more.retry) : nothing}
      ${
        partial
          ? html`<div class="more">
              <button
                class="button"
                type="button"
                ?disabled=${more.state === 'pending'}
                @click=${this.ask}
              >
                ${more.state === 'pending' ? t.loading : t.more}
              </button>
            </div>`
          : nothing
      }`;
  }

  private undoTemplate(): unknown {
    const { t } = this.strings;
    if (this.undo === undefined) return nothing;
    const { ids, words } = this.undo;
    return html`<div class="told">
      <span>${words}</span>
      ${
        ids.length === 0
          ? nothing
          : html`<button class="button" type="button" @click=${this.takeBack}>
              ${strokeIcon(PANEL_ICONS.undo)}${t.undo}
            </button>`
      }
    </div>`;
  }

  private view(): MessageView {
    const { t, locale } = this.strings;
    const { mailbox } = this;
    return {
      t,
      locale,
      caseHref: this.caseHref,
      when: this.when,
      isRead: (message) => isRead(message, mailbox.marks),
      doing: (message, action) => mailbox.doing(message.id, action.id),
      open: this.open,
      toggle: (message) =>
        this.mark([message.id], isRead(message, mailbox.marks) ? 'unread' : 'read'),
      act: this.act,
    };
  }

  private readonly open = (message: Message, event: Event): void => {
    if (!isRead(message, this.mailbox.marks)) this.mark([message.id], 'read');
    if (!this.dispatchEvent(new YztMessageOpenEvent(message))) event.preventDefault();
  };

  private readonly act = (message: Message, action: MessageAction): void => {
    this.dispatchEvent(new YztMessageActEvent(message, action));
    void this.mailbox.act(message, action);
  };

  private get when(): MessageView['when'] {
    const { locale } = this.strings;
    if (this.written?.locale !== locale) {
      const [ago, full] = [agoFormat(locale), civilFormat(locale)];
      this.written = {
        locale,
        when: (at) => {
          const civil = parseCivil(at);
          if (civil === undefined) return { ago: at, full: at };
          return { ago: ago(civil, civilOf(new Date())), full: full(civil) };
        },
      };
    }
    return this.written.when;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-inbox': YztInbox;
  }
}
