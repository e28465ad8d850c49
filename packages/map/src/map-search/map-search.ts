import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import {
  AsyncController,
  ContextController,
  countyContext,
  icon,
  LooksController,
  MapHostController,
  stateTemplate,
  StringsController,
  YztElement,
  type CountyContext,
  type MapHost,
} from '@yizhangtu/core';
import { textIn, type Place } from '@yizhangtu/standard';
import { loadSearchBody, type SearchBody } from './load-search-body.ts';
import { YztPlaceSelectEvent } from './map-search.events.ts';
import { mapSearchStrings } from './map-search.strings.ts';
import { mapSearchStyles } from './map-search.styles.ts';
import type { PopupView } from './popup.ts';
import type { Found, FoundPlace } from './search-model.ts';
import { adoptStyles } from '../adopt-styles.ts';

/** Milliseconds without a key after which the words are looked for. */
const PAUSE = 250;

type Where = readonly Place[] | CountyContext | undefined;

/**
 * One box for villages, towns, layers and what stands on them: by characters, pinyin or initials. Choosing a
 * result goes there on the map that `for` names or that a provider holds. Nothing that was looked for is kept.
 *
 * @tagname yzt-map-search
 * @fires yzt-place-select - A person chose a place: see `place` of the event.
 * @fires yzt-error - The search failed, or the way to what was chosen. Cancel it to show it yourself.
 */
export class YztMapSearch extends YztElement {
  static override styles = [YztElement.styles, mapSearchStyles];

  /** Where to look. Unset: in the provider's county, and in what the map shows. */
  @property({ attribute: false }) places: readonly Place[] | undefined;

  /** Id of the map. */
  @property({ attribute: 'for' }) htmlFor = '';

  @state() private words = '';
  @state() private typed = false;
  @state() private open = false;
  @state() private active = -1;
  @state() private chosen: FoundPlace | undefined;
  @query('input') private box!: HTMLInputElement;

