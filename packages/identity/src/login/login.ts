import type { Session, SignInOffer } from '@yizhangtu/client/session.js';
import {
  AsyncController,
  PANEL_ICONS,
  StringsController,
  YztElement,
  emptyTemplate,
  errorTemplate,
  stateTemplate,
  strokeIcon,
} from '@yizhangtu/core';
import { textIn } from '@yizhangtu/standard';
import type { SamplePerson } from '@yizhangtu/standard/identity.js';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Desk } from '../identity-calls.ts';
import { loadCalls } from '../load-part.ts';
import { Popup } from '../session/popup.ts';
import { popupStyles } from '../session/popup.styles.ts';
import { SessionController } from '../session/session-controller.ts';
import { SessionElement, vacantStyles } from '../session/session-element.ts';
import { YztLoginStartEvent } from './login.events.ts';
import { isSampleWay, loginChoice, type LoginChoice } from './login-model.ts';
import { loginStrings } from './login.strings.ts';
import { loginStyles } from './login.styles.ts';
import { samplePeople } from './sample-people.ts';

type Way = SignInOffer['ways'][number];

/** What a person has asked for. */
type Wish = { readonly way: Way | undefined } | { readonly sample: SamplePerson };

/**
 * The way in: one button, or a choice of ways; as made-up people where the server has them. Says why where
 * nobody can sign in, and that nothing is lost when a session has expired. Shows nothing to who is signed
 * in: see `yzt-user-menu`.
 *
 * @tagname yzt-login
 * @fires {YztLoginStartEvent} yzt-login-start - A person wants to sign in. Cancel it to do that yourself.
 * @fires {YztErrorEvent} yzt-error - Signing in, or the question whether somebody is, failed.
 */
export class YztLogin extends SessionElement {
  static override styles = [YztElement.styles, popupStyles, loginStyles, vacantStyles];

  @state() private wish: Wish | undefined;
  @state() private open = false;

  private readonly strings = new StringsController(this, loginStrings);
  private readonly popup = new Popup(this);
  private readonly at = new SessionController(this, () => this.rest());
  private readonly entering = new AsyncController(this, {
    args: () =>
      this.wish && this.at.session
        ? ([this.wish, this.at.session, this.at.desk] as const)
        : undefined,
    task: (asked, signal) => this.enter(...asked, signal),
  });
  private readonly samples = new AsyncController(this, {
    args: () =>
      this.open && this.hasSamples && this.at.desk ? ([this.at.desk] as const) : undefined,
    task: async ([desk], signal) => (await loadCalls()).readSamplePeople(desk, signal),
    isEmpty: (people) => people.length === 0,
  });

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.onShow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pageshow', this.onShow);
  }

  /** Who comes back to the page has gone nowhere. */
  private readonly onShow = (): void => {
    if (this.wish && 'way' in this.wish) this.wish = undefined;
  };

  private get hasSamples(): boolean {
    return this.at.session?.offer?.ways.some(isSampleWay) === true;
  }

  private async enter(
    wish: Wish,
    session: Session,
    desk: Desk | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    if ('way' in wish) return session.signIn({ way: wish.way?.id, signal });
    if (desk) session.take(await (await loadCalls()).enterAsSample(desk, wish.sample.id, signal));
  }

  private rest(): void {
    this.wish = undefined;
    this.popup.close();
  }

  private choose(wish: Wish): void {
    const way = 'way' in wish ? wish.way?.id : 'sample';
    if (this.dispatchEvent(new YztLoginStartEvent(way))) this.wish = wish;
  }

  protected override updated(): void {
    this.vacate(
      this.at.session === undefined ? !this.at.alone : this.at.known?.state === 'signedIn',
    );
  }

  protected override render(): TemplateResult {
    const { t, locale } = this.strings;
    if (this.at.alone) return emptyTemplate(t.notSetUp);
    const { known } = this.at;
    if (known === undefined) {
      const skeleton = html`<div class="skeleton"><span></span></div>`;
      const ready = () => nothing;
      return html`${stateTemplate(this.at.standing, { locale, pending: t.checking, skeleton, ready })}`;
    }
    if (known.state === 'signedIn') {
      return html`<p class="sr-only" role="status">${t.signedIn(known.user?.name ?? '')}</p>`;
    }
    const expired = known.state === 'expired';
    const choice = this.choice(loginChoice(known.offer), expired ? t.again : t.signIn);
    return html`<div class="block">
      ${expired ? html`<p class="note" role="status">${t.expired}</p>` : nothing} ${choice}
      ${this.progress()}
    </div>`;
  }

  private choice(choice: LoginChoice, label: string): TemplateResult {
    const { t, locale } = this.strings;
    switch (choice.kind) {
      case 'none':
        return emptyTemplate(t[choice.why]);
      case 'one':
        return html`<button
          class="button main"
          type="button"
          @click=${() => this.choose({ way: choice.way })}
        >
          ${label}
        </button>`;
      case 'several':
        return html`<details
          class="popup"
          .open=${this.open}
          @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}
        >
          <summary class="button main">${label}${strokeIcon(PANEL_ICONS.chevronDown)}</summary>
          <div class="panel" role="group" aria-label=${t.choose}>
            ${choice.ways
              .filter((way) => !isSampleWay(way))
              .map(
                (way, at) =>
                  html`<button
                    class=${at === 0 ? 'button main' : 'button'}
                    type="button"
                    @click=${() => this.choose({ way })}
                  >
                    ${t.with(textIn(way.name, locale))}
                  </button>`,
              )}
            ${choice.ways.some(isSampleWay) ? this.people() : nothing}
          </div>
        </details>`;
    }
  }

  private people(): TemplateResult {
    const { t, locale } = this.strings;
    return html`<h2>${t.samples}</h2>
      <p class="quiet">${t.sampleNote}</p>
      ${stateTemplate(this.samples, {
        locale,
        pending: t.loadingSamples,
        empty: t.noSamples,
        ready: (people) =>
          samplePeople(people, locale, {
            noPost: t.noPost,
            enter: (sample) => this.choose({ sample }),
          }),
      })}`;
  }

  /** What has become of the wish: a page that is left is still there until the next one comes. */
  private progress(): TemplateResult | typeof nothing {
    const { t, locale } = this.strings;
    const { wish, entering } = this;
    const { error, handled } = entering;
    if (wish === undefined) return nothing;
    if (error) return handled ? nothing : errorTemplate(error, locale, () => entering.retry());
    return html`<p class="note quiet" role="status">${'way' in wish ? t.going : t.entering}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-login': YztLogin;
  }
}
