import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { textIn } from '@yizhangtu/standard';
import {
  emptyTemplate,
  icon,
  LooksController,
  MapHostController,
  StringsController,
  YztElement,
  type FeatureHit,
} from '@yizhangtu/core';
import { disclosureStyles } from '../format/disclosure.styles.ts';
import { ageReader } from '../format/data-age.ts';
import { cardOf, hitTitle, type Card } from './card-model.ts';
import { valueRow, type ValueView } from './card-value.ts';
import { YztFeatureCloseEvent, YztFeatureSelectEvent } from './feature-card.events.ts';
import { featureCardStrings } from './feature-card.strings.ts';
import { featureCardStyles } from './feature-card.styles.ts';
import { mapInUse } from './map-in-use.ts';

/**
 * What is known of the chosen feature, and the way to the others under the same press. Works on the map
 * that `for` names or that a provider holds, or on `hits` alone.
 *
 * @tagname yzt-feature-card
 * @fires yzt-feature-select - A person went to another of the features at hand.
 * @fires yzt-feature-close - A person closed the card.
 */
export class YztFeatureCard extends YztElement {
  static override styles = [YztElement.styles, disclosureStyles, featureCardStyles];

  /** The features at hand. Unset: those of the map. */
  @property({ attribute: false }) hits: readonly FeatureHit[] | undefined;

  /** Which of `hits` is shown; -1 for none. With a map the map's own counts instead. */
  @property({ type: Number }) selected = 0;

  /** Id of the map. */
  @property({ attribute: 'for' }) htmlFor = '';

  /** True while no feature is chosen, so that a page can hide the card. */
  @property({ type: Boolean, reflect: true }) empty = true;

  @state() private failed: ReadonlySet<string> = new Set();
  @query('section') private section!: HTMLElement | null;

  private readonly strings = new StringsController(this, featureCardStrings);
  private readonly looks = new LooksController(this);
  private readonly map = new MapHostController(this);
  private hit: FeatureHit | undefined;
  /** What had the focus before the card took it. */
  private back: HTMLElement | undefined;

  private get current(): { hits: readonly FeatureHit[]; index: number } {
    const state = this.hits === undefined ? this.map.host?.state : undefined;
    return state
      ? { hits: state.hits, index: state.selected }
      : { hits: this.hits ?? [], index: this.selected };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { hits, index } = this.current;
    const another = hits[index] !== this.hit;
    this.hit = hits[index];
    this.empty = this.hit === undefined;
    if (!another) return;
    this.failed = new Set();
    if (!this.empty) this.takeFocus();
  }

  private takeFocus(): void {
    const { host } = this.map;
    const canvas = host === undefined ? undefined : mapInUse(this.ownerDocument, host);
    if (canvas === undefined) return;
    this.back = canvas;
    // By then whoever holds the card shows it.
    requestAnimationFrame(() => this.section?.focus());
  }

  private choose(index: number): void {
    if (this.hits === undefined) this.map.host?.select(index);
    else this.selected = index;
  }

  private go(index: number): void {
    this.choose(index);
    this.dispatchEvent(new YztFeatureSelectEvent());
  }

  /** Asked anew at each press: two may come before the next drawing. */
  private step(by: 1 | -1): void {
    const { hits, index } = this.current;
    this.go((index + by + hits.length) % hits.length);
  }

