import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import {
  describeError,
  domainsOf,
  matchesQuery,
  resolveEntry,
  textIn,
  type CatalogueEntry,
  type Division,
  type Domain,
} from '@yizhangtu/standard';
import {
  AsyncController,
  ContextController,
  countyContext,
  LooksController,
  MapHostController,
  emptyTemplate,
  stateTemplate,
  StringsController,
  YztElement,
  type CountyContext,
  type LayerStatus,
  type MapHost,
  type ShownLayer,
} from '@yizhangtu/core';
import { ageReader } from '../format/data-age.ts';
import { disclosureStyles } from '../format/disclosure.styles.ts';
import { FailureWatch } from './failure-watch.ts';
import { loadPart } from '../load-part.ts';
import { loadCountyData } from '../map/parts.ts';
import type { LayerFilter } from './layer-filter.ts';
import { applyRequest, askHost, MOST_LAYERS, type LayerRequest } from './layer-order.ts';
import {
  YztLayerFadeEvent,
  YztLayerMoveEvent,
  YztLayerRetryEvent,
  YztLayerToggleEvent,
} from './layer-list.events.ts';
import { layerListStrings } from './layer-list.strings.ts';
import { layerListStyles } from './layer-list.styles.ts';
import { layerTree } from './layer-tree.ts';
import type { ListMoreStrings } from './list-more.strings.ts';
import type { ReadCatalogueOptions } from './read-catalogue.ts';
import { shownLayers, type ShownView } from './shown-layers.ts';
import { treeTemplate } from './tree-template.ts';
import { adoptStyles } from '../adopt-styles.ts';

type Catalogue = readonly CatalogueEntry[];

/** Only a served catalogue needs the contract and its schemas. */
async function readServed(
  context: CountyContext,
  options: ReadCatalogueOptions,
): Promise<Catalogue> {
  const { readCatalogue } = await import('./read-catalogue.ts');
  return readCatalogue(context, options);
}

/** Most look at a list and turn layers on, no more. */
const loadMore = () => loadPart(import('./list-more.ts'));

async function readUnits(
  context: CountyContext,
  signal: AbortSignal,
): Promise<readonly Division[]> {
  return (await loadCountyData()).readUnits(context, signal);
}

/**
 * The layers of a county: by domain and group, by search, and those that are on with their order and
 * opacity. Works on the map that `for` names or that a provider holds; without a map it keeps `layers`
 * itself.
 *
 * @tagname yzt-layer-list
 * @fires yzt-layer-toggle - A person turned a layer on or off.
 * @fires yzt-layer-fade - A person changed an opacity.
 * @fires yzt-layer-move - A person moved a layer.
 * @fires yzt-layer-retry - A person asked for a failed layer again.
 * @fires yzt-error - The catalogue did not come.
 */
export class YztLayerList extends YztElement {
  static override styles = [YztElement.styles, disclosureStyles, layerListStyles];

  /** The catalogue. Unset: that of the provider's county. */
  @property({ attribute: false }) entries: Catalogue | undefined;

  /** The domains, in order. Unset: those of the provider's county. */
  @property({ attribute: false }) domains: readonly Domain[] | undefined;

  /** The layers that are on, the topmost first. With a map the map's own are shown instead. */
  @property({ attribute: false }) layers: readonly ShownLayer[] = [];

  /** Id of the map. */
  @property({ attribute: 'for' }) htmlFor = '';

  /** The divisions, for the filter. Unset: those of the provider's county, read when a person filters. */
  @property({ attribute: false }) divisions: readonly Division[] | undefined;

  @state() private opened: ReadonlySet<string> = new Set(['shown']);
  @state() private words = '';
  @state() private filter: LayerFilter = {};
  @state() private refused: string | undefined;
  @state() private notice = '';
  @state() private progress = 0;
  @query('input[type="search"]') private searchBox!: HTMLInputElement | null;