  private body: SearchBody | undefined;
  private finder: InstanceType<SearchBody['PlaceFinder']> | undefined;
  /** Words for which a person pressed Enter before anything was found. */
  private hurried: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly strings = new StringsController(this, mapSearchStrings);
  private readonly looks = new LooksController(this);
  private readonly county = new ContextController<CountyContext | undefined>(this, countyContext);
  private readonly map = new MapHostController(this);
  private readonly search = new AsyncController(this, {
    args: () =>
      this.words === ''
        ? undefined
        : ([this.words, this.places ?? this.county.value, this.map.host] as const),
    task: ([words, where, host], signal) => this.find(words, where, host, signal),
    isEmpty: ({ places }: Found) => places.length === 0,
  });
  private readonly going = new AsyncController(this, {
    args: () => (this.chosen === undefined ? undefined : ([this.chosen] as const)),
    task: async ([found], signal) => {
      const { goToPlace } = await this.loadBody();
      return goToPlace(found, { host: this.map.host, context: this.county.value, signal });
    },
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private async loadBody(): Promise<SearchBody> {
    const body = await loadSearchBody();
    if (this.body === undefined) {
      this.body = body;
      this.finder = new body.PlaceFinder();
      adoptStyles(this.renderRoot as ShadowRoot, body.resultListStyles);
      this.requestUpdate();
    }
    return body;
  }

  private find(
    words: string,
    where: Where,
    host: MapHost | undefined,
    signal: AbortSignal,
  ): Promise<Found> | Found {
    const { finder } = this;
    if (finder === undefined) {
      return this.loadBody().then(() => this.find(words, where, host, signal));
    }
    return isPlaces(where)
      ? finder.find({ words, places: where, context: undefined, host, signal })
      : finder.find({ words, places: undefined, context: where, host, signal });
  }

  private get options(): FoundPlace[] {
    return this.words === '' ? [] : (this.body?.optionsOf(this.search.value) ?? []);
  }

  /** Looks for what stands in the box: after a pause, or at once. */
  private ask(pause: number): void {
    clearTimeout(this.timer);
    const words = this.box.value.trim();
    const look = () => {
      this.words = words;
      this.active = -1;
      this.open = words !== '';
    };
    if (pause === 0 || words === '') look();
    else this.timer = setTimeout(look, pause);
  }

  private readonly onInput = (event: Event): void => {
    this.typed = this.box.value !== '';
    this.hurried = undefined;
    this.chosen = undefined;
    // Letters on their way to a character are not what a person looks for.
    if (!(event as InputEvent).isComposing) this.ask(PAUSE);
  };

  private readonly onFocus = (): void => {
    // What fails here is asked for again, and said, by the search itself.
    this.loadBody().catch(() => undefined);
    this.open = this.words !== '';
  };

  private readonly onBlur = (event: FocusEvent): void => {
    if (!this.renderRoot.contains(event.relatedTarget as Node | null)) this.open = false;
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const { options } = this;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (this.open) {
          const step = event.key === 'ArrowDown' ? 1 : -1;
          this.active = this.body?.stepActive(this.active, step, options.length) ?? -1;
        } else this.open = this.words !== '';
        return;
      case 'Enter': {
        event.preventDefault();
        const current = this.search.state === 'ready' && this.box.value.trim() === this.words;
        const found = this.open && current ? options[Math.max(this.active, 0)] : undefined;
        if (found) this.choose(found);
        else {
          this.hurried = this.box.value.trim();
          this.ask(0);
        }
        return;
      }
      case 'Escape':
        if (!this.open && !this.typed) return;
        // What closes here must not close or move what is around.
        event.stopPropagation();
        this.hurried = undefined;
        if (this.open) this.open = false;
        else this.clear();
    }
  };

  private readonly choose = (found: FoundPlace): void => {
    clearTimeout(this.timer);
    this.box.value = textIn(found.place.name, this.strings.locale);
    this.typed = true;
    // A new object each time: choosing again goes there again.
    this.chosen = { ...found };
    this.active = -1;
    this.open = false;
    this.box.focus();
    this.dispatchEvent(new YztPlaceSelectEvent(found.place));
  };

  private readonly clear = (): void => {
    this.box.value = '';
    this.typed = false;
    this.chosen = undefined;
    this.ask(0);
    this.box.focus();
  };

  protected override updated(): void {
    const { hurried, search } = this;
    if (hurried !== undefined && hurried === this.words && search.state !== 'pending') {
      this.hurried = undefined;
      const [first] = search.state === 'ready' ? this.options : [];
      if (first) this.choose(first);
    }
    this.renderRoot
      .querySelector('[role="option"][aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const { t } = this.strings;
    const shown = this.open && this.words !== '';
    const expanded = shown && this.options.length > 0;
    const view = this.view(shown);
    return html`<div
      role="search"
      aria-label=${t.search}
      class=${this.looks.value.largeText ? 'large' : ''}
      @focusout=${this.onBlur}
    >
      <div class="box">
        ${icon('search')}
        <input
          type="text"
          role="combobox"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          enterkeyhint="search"
          aria-label=${t.search}
          aria-autocomplete="list"
          aria-expanded=${expanded}
          aria-controls=${expanded ? 'results' : nothing}
          aria-activedescendant=${shown && this.active >= 0 ? `result-${this.active}` : nothing}
          placeholder=${t.hint}
          @input=${this.onInput}
          @compositionend=${this.onInput}
          @keydown=${this.onKey}
          @focus=${this.onFocus}
          @pointerdown=${this.onFocus}
        />
        ${
          this.typed
            ? html`<button
                type="button"
                class="button clear"
                aria-label=${t.clear}
                @click=${this.clear}
              >
                ${icon('close')}<span class="word">${t.clear}</span>
              </button>`
            : nothing
        }
        ${this.popup(view)}
      </div>
      <p class="sr-only" role="status">${this.body?.announcement(view)}</p>
    </div>`;
  }

  private view(open: boolean): PopupView {
    const { words, active, search, going, chosen, choose } = this;
    return { locale: this.strings.locale, open, words, active, search, going, chosen, choose };
  }

  /** Pressing in it leaves the focus in the box. */
  private popup(view: PopupView): TemplateResult {
    const keep = (event: Event): void => {
      if (!(event.target as Element).closest('button')) event.preventDefault();
    };
    // Without the body there is an error to say, or nothing yet.
    const content =
      this.body?.popupContent(view) ??
      (view.open
        ? stateTemplate(this.search, { locale: view.locale, ready: () => nothing })
        : nothing);
    return html`<div id="popup" class="results" ?hidden=${content === nothing} @mousedown=${keep}>
      ${content}
    </div>`;
  }
}

const isPlaces = (where: Where): where is readonly Place[] => Array.isArray(where);

declare global {
  interface HTMLElementTagNameMap {
    'yzt-map-search': YztMapSearch;
  }
}
