import {
  AsyncController,
  emptyTemplate,
  LooksController,
  MapHostController,
  stateTemplate,
  StringsController,
  YztElement,
  type FeaturesInView,
  type MapHost,
  type ShownLayer,
  type Standing,
} from '@yizhangtu/core';
import { resolveEntry } from '@yizhangtu/standard';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { YztFeatureSelectEvent } from '../feature-card/feature-card.events.ts';
import { featureTableStrings } from './feature-table.strings.ts';
import { featureTableStyles } from './feature-table.styles.ts';
import { lookAgain } from '../live/look-again.ts';
import { LiveTicks } from './live-ticks.ts';
import { loadTableView } from './load-table-view.ts';
import type { Extent, TableData } from './table-data.ts';
import { isTooFar } from '../model/too-far.ts';
import { listable } from './table-layers.ts';
import type { HeadAsk, TableView } from './table-view.ts';
import { adoptStyles } from '../adopt-styles.ts';

/** What was read: of a layer of a map, or as it was given. */
interface Reading {
  readonly data: TableData;
  readonly extent: Extent;
  readonly layer: ShownLayer | undefined;
}

/**
 * What is in view of a layer, as rows: the map for those who cannot see it, and for those who want to
 * sort, compare or take it away. Works on the map that `for` names or that a provider holds, or on `data`
 * alone.
 *
 * @tagname yzt-feature-table
 * @cssprop [--yzt-feature-table-height=70vh] - The most height that it takes; the rows scroll in it.
 * @fires yzt-feature-select - A person chose a row: see `selected`, or `hits` of the map.
 * @fires yzt-error - The layer cannot be read. Cancel it to show it yourself.
 */
export class YztFeatureTable extends YztElement {
  static override styles = [YztElement.styles, featureTableStyles];

  /** Features and their fields. Unset: what is in view of the map. */
  @property({ attribute: false }) data: TableData | undefined;

  /** The chosen feature; with a map, the map's own. */
  @property({ attribute: false }) selected: GeoJSON.Feature | undefined;

  /** Id of the layer. Unset: the one that was chosen from last, else the topmost that the map draws. */
  @property() layer: string | undefined;

  /** Id of the map. */
  @property({ attribute: 'for' }) htmlFor = '';

  @state() private seen = false;

  private readonly strings = new StringsController(this, featureTableStrings);
  private readonly looks = new LooksController(this);
  private readonly map = new MapHostController(this);
  private readonly live = new LiveTicks(this);
  private readonly reading = new AsyncController(this, {
    args: () => this.question(),
    task: (args, signal) => this.read(args, signal),
    isEmpty: ({ data }: Reading) => data.features.length === 0,
  });
  private view: TableView | undefined;
  private observer: ResizeObserver | undefined;
  private hit: GeoJSON.Feature | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // A table in a closed drawer asks for nothing.
    this.observer = new ResizeObserver(() => {
      // In a task of its own: drawing while sizes are told would be told to the page as an error.
      requestAnimationFrame(() => (this.seen = this.getClientRects().length > 0));
    });
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  /** The map, unless features are given. */
  private get host(): MapHost | undefined {
    return this.data === undefined ? this.map.host : undefined;
  }

  private get layers(): readonly ShownLayer[] {
    return this.host === undefined ? [] : listable(this.host.state);
  }

  private get shown(): ShownLayer | undefined {
    const { layers } = this;
    const chosen = layers.find(({ entry }) => entry.id === this.layer);
    const state = this.host?.state;
    return chosen ?? layers.find((one) => state && !isTooFar(one, state)) ?? layers[0];
  }

  /** What the answer depends on. */
  private question() {
    if (!this.seen) return undefined;
    const { data, host, shown } = this;
    if (data !== undefined) return [data] as const;
    if (host === undefined || shown === undefined) return undefined;
    const { bounds, division } = host.state;
    // Without graphics nothing is in view, and the division says where.
    const place = bounds === undefined ? division : undefined;
    const { entry, status } = shown;
    // There it is the reading that makes a layer ready.
    const news = bounds === undefined ? status.state === 'error' : status.state;
    return [host, entry, news, bounds, place, this.live.count] as const;
  }