  private readonly failures = new FailureWatch();
  private readonly strings = new StringsController(this, layerListStrings);
  private readonly looks = new LooksController(this);
  private readonly county = new ContextController<CountyContext | undefined>(this, countyContext);
  private readonly map = new MapHostController(this);
  private readonly catalogue = new AsyncController<[Catalogue | CountyContext], Catalogue>(this, {
    args: () => {
      const given = this.entries ?? this.county.value;
      return given && [given];
    },
    task: ([given], signal) => {
      this.progress = 0;
      const read = isCatalogue(given)
        ? given
        : (given.county.catalogue.layers ??
          readServed(given, { signal, onProgress: (count) => (this.progress = count) }));
      // Groups and refresh intervals may come from the kind of a layer.
      return read instanceof Promise
        ? read.then((entries) => entries.map(resolveEntry))
        : read.map(resolveEntry);
    },
    isEmpty: (entries) => entries.length === 0,
  });

  /** Whether a person has begun to search, to filter or to look into a layer, or one has more to say. */
  @state() private working = false;
  private readonly more = new AsyncController(this, {
    args: () => (this.working ? ([true] as const) : undefined),
    task: () => (this.arriving = this.takeMore()),
  });
  private arriving: Promise<unknown> | undefined;

  /** Only who filters needs the divisions. */
  private readonly units = new AsyncController<[CountyContext], readonly Division[]>(this, {
    args: () =>
      this.divisions === undefined && this.county.value && this.opened.has('filter')
        ? [this.county.value]
        : undefined,
    task: ([context], signal) => readUnits(context, signal),
  });

  private async takeMore(): Promise<typeof import('./list-more.ts')> {
    const part = await loadMore();
    adoptStyles(this.renderRoot as ShadowRoot, part.listMoreStyles);
    return part;
  }

  /** Words of what a person can do once that is there. */
  private get moreWords(): ListMoreStrings | undefined {
    return this.more.value?.listMoreStrings[this.strings.locale];
  }

  /** With what a person has asked to see. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    if (this.arriving === undefined || this.more.state !== 'pending') return done;
    await this.arriving.catch(() => undefined);
    return super.getUpdateComplete();
  }

  private get host(): MapHost | undefined {
    return this.map.host;
  }

  private get shown(): readonly ShownLayer[] {
    return this.host?.state.layers ?? this.layers;
  }

  private get knownDomains(): readonly Domain[] {
    return this.domains ?? (this.county.value ? domainsOf(this.county.value.county.domains) : []);
  }

  private readonly ask = (request: LayerRequest): boolean => {
    const { shown } = this;
    if (request.type === 'show' && shown.length >= MOST_LAYERS) {
      this.notice = this.strings.t.limit(MOST_LAYERS);
      this.refused = request.entry.id;
      return false;
    }
    this.refused = undefined;
    const layer = shown.find(({ entry }) => request.type !== 'show' && entry.id === request.id);
    const entry = request.type === 'show' ? request.entry : layer?.entry;
    if (!entry) return false;
    if (this.host) askHost(this.host, request);
    else this.layers = applyRequest(shown, request);
    this.announce(request, entry);
    return true;
  };

  private announce(request: LayerRequest, entry: CatalogueEntry): void {
    const { t, locale } = this.strings;
    const title = textIn(entry.title, locale);
    switch (request.type) {
      case 'opacity':
        this.dispatchEvent(new YztLayerFadeEvent(entry, request.opacity));
        return;
      case 'move':
        this.notice = this.moreWords?.movedTo(title, request.index + 1, this.shown.length) ?? '';
        this.dispatchEvent(new YztLayerMoveEvent(entry, request.index));
        return;
      default:
        this.notice = request.type === 'show' ? t.turnedOn(title) : t.turnedOff(title);
        this.dispatchEvent(new YztLayerToggleEvent(entry, request.type === 'show'));
    }
  }

  private readonly move = (layer: ShownLayer, index: number, button: HTMLElement): void => {
    if (index < 0 || index >= this.shown.length) return;
    this.ask({ type: 'move', id: layer.entry.id, index });
    // Taking a row out of the document to put it in elsewhere takes the focus from its button.
    void this.updateComplete.then(() => button.focus());
  };

  private readonly hide = (layer: ShownLayer, index: number): void => {
    this.ask({ type: 'hide', id: layer.entry.id });
    this.focusShown(index, '.button');
  };

  /** The button that was pressed goes with its row: the focus goes to what stands in its place. */
  private focusShown(index: number, part: string): void {
    void this.updateComplete.then(() => {
      const rows = this.renderRoot.querySelectorAll('.shown-row');
      const row = rows[Math.min(index, rows.length - 1)];
      const next = row?.querySelector<HTMLElement>(`:scope > ${part}`);
      (next ?? this.renderRoot.querySelector<HTMLElement>('.shown > summary'))?.focus();
    });
  }

