import type { Session } from '@yizhangtu/client/session.js';
import { AsyncController, errorTemplate, StringsController, YztElement } from '@yizhangtu/core';
import type { Post, SessionUser } from '@yizhangtu/standard/identity.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Desk } from '../identity-calls.ts';
import { loadCalls } from '../load-part.ts';
import { postOf, postWords } from '../session/post-words.ts';
import { SessionController } from '../session/session-controller.ts';
import { SessionElement, vacantStyles } from '../session/session-element.ts';
import { YztPostChooseEvent } from './role-switch.events.ts';
import { roleSwitchStrings } from './role-switch.strings.ts';

/**
 * The posts of a person, of whom each sees and may do other things, and the one that they act in. Shows
 * nothing to who has no post.
 *
 * @tagname yzt-role-switch
 * @fires {YztPostChooseEvent} yzt-post-choose - A person chose another post.
 * @fires {YztErrorEvent} yzt-error - The server did not take the choice; the post is the one of before.
 */
export class YztRoleSwitch extends SessionElement {
  static override styles = [
    YztElement.styles,
    css`
      :host {
        display: inline-block;
        max-width: 100%;
      }
      label,
      .post {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--y-space);
      }
      label > span,
      .post > span {
        color: var(--y-text-muted);
        font-size: var(--y-font-size-small);
      }
      select {
        max-width: 100%;
        min-height: var(--y-target);
        padding: 0 var(--y-space);
        border: 1px solid var(--y-line-strong);
        border-radius: var(--y-radius-small);
        background: var(--y-surface);
        color: var(--y-text);
        font: inherit;
      }
      p {
        margin: 0;
      }
    `,
    vacantStyles,
  ];

  /** The person, when they are not to be taken from the session. */
  @property({ attribute: false }) user: SessionUser | undefined;

  /** Shows nothing to who has one post, for where the page names it already, as `yzt-user-menu` does. */
  @property({ attribute: 'choice-only', type: Boolean }) choiceOnly = false;

  @state() private wanted: Post | undefined;
  @query('select') private box!: HTMLSelectElement | null;

  private readonly strings = new StringsController(this, roleSwitchStrings);
  private readonly at = new SessionController(this, () => (this.wanted = undefined));
  private readonly choosing = new AsyncController(this, {
    args: () =>
      this.wanted && this.at.session && this.at.desk
        ? ([this.wanted, this.at.session, this.at.desk] as const)
        : undefined,
    task: (asked, signal) => this.choose(...asked, signal),
  });

  private async choose(
    { id }: Post,
    session: Session,
    desk: Desk,
    signal: AbortSignal,
  ): Promise<void> {
    session.take(await (await loadCalls()).takePost(desk, id, signal));
    this.wanted = undefined;
  }

  private get person(): SessionUser | undefined {
    return this.user ?? this.at.known?.user;
  }

  private get shown(): boolean {
    return (this.person?.posts.length ?? 0) > (this.choiceOnly ? 1 : 0);
  }

  private readonly onChange = (): void => {
    const post = this.person?.posts.find(({ id }) => id === this.box?.value);
    if (post === undefined) return;
    this.wanted = post;
    this.dispatchEvent(new YztPostChooseEvent(post));
  };

  /** Until the server has taken a choice, and when it has not, the post is the one of before. */
  protected override updated(): void {
    this.vacate(!this.shown);
    if (this.box && this.choosing.state !== 'pending') this.box.value = this.person?.post ?? '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { t, locale } = this.strings;
    const { person, choosing } = this;
    if (person === undefined || !this.shown) return nothing;
    const current = postOf(person);
    const busy = choosing.state === 'pending';
    if (person.posts.length === 1 && current) {
      return html`<p class="post"><span>${t.post}</span> ${postWords(current, locale)}</p>`;
    }
    return html`<label
        ><span>${t.post}</span>
        <select @change=${this.onChange}>
          ${current ? nothing : html`<option value="">${t.choose}</option>`}
          ${person.posts.map(
            (post) => html`<option value=${post.id}>${postWords(post, locale)}</option>`,
          )}
        </select></label
      >
      <p class="sr-only" role="status">
        ${busy ? t.changing : current ? t.changed(postWords(current, locale)) : ''}
      </p>
      ${
        choosing.error && !choosing.handled
          ? errorTemplate(choosing.error, locale, () => choosing.retry())
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-role-switch': YztRoleSwitch;
  }
}