  private readonly close = (): void => {
    const held = Boolean(this.shadowRoot?.activeElement);
    this.choose(-1);
    this.dispatchEvent(new YztFeatureCloseEvent());
    // The button that had the focus is gone; without this the focus would fall back to the page's start.
    const next = this.back?.isConnected === true ? this.back : this.section;
    this.back = undefined;
    if (held) void this.updateComplete.then(() => next?.focus());
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.empty) return;
    // A map that holds the card would take it for a wish of its own.
    event.stopPropagation();
    this.close();
  };

  protected override render(): TemplateResult {
    const { t, locale } = this.strings;
    const { hit } = this;
    const card = hit && cardOf(hit, { locale, words: t, page: this.baseURI });
    return html`<section
      aria-label=${t.card}
      tabindex="-1"
      class=${this.looks.value.largeText ? 'large' : ''}
      @keydown=${this.onKey}
    >
      ${hit && card ? this.body(hit, card) : emptyTemplate(t.empty)}
      <p class="sr-only" role="status">${card ? t.selected(card.title, card.layer) : ''}</p>
    </section>`;
  }

  private body(hit: FeatureHit, card: Card): TemplateResult {
    const { t } = this.strings;
    const view: ValueView = {
      t,
      title: card.title,
      failed: this.failed,
      onFail: (source) => (this.failed = new Set([...this.failed, source])),
    };
    const photos = card.rows.filter(({ value }) => value.type === 'photos');
    const rows = card.rows.filter(({ value }) => value.type !== 'photos');
    return html`<header>
        <div>
          <p class="layer">
            ${card.layer}${
              hit.entry.sample === true ? html`<span class="mark">${t.sample}</span>` : nothing
            }
          </p>
          <h2>${card.title}</h2>
        </div>
        <button type="button" class="button quiet close" aria-label=${t.close} @click=${this.close}>
          ${icon('close')}<span class="word">${t.close}</span>
        </button>
      </header>
      ${this.switch()}
      ${
        rows.length + photos.length + card.others.length === 0
          ? html`<p class="hint">${t.noFields}</p>`
          : nothing
      }
      <dl>${[...photos, ...rows].map((row) => valueRow(row, view))}</dl>
      ${
        card.others.length === 0
          ? nothing
          : html`<details class="others" ?open=${card.rows.length === 0}>
              <summary>${t.others}</summary>
              <dl>${card.others.map((row) => valueRow(row, view))}</dl>
            </details>`
      }
      ${this.facts(hit)}`;
  }

  /** The way through all features under one press. */
  private switch() {
    const { t, locale } = this.strings;
    const { hits, index } = this.current;
    if (hits.length < 2) return nothing;
    return html`<div class="switch">
      <button type="button" class="button" aria-label=${t.previous} @click=${() => this.step(-1)}>
        ${icon('chevron-left')}<span class="word">${t.previous}</span>
      </button>
      <span class="position"
        ><span aria-hidden="true">${index + 1} / ${hits.length}</span
        ><span class="sr-only">${t.positionSaid(index + 1, hits.length)}</span></span
      >
      <button type="button" class="button" aria-label=${t.next} @click=${() => this.step(1)}>
        <span class="word">${t.next}</span>${icon('chevron-right')}
      </button>
      <details class="all">
        <summary>${t.allHits(hits.length)}</summary>
        <ol>
          ${hits.map(
            (hit, at) =>
              html`<li>
                <button
                  type="button"
                  class="button quiet"
                  aria-current=${at === index ? 'true' : nothing}
                  @click=${() => this.go(at)}
                >
                  <span>${hitTitle(hit, locale)}</span
                  ><span class="layer">${textIn(hit.entry.title, locale)}</span>
                </button>
              </li>`,
          )}
        </ol>
      </details>
    </div>`;
  }

  private facts({ entry }: FeatureHit) {
    const { t, locale } = this.strings;
    const age = ageReader(new Date(), locale)(entry);
    const facts = [
      entry.owner === undefined ? undefined : textIn(entry.owner, locale),
      age &&
        html`<time datetime=${age.datetime} title=${age.full}>${t.updated(age.ago)}</time>${
            age.overdue ? html` <span class="late">${t.overdue}</span>` : nothing
          }`,
      entry.licence,
    ].filter((fact) => fact !== undefined);
    if (facts.length === 0) return nothing;
    return html`<footer>${facts.map((fact) => html`<span>${fact}</span>`)}</footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-feature-card': YztFeatureCard;
  }
}