  private readonly retry = (layer: ShownLayer, index: number): void => {
    if (layer.status.state !== 'error') return;
    this.host?.retryLayer(layer.entry.id);
    this.focusShown(index, 'details > summary');
    this.dispatchEvent(new YztLayerRetryEvent(layer.entry, layer.status.error));
  };

  private readonly onOpen = (key: string, event: Event): void => {
    const { open } = event.target as HTMLDetailsElement;
    if (this.opened.has(key) === open) return;
    if (open && (key === 'filter' || key.startsWith('shown/'))) this.working = true;
    const opened = new Set(this.opened);
    if (open) opened.add(key);
    else opened.delete(key);
    this.opened = opened;
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.sayFailures();
    if (this.shown.some(({ status }) => hasMore(status))) this.working = true;
    // A short list needs no unfolding.
    if (
      changed.has('entries') &&
      this.entries &&
      new Set(this.entries.map(({ domain }) => domain)).size === 1
    ) {
      this.opened = new Set([...this.opened, `domain/${this.entries[0]?.domain}`]);
    }
  }

  /** A layer fails long after it was turned on, perhaps out of sight: it is said once. */
  private sayFailures(): void {
    const { t, locale } = this.strings;
    for (const { layer, error, died } of this.failures.look(this.shown)) {
      const { what } = describeError(error, locale);
      this.notice = (died ? t.died : t.failed)(textIn(layer.entry.title, locale), what);
    }
  }

