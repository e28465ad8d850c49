import type { Session } from '@yizhangtu/client/session.js';
import {
  AsyncController,
  ContextController,
  countyContext,
  errorTemplate,
  PANEL_ICONS,
  stateTemplate,
  StringsController,
  strokeIcon,
  YztElement,
  type CountyContext,
} from '@yizhangtu/core';
import { textIn, type Issue } from '@yizhangtu/standard';
import { ASSURANCE_NAMES, type SessionUser } from '@yizhangtu/standard/identity.js';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { loadLeaving } from '../load-part.ts';
import { Popup } from '../session/popup.ts';
import { popupStyles } from '../session/popup.styles.ts';
import { postOf, postWords } from '../session/post-words.ts';
import { SessionController } from '../session/session-controller.ts';
import { SessionElement, vacantStyles } from '../session/session-element.ts';
import type { Leaver } from './leaving.ts';
import { YztSessionEndEvent } from './user-menu.events.ts';
import { userMenuStrings } from './user-menu.strings.ts';
import { userMenuStyles } from './user-menu.styles.ts';

/** What a person has asked the session for. */
type Wish = 'signIn' | 'signOut' | 'everywhere';
/** What is to become of what was not sent. */
type Unsent = 'keep' | 'send' | 'discard';

/**
 * Who is signed in, with their posts, and the ways out: here or on all devices. Shows nothing to who is
 * not signed in: see `yzt-login`.
 *
 * @tagname yzt-user-menu
 * @slot - More rows of the menu, such as links of the page.
 * @fires {YztSessionEndEvent} yzt-session-end - A person signed out.
 * @fires {YztErrorEvent} yzt-error - Signing out failed, and they still are signed in.
 */
export class YztUserMenu extends SessionElement {
  static override styles = [YztElement.styles, popupStyles, userMenuStyles, vacantStyles];

  /** The person, when they are not to be taken from the session. */
  @property({ attribute: false }) user: SessionUser | undefined;

  @state() private wish: readonly [wish: Wish, unsent: Unsent] | undefined;
  @state() private confirming = false;

  private readonly strings = new StringsController(this, userMenuStrings);
  private readonly popup = new Popup(this);
  private readonly county = new ContextController<CountyContext | undefined>(this, countyContext);
  private readonly at = new SessionController(this, () => this.rest());
  private readonly doing = new AsyncController(this, {
    args: () =>
      this.wish && this.at.session ? ([this.wish, this.at.session] as const) : undefined,
    task: ([wish, session], signal) => this.fulfil(wish, session, signal),
  });

  private async fulfil(
    [wish, unsent]: readonly [Wish, Unsent],
    session: Session,
    signal: AbortSignal,
  ): Promise<void> {
    if (wish === 'signIn') return session.signIn({ signal });
    const everywhere = wish === 'everywhere';
    const [discard, send] = [unsent === 'discard', unsent === 'send'];
    const leaver = this.leaver(session);
    const leaving = leaver && (await loadLeaving());
    if (leaver && !discard) await leaving?.refuseToLose(leaver, { send, signal });
    await session.signOut({ everywhere, discard, signal });
    // A session that the host page keeps knows of nothing that is kept here.
    if (leaver) await leaving?.wipeDevice(leaver);
    this.dispatchEvent(new YztSessionEndEvent(everywhere));
  }

  private leaver(session: Session): Leaver | undefined {
    const { desk } = this.at;
    const { live } = this.county.value ?? {};
    const person = session.user?.id;
    return desk && live && person !== undefined ? { desk, live, person } : undefined;
  }

  private rest(): void {
    this.wish = undefined;
    this.confirming = false;
    this.popup.close();
  }