  private async read(
    [first]: NonNullable<ReturnType<YztFeatureTable['question']>>,
    signal: AbortSignal,
  ): Promise<Reading> {
    const { shown } = this;
    if (!('featuresInView' in first)) {
      await this.loadView();
      return { data: first, extent: { of: 'all', complete: true }, layer: undefined };
    }
    const found = first.featuresInView(shown!.entry.id, { signal });
    const [inView] = await Promise.all([found, this.loadView()]);
    return this.readingOf(shown!, inView);
  }

  private readingOf(layer: ShownLayer, { features, complete, total }: FeaturesInView): Reading {
    const { fields, title, sample = false } = resolveEntry(layer.entry);
    const { bounds, division } = this.host?.state ?? {};
    return {
      data: { features, fields, title, sample },
      extent: {
        of: bounds === undefined ? 'place' : 'view',
        ...(division === undefined ? {} : { place: division.name }),
        complete,
        tooFar: this.host !== undefined && isTooFar(layer, this.host.state),
        ...(total === undefined ? {} : { total }),
      },
      layer,
    };
  }

  /** What draws the table, and its looks. */
  private async loadView(): Promise<void> {
    if (this.view !== undefined) return;
    const { TableView, tableViewStyles } = await loadTableView();
    const root = this.renderRoot as ShadowRoot;
    if (this.view !== undefined) return;
    adoptStyles(root, tableViewStyles);
    this.view = new TableView(root, () => this.requestUpdate());
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.follow();
    this.live.every(this.shown && this.seen ? lookAgain(this.shown.entry) : undefined);
  }

  /** What is chosen on the map is shown in the table, and its layer with it. */
  private follow(): void {
    const { host } = this;
    if (host === undefined) return;
    const hit = host.state.hits[host.state.selected];
    this.selected = hit?.feature;
    if (hit?.feature === this.hit) return;
    this.hit = hit?.feature;
    if (hit !== undefined && this.layers.some(({ entry }) => entry.id === hit.entry.id)) {
      this.layer = hit.entry.id;
    }
  }

  protected override updated(): void {
    this.view?.drawn();
  }

  private choose(feature: GeoJSON.Feature, layer: ShownLayer | undefined): void {
    if (layer === undefined || this.host === undefined) this.selected = feature;
    else this.host.showHits([{ entry: layer.entry, feature }]);
    this.dispatchEvent(new YztFeatureSelectEvent());
  }

  /** A layer in error is asked for again by the map. */
  private get standing(): Standing<Reading> {
    const { reading, host, shown } = this;
    const { state, value, error, handled } = reading;
    const failed = shown?.status.state === 'error' ? shown.entry.id : undefined;
    const retry = () => (failed === undefined ? reading.retry() : host?.retryLayer(failed));
    return { state, value, error, handled, retry };
  }

  protected override render(): TemplateResult {
    const { t, locale } = this.strings;
    const { view, standing } = this;
    const head = this.headAsk();
    const { value, state } = standing;
    const hasRows = value !== undefined && state !== 'empty' && value.data.features.length > 0;
    const pictures = (this.host?.state.layers.length ?? 0) > 0 && this.layers.length === 0;
    // Where there are rows, the head stands beside what is told of them.
    return html`<section aria-label=${t.table} class=${this.looks.value.largeText ? 'large' : ''}>
      ${hasRows ? nothing : view?.head(head)}
      ${stateTemplate(standing, {
        locale,
        initial: emptyTemplate(pictures ? t.pictures : t.initial),
        pending: t.pending,
        empty: value && view?.emptyWords(value.extent, locale),
        ready: (reading) => this.rows(reading, head),
      })}
    </section>`;
  }

  private headAsk(): HeadAsk {
    const { layers, shown } = this;
    const { title, sample = false } = this.data ?? shown?.entry ?? {};
    const { locale } = this.strings;
    const go = (layer: string) => (this.layer = layer);
    return { title, sample, layers, layer: shown?.entry.id, locale, go };
  }

  private rows({ data, extent, layer }: Reading, head: HeadAsk): unknown {
    const { view } = this;
    const { locale } = this.strings;
    if (data.features.length === 0) return emptyTemplate(view?.emptyWords(extent, locale));
    return view?.render({
      head,
      data,
      extent,
      entry: layer?.entry,
      locale,
      page: this.baseURI,
      selected: this.selected,
      choose: (feature) => this.choose(feature, layer),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-feature-table': YztFeatureTable;
  }
}