  /** To the layers that are on, so that one can be turned off. */
  private readonly showShown = (): void => {
    this.words = '';
    this.refused = undefined;
    this.opened = new Set([...this.opened, 'shown']);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.shown > summary')?.focus(),
    );
  };

  private readonly setFilter = (filter: LayerFilter, count: number): void => {
    this.filter = filter;
    this.notice =
      (count === 0 ? this.strings.t.filteredNone : this.moreWords?.filtered(count)) ?? '';
    // The chip that was pressed is gone.
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.filter > summary')?.focus(),
    );
  };

  protected override render(): TemplateResult {
    const { t } = this.strings;
    const view = this.view();
    return html`<section aria-label=${t.layers} class=${this.looks.value.largeText ? 'large' : ''}>
      ${stateTemplate(this.catalogue, {
        locale: this.strings.locale,
        initial: emptyTemplate(t.initial),
        pending: this.progress > 0 ? t.loadingCount(this.progress) : t.loading,
        empty: t.empty,
        skeleton: this.skeleton(),
        ready: (entries) => this.body(entries, view),
      })}
      ${this.catalogue.value === undefined && view.count > 0 ? shownLayers(this.shown, view) : nothing}
      <p class="sr-only" role="status">${this.notice}</p>
    </section>`;
  }

  private skeleton(): TemplateResult {
    const count = this.progress > 0 ? this.strings.t.loadingCount(this.progress) : '';
    return html`<div class="skeleton">
      ${[1, 2, 3, 4, 5, 6].map(() => html`<span></span>`)}
      <p class="hint" aria-hidden="true">${count}</p>
    </div>`;
  }

  private view(): ShownView {
    const { shown } = this;
    return {
      t: this.strings.t,
      locale: this.strings.locale,
      age: ageReader(new Date(), this.strings.locale),
      on: new Set(shown.map(({ entry }) => entry.id)),
      words: this.words.trim(),
      refused: this.refused,
      showShown: this.showShown,
      wasReady: (layer) => this.failures.hasDied(layer),
      ask: this.ask,
      count: shown.length,
      opened: (key) => this.opened.has(key),
      onOpen: this.onOpen,
      move: this.move,
      hide: this.hide,
      retry: this.retry,
      notes: this.notes,
      settings: this.settings,
    };
  }

  private readonly notes = ({ status }: ShownLayer): unknown =>
    this.more.value?.layerNotes(status, this.strings.locale);

  private readonly settings = (layer: ShownLayer, index: number): unknown =>
    stateTemplate(this.more, {
      locale: this.strings.locale,
      ready: ({ layerSettings }) => layerSettings(layer, index, this.view()),
    });

  private body(entries: Catalogue, view: ShownView): TemplateResult {
    const listed = this.filtered(entries, this.filter);
    return html`${this.search(view)}${this.filterSection(entries, view)}
    ${
      view.words === ''
        ? [
            shownLayers(this.shown, view),
            treeTemplate(layerTree(listed, this.knownDomains, view.on, view.locale), view),
          ]
        : this.results(listed, view)
    }`;
  }

  private filtered(entries: Catalogue, filter: LayerFilter): Catalogue {
    return this.more.value?.filterEntries(entries, filter, this.knownUnits) ?? entries;
  }

  private get knownUnits(): readonly Division[] {
    return this.divisions ?? this.units.value ?? this.host?.state.divisionPath ?? [];
  }

  /** The division that the map has gone down to, below the county. */
  private get here(): Division | undefined {
    const { division } = this.host?.state ?? {};
    return division?.parent === undefined ? undefined : division;
  }

  private filterSection(
    entries: Catalogue,
    { t, locale, opened, onOpen }: ShownView,
  ): TemplateResult {
    const view = {
      locale,
      filter: this.filter,
      set: (filter: LayerFilter) => this.setFilter(filter, this.filtered(entries, filter).length),
    };
    const fields = () =>
      stateTemplate(this.more, {
        locale,
        ready: ({ filterFields }) => {
          const drawn = filterFields(entries, this.knownUnits, this.here, view);
          return stateTemplate(this.units, { locale, initial: drawn, ready: () => drawn });
        },
      });
    return html`<details
        class="filter"
        .open=${opened('filter')}
        @toggle=${(event: Event) => onOpen('filter', event)}
      >
        <summary><span class="name">${t.filter}</span></summary>
        ${opened('filter') ? fields() : nothing}
      </details>
      ${this.more.value?.filterChips(entries, view) ?? nothing}`;
  }

  private search({ t }: ShownView): TemplateResult {
    return html`<div class="search">
      <input
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        aria-label=${t.search}
        placeholder=${t.searchHint}
        .value=${this.words}
        @focus=${this.onFocus}
        @input=${this.onWords}
        @compositionend=${this.onWords}
      />
    </div>`;
  }

  private results(entries: Catalogue, view: ShownView): unknown {
    const found = entries.filter((entry) => matchesQuery(entry, this.words));
    return stateTemplate(this.more, {
      locale: view.locale,
      ready: ({ foundList }) => foundList(found, this.knownDomains, { ...view, clear: this.clear }),
    });
  }

  private readonly onFocus = (): void => {
    this.working = true;
  };

  private readonly onWords = (event: Event): void => {
    // Letters on their way to a character are not what a person looks for.
    if ((event as InputEvent).isComposing) return;
    this.working = true;
    this.words = (event.target as HTMLInputElement).value;
    this.refused = undefined;
  };

  private readonly clear = (): void => {
    this.words = '';
    this.searchBox?.focus();
  };
}

/** Those of a layer that is drawn. */
const hasMore = (status: LayerStatus) => 'issues' in status || 'progress' in status;

const isCatalogue = (given: Catalogue | CountyContext): given is Catalogue => Array.isArray(given);

declare global {
  interface HTMLElementTagNameMap {
    'yzt-layer-list': YztLayerList;
  }
}
