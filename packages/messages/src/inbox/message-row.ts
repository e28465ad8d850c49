import { errorWords, PANEL_ICONS, strokeIcon } from '@yizhangtu/core';
import { textIn, type Locale } from '@yizhangtu/standard';
import {
  COMMAND_NAMES,
  messageText,
  type Message,
  type MessageAction,
} from '@yizhangtu/standard/cases.js';
import { html, nothing, type TemplateResult } from 'lit';
import { hrefOf, isOnePress } from '../mailbox-model.ts';
import type { Doing } from '../mailbox.ts';
import type { InboxStrings } from './inbox.strings.ts';

/** What a row needs besides its message. */
export interface MessageView {
  readonly t: InboxStrings;
  readonly locale: Locale;
  readonly caseHref: string | undefined;
  /** How long ago, and the full time. */
  when(at: string): { readonly ago: string; readonly full: string };
  isRead(message: Message): boolean;
  doing(message: Message, action: MessageAction): Doing | undefined;
  open(message: Message, event: Event): void;
  toggle(message: Message): void;
  act(message: Message, action: MessageAction): void;
}

/** What a command is called; its own id for one of a newer standard. */
export const commandName = (command: string, locale: Locale): string =>
  Object.hasOwn(COMMAND_NAMES, command)
    ? textIn(COMMAND_NAMES[command as keyof typeof COMMAND_NAMES], locale)
    : command;

export function messageRow(message: Message, index: number, view: MessageView): TemplateResult {
  const { t, locale } = view;
  const { headline, lines } = messageText(message, locale);
  const read = view.isRead(message);
  const { ago, full } = view.when(message.at);
  return html`<div class="message ${read ? '' : 'unread'}">
    <h3 id="row-${index}" dir="auto">
      ${read ? nothing : html`<span class="sr-only">${t.isUnread}</span>`}${heading(headline, message, view)}
    </h3>
    ${lines.map((line) => html`<p class="line" dir="auto">${line}</p>`)}
    <p class="foot">
      <time datetime=${message.at} title=${full}>${ago}</time>
      ${message.receipt === undefined ? nothing : html`<span>${message.receipt}</span>`}
      <button class="link" type="button" @click=${() => view.toggle(message)}>
        ${read ? t.markUnread : t.markRead}
      </button>
    </p>
    ${
      message.actions.length === 0
        ? nothing
        : html`<div class="actions">
            ${message.actions.map((action) => act(message, action, view))}
          </div>`
    }
  </div>`;
}

/** The headline leads to the matter. */
function heading(headline: string, message: Message, { caseHref, open }: MessageView): unknown {
  const href = hrefOf(caseHref, message);
  const onClick = (event: Event) => open(message, event);
  return href === undefined
    ? html`<button class="headline" type="button" @click=${onClick}>${headline}</button>`
    : html`<a class="headline" href=${href} @click=${onClick}>${headline}</a>`;
}

function act(message: Message, action: MessageAction, view: MessageView): TemplateResult {
  const { t, locale } = view;
  const name = commandName(action.command, locale);
  const doing = view.doing(message, action);
  if (action.result === 'done') {
    return html`<p class="result">${strokeIcon(PANEL_ICONS.check)}${t.done(name)}</p>`;
  }
  if (action.result !== undefined) return html`<p class="result">${t.gone(name)}</p>`;
  if (!isOnePress(action.command)) {
    const onClick = (event: Event) => view.open(message, event);
    const href = hrefOf(view.caseHref, message);
    return href === undefined
      ? html`<button class="button" type="button" @click=${onClick}>${t.toDo(name)}</button>`
      : html`<a class="button" href=${href} @click=${onClick}>${t.toDo(name)}</a>`;
  }
  const pending = doing === 'pending';
  return html`<button
      class="button main"
      type="button"
      ?disabled=${pending}
      @click=${() => view.act(message, action)}
    >
      ${pending ? t.doing : name}
    </button>
    ${
      doing === undefined || doing === 'pending'
        ? nothing
        : html`<p class="result failed" role="alert">
            ${strokeIcon(PANEL_ICONS.warning)}${errorWords(doing, locale, 'what')}
            ${errorWords(doing, locale, 'mend')}
          </p>`
    }`;
}