  private readonly confirm = (confirming: boolean): void => {
    this.confirming = confirming;
    // The button that was pressed is gone.
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(confirming ? '.yes' : '.everywhere')?.focus(),
    );
  };

  protected override updated(): void {
    const { session, known } = this.at;
    const asking = session !== undefined && known === undefined;
    this.vacate(!asking && (this.user ?? known?.user) === undefined);
  }

  protected override render(): unknown {
    const { t, locale } = this.strings;
    const { known, session, standing } = this.at;
    if (this.user === undefined && session !== undefined && known === undefined) {
      const skeleton = html`<div class="skeleton"><span></span></div>`;
      const ready = () => nothing;
      return stateTemplate(standing, { locale, pending: t.checking, skeleton, ready });
    }
    const user = this.user ?? known?.user;
    return user === undefined ? nothing : this.menu(user, known?.state === 'expired');
  }

  private menu(user: SessionUser, expired: boolean): TemplateResult {
    const { t, locale } = this.strings;
    const post = postOf(user);
    return html`<details
      class="popup"
      @toggle=${(event: Event) => {
        if (!(event.target as HTMLDetailsElement).open) this.confirming = false;
        this.popup.place();
      }}
    >
      <summary class="button">
        <span class="sr-only">${t.menu}</span>
        <span class="face" aria-hidden="true">${Array.from(user.name)[0]}</span>
        <span class="who">
          <span>${user.name}</span>
          ${
            expired
              ? html`<span class="quiet late">${t.expired}</span>`
              : post && html`<span class="quiet">${postWords(post, locale)}</span>`
          }
        </span>
        ${strokeIcon(PANEL_ICONS.chevronDown)}
      </summary>
      <div class="panel" role="group" aria-label=${t.menu}>
        <h2>${user.name}</h2>
        ${this.at.known?.offer?.sample ? html`<p class="quiet">${t.sample}</p>` : nothing}
        ${this.facts(user)}
        <slot></slot>
        ${this.actions(expired)}
      </div>
    </details>`;
  }

  private facts({ phone, assurance, posts, post }: SessionUser): TemplateResult {
    const { t, locale } = this.strings;
    const proof = Object.hasOwn(ASSURANCE_NAMES, assurance)
      ? textIn(ASSURANCE_NAMES[assurance], locale)
      : assurance;
    return html`<dl>
      ${
        phone === undefined
          ? nothing
          : html`<dt>${t.phone}</dt>
              <dd>${phone}</dd>`
      }
      <dt>${t.assurance}</dt>
      <dd>${proof}</dd>
      <dt>${t.posts}</dt>
      <dd>
        ${
          posts.length === 0
            ? t.noPosts
            : html`<ul>
                ${posts.map(
                  (each) =>
                    html`<li>
                      ${postWords(each, locale)}
                      ${
                        each.id === post && posts.length > 1
                          ? html`<span class="quiet">(${t.current})</span>`
                          : nothing
                      }
                    </li>`,
                )}
              </ul>`
        }
      </dd>
    </dl>`;
  }

  private actions(expired: boolean): TemplateResult {
    const { t, locale } = this.strings;
    const { doing } = this;
    const { error, handled, state } = doing;
    const button = (wish: Wish, words: string, kind = '') =>
      html`<button
        class="button ${kind}"
        type="button"
        @click=${() => (this.wish = [wish, 'keep'])}
      >
        ${words}
      </button>`;
    const shown = this.confirming
      ? html`<p role="alert">${t.confirm}</p>
          ${button('everywhere', t.yes, 'main yes')}
          <button class="button" type="button" @click=${() => this.confirm(false)}>${t.no}</button>`
      : html`${
          expired
            ? html`<p>${t.expiredNote}</p>
                ${button('signIn', t.again, 'main')}`
            : nothing
        }
        ${button('signOut', t.signOut)}
        ${
          expired
            ? nothing
            : html`<button
                class="button everywhere"
                type="button"
                @click=${() => this.confirm(true)}
              >
                ${t.everywhere}
              </button>`
        }`;
    const unsent = error?.issues.filter(({ code }) => code === 'not_sent') ?? [];
    if (unsent.length > 0) return this.warning(unsent);
    return html`<div class="actions">
      ${this.at.session === undefined ? nothing : shown}
      <p class="quiet" role="status">
        ${state === 'pending' ? (this.wish?.[1] === 'send' ? t.sending : t.leaving) : ''}
      </p>
      ${error && !handled ? errorTemplate(error, locale, () => doing.retry()) : nothing}
    </div>`;
  }

  /** What signing out would take off this device for good. */
  private warning(unsent: readonly Issue[]): TemplateResult {
    const { t, locale } = this.strings;
    const go = (how: Unsent) => () => (this.wish = [this.wish?.[0] ?? 'signOut', how]);
    return html`<div class="actions">
      <div role="alert">
        <p>${t.unsent(unsent.length)}</p>
        <ul class="unsent">
          ${unsent.map(({ message }) => html`<li>${textIn(message, locale)}</li>`)}
        </ul>
        ${this.wish?.[1] === 'send' ? html`<p>${t.stillUnsent}</p>` : nothing}
      </div>
      <button class="button main send" type="button" @click=${go('send')}>${t.send}</button>
      <button class="button stay" type="button" @click=${() => this.rest()}>${t.stay}</button>
      <button class="button discard" type="button" @click=${go('discard')}>${t.discard}</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-user-menu': YztUserMenu;
  }
}
