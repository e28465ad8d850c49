import {
  AsyncController,
  ContextController,
  countyContext,
  errorTemplate,
  icon,
  LooksController,
  mapHostContext,
  readCounty,
  StringsController,
  YztElement,
  YztErrorEvent,
  type CountyContext,
  type CountyInput,
  type FeatureHit,
  type MapHost,
  type MapView,
  type PickOptions,
} from '@yizhangtu/core';
import { createClient } from '@yizhangtu/client';
import {
  describeError,
  textIn,
  toYztError,
  withAbsoluteHrefs,
  YztError,
  type Bounds,
  type CatalogueEntry,
  type CountyFile,
  type Division,
  type LngLat,
} from '@yizhangtu/standard';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { MapEngine } from '../engine/map-engine.ts';
import { YztFeatureSelectEvent } from '../feature-card/feature-card.events.ts';
import { padBounds } from '../model/ground.ts';
import { LAYER_LIMIT } from '../model/scene.ts';
import type { UrlState } from '../model/url-state.ts';
import { readAreas, readEntries, readLine, readUnits } from './county-data.ts';
import {
  controlsTemplate,
  crossTemplate,
  footTemplate,
  noticesTemplate,
  pathTemplate,
  scaleOf,
  type Notice,
} from './map-chrome.ts';
import { MapModel } from './map-model.ts';
import { startTask, type MapTask } from './map-task.ts';
import { YztBaseMapSelectEvent, YztDivisionSelectEvent, YztMapMoveEvent } from './map.events.ts';
import { mapStrings } from './map.strings.ts';
import { mapStyles } from './map.styles.ts';
import { UrlSync } from './url-sync.ts';

/** Layer errors that are written on the map; the rest stand in the layer list. */
const SHOWN_ERRORS = 2;
/** Room around the county's bounds that the middle of the map may go to, as a share of its size. */
const ROOM = 0.1;

/**
 * The map of a county: base map, divisions, layers, and what is chosen on it. It fills its container.
 *
 * Under a `<yzt-provider>` it shows the county of its file; `data` given as properties need no provider
 * and no network.
 *
 * @tagname yzt-map
 * @slot - What stands on the map.
 * @csspart path - The path of divisions.
 * @csspart controls - The buttons.
 * @csspart approval - The line with the approval number. Keep it visible: the law asks for it.
 * @cssprop [--yzt-map-inset-bottom=0px] - What covers the map from below, such as a sheet.
 * @cssprop [--yzt-map-inset-start=0px] - What covers it from the start of the line.
 * @cssprop [--yzt-map-inset-end=0px] - What covers it from the end of the line.
 * @fires yzt-map-move - A person moved the map, and it came to rest.
 * @fires yzt-feature-select - A person pressed the map; see `hits` of its state.
 * @fires yzt-division-select - A person went down or up to a division.
 * @fires yzt-base-map-select - A person chose another base map.
 * @fires yzt-error - The graphics, the worker, the base map or a layer failed. Cancel it to show it yourself.
 */
export class YztMap extends YztElement {
  static override styles = [YztElement.styles, mapStyles];

  /** The county file, when there is no provider: its address, as the attribute, or the file itself, as the property. */
  @property() county: CountyInput | undefined;
  /** The county's line in WGS84, when it is not to be fetched. */
  @property({ attribute: false }) line: GeoJSON.Feature | undefined;
  /** Areas of divisions in WGS84, with `code` and `parent`, when they are not to be fetched. */
  @property({ attribute: false }) areas: readonly GeoJSON.Feature[] | undefined;
  /** Layers that are on, the topmost first. Unset: those that the county file names. */
  @property({ attribute: false }) layers: readonly CatalogueEntry[] | undefined;
  /** Id of the base map. */
  @property({ attribute: 'base-map' }) baseMap: string | undefined;
  /** Code of the division to go to. */
  @property() division: string | undefined;
  /**
   * Keeps view, layers, base map and division in the page's address, under this name (`map` when empty).
   * Maps of one page take different names.
   */
  @property({ attribute: 'url-state' }) urlState: string | undefined;

  @state() private fault: YztError | undefined;
  @state() private baseError: YztError | undefined;
  @state() private refused: YztError | undefined;
  @state() private place: 'outside' | 'unknown' | 'plain' | undefined;
  @state() private task: MapTask | undefined;
  @state() private keys = false;
  @state() private live: MapView | undefined;
  @state() private opening = false;
  @query('.canvas') private container!: HTMLElement;
  @query('.scale') private scaleElement!: HTMLElement | null;

  readonly #strings = new StringsController(this, mapStrings);
  readonly #looks = new LooksController(this);
  readonly #model = new MapModel({
    changed: () => this.#changed(),
    failed: (error) => this.#refuse(error),
    pick: (options) => this.#pick(options),
    draw: (options) => this.#drawArea(options),
  });
  readonly #provided = new ContextController(this, countyContext);
  #leaveRegistry: (() => void) | undefined;
  readonly #file = new AsyncController(this, {
    args: () => (typeof this.county === 'string' ? ([this.county] as const) : undefined),
    task: ([address], signal) =>
      readCounty(createClient({ baseUrl: this.baseURI }), address, this.baseURI, signal),
  });
  readonly #line = new AsyncController(this, {
    args: () => (this.#context === undefined || this.line ? undefined : ([this.#context] as const)),
    task: ([{ county, client }], signal) => readLine(client, county.county.line, signal),
  });
  readonly #areas = new AsyncController(this, {
    args: () =>
      this.#context === undefined || this.areas ? undefined : ([this.#context] as const),
    task: ([{ county, client }], signal) => {
      const { areas } = county.divisions;
      return areas === undefined ? [] : readAreas(client, areas, signal);
    },
  });
  readonly #units = new AsyncController(this, {
    args: () => (this.#context === undefined ? undefined : ([this.#context] as const)),
    task: ([context], signal) => readUnits(context, signal),
  });
  readonly #start = new AsyncController(this, {
    args: () =>
      this.#context === undefined || this.layers !== undefined
        ? undefined
        : ([this.#context, this.#startIds()] as const),
    task: ([context, ids], signal) => readEntries(context, ids.split(',').filter(Boolean), signal),
  });
  #own: CountyContext | undefined;
  #ownFile: CountyFile | undefined;
  #shown: CountyContext | undefined;
  #started: readonly CatalogueEntry[] | undefined;
  #engine: MapEngine | undefined;
  #opening: AbortController | undefined;
  #url: UrlSync | undefined;
  #fromUrl: UrlState = {};

  constructor() {
    super();
    new ContextController(this, mapHostContext, (registry) => {
      this.#leaveRegistry?.();
      this.#leaveRegistry = registry?.register(this.#model);
    });
  }

  /** What other elements may ask of this map. */
  get mapHost(): MapHost {
    return this.#model;
  }

  get #context(): CountyContext | undefined {
    if (this.county === undefined) return this.#provided.value;
    const file = typeof this.county === 'string' ? this.#file.value : this.county;
    if (file === undefined) return undefined;
    if (this.#ownFile !== file) {
      const county = withAbsoluteHrefs(file, this.baseURI);
      this.#ownFile = file;
      this.#own = { county, client: createClient({ baseUrl: county.services?.api ?? '' }) };
    }
    return this.#own;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element takes it out and puts it in again in one step: the map stays as it is.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  protected override firstUpdated(): void {
    this.#open();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('urlState')) this.#followUrl();
    this.#takeCounty();
    if (changed.has('layers') && this.layers !== undefined) this.#model.setLayers(this.layers);
    else this.#takeStart();
    if (changed.has('baseMap') && this.baseMap !== undefined) this.#model.setBaseMap(this.baseMap);
    if (changed.has('division') && this.division !== undefined) {
      this.#model.goToDivision(this.division);
    }
  }

  protected override updated(): void {
    const { theme, largeText } = this.#looks.value;
    const accent = getComputedStyle(this).getPropertyValue('--y-accent').trim();
    this.#model.setLooks({
      theme,
      locale: this.#strings.locale,
      accent: /^#[0-9a-f]{6}$/i.test(accent) ? accent : this.#model.scene.accent,
      scale: theme === 'wall' ? 1.9 : largeText ? 1.3 : 1,
    });
    this.#engine?.setLabel(this.#label);
    const { live, scaleElement } = this;
    if (live && scaleElement) {
      // By script: a strict Content-Security-Policy refuses `style` attributes.
      scaleElement.style.width = `${scaleOf(live, this.#model.scene.scale).pixels}px`;
    }
  }

  get #label(): string {
    const { t, locale } = this.#strings;
    const name = this.#context?.county.county.name;
    const title = name === undefined ? t.unnamed : t.map(textIn(name, locale));
    return `${title}。${t.hint}`;
  }

  // What the county brings.

  #startIds(): string {
    const fromUrl = this.#fromUrl.layers?.map(({ id }) => id);
    return (fromUrl ?? this.#context?.county.start?.layers ?? []).join(',');
  }

  #takeCounty(): void {
    const context = this.#context;
    const units: readonly Division[] = this.#units.value ?? [];
    if (context === undefined && this.line === undefined && this.areas === undefined) return;
    const county = context?.county;
    const fresh = context !== this.#shown;
    this.#shown = context;
    const before = this.#model.county;
    const line = this.line ?? (fresh ? undefined : this.#line.value);
    const areas = this.areas ?? this.#areas.value ?? [];
    if (
      !fresh &&
      before.line === line &&
      (before.areas === areas || before.areas.length + areas.length === 0) &&
      (before.units === units || before.units.length + units.length === 0)
    ) {
      return;
    }
    const bounds = county?.county.bounds;
    this.#model.setCounty({
      code: county?.county.code,
      bounds,
      baseMaps: county?.baseMaps ?? [],
      units,
      line,
      areas,
    });
    if (!fresh) return;
    this.#engine?.settle(context?.client, bounds && padBounds(bounds, ROOM));
    if (bounds !== undefined && this.#fromUrl.view === undefined) this.#model.fitBounds(bounds);
  }

  #takeStart(): void {
    const entries = this.#start.value;
    if (entries === undefined || entries === this.#started) return;
    this.#started = entries;
    this.#model.setLayers(entries);
    for (const { id, opacity } of this.#fromUrl.layers ?? []) {
      this.#model.setLayerOpacity(id, opacity);
    }
  }

  // The engine.

  #open(): void {
    this.#followUrl();
    if (this.#opening !== undefined || this.#engine !== undefined) return;
    const opening = new AbortController();
    this.#opening = opening;
    this.opening = true;
    void this.#load(opening.signal).finally(() => {
      if (this.#opening === opening) this.#opening = undefined;
      this.opening = this.#opening !== undefined;
    });
  }

  async #load(signal: AbortSignal): Promise<void> {
    try {
      const { MapEngine } = await import('../engine/map-engine.ts');
      if (signal.aborted) return;
      const context = this.#context;
      const bounds = context?.county.county.bounds;
      const engine = await MapEngine.create(
        {
          container: this.container,
          client: context?.client ?? createClient({ baseUrl: '' }),
          home: bounds && padBounds(bounds, ROOM),
          label: this.#label,
          listener: {
            onView: (view, shown, settled, byPerson) =>
              this.#onView(view, shown, settled, byPerson),
            onPress: (hits, division, at) => this.#onPress(hits, division, at),
            onLayerStatus: (id, status) => {
              this.#model.setLayerStatus(id, status);
              if (status.state === 'error') this.#tell(status.error);
            },
            onBaseStatus: (status) => {
              const error = status.state === 'error' ? status.error : undefined;
              if (error !== undefined && error !== this.baseError) this.#tell(error);
              this.baseError = error;
            },
            onFault: (error) => this.#onFault(error),
          },
        },
        signal,
      );
      if (signal.aborted) return engine.close();
      this.#engine = engine;
      this.fault = undefined;
      this.#model.attach(engine);
    } catch (thrown) {
      if (!signal.aborted) this.#onFault(toYztError(thrown));
    }
  }

  #close(): void {
    this.#opening?.abort();
    this.#opening = undefined;
    this.task?.cancel();
    this.#model.attach(undefined);
    this.#engine?.close();
    this.#engine = undefined;
    this.#url?.close();
    this.#url = undefined;
    this.container.replaceChildren();
  }

  #reopen(): void {
    this.fault = undefined;
    this.#close();
    this.#open();
  }

  #onFault(error: YztError | undefined): void {
    this.fault = error;
    if (error !== undefined) this.#tell(error);
  }

  #tell(error: YztError): void {
    this.dispatchEvent(new YztErrorEvent(error));
  }

  #refuse(error: YztError): void {
    this.refused = error;
    this.#tell(error);
  }

  #onView(view: MapView, bounds: Bounds, settled: boolean, byPerson: boolean): void {
    this.live = view;
    if (!settled) return;
    this.#model.setView(view, bounds);
    if (byPerson) this.dispatchEvent(new YztMapMoveEvent());
  }

  #onPress(hits: readonly FeatureHit[], division: string | undefined, at: LngLat): void {
    if (this.task !== undefined) return this.task.place(at);
    const had = this.#model.state.hits.length > 0;
    if (hits.length > 0 || had) {
      this.#model.showHits(hits);
      this.dispatchEvent(new YztFeatureSelectEvent());
    }
    // The first press beside a chosen feature only lets go of it.
    if (hits.length === 0 && !had && division !== undefined) this.#goTo(division);
  }

  #goTo(code: string): void {
    if (code === this.#model.state.division?.code) return;
    this.#model.goToDivision(code);
    this.dispatchEvent(new YztDivisionSelectEvent());
  }

  #goUp(): boolean {
    const { division, divisionPath } = this.#model.state;
    const above = divisionPath.at(-2);
    if (division === undefined || above === undefined) return false;
    this.#goTo(above.code);
    return true;
  }

  // What the model cannot do by itself.

  #changed(): void {
    this.requestUpdate();
    const { state: standing } = this.#start;
    if (this.layers !== undefined || standing === 'ready') this.#url?.write(this.#model.state);
  }

  #pick(options: PickOptions): Promise<LngLat> {
    this.task?.cancel();
    return startTask<LngLat>('point', options, this.#showTask, (end) => ({
      place: end,
      finish: () => this.#placeCentre(),
    }));
  }

  async #drawArea(options: PickOptions): Promise<GeoJSON.Polygon> {
    this.task?.cancel();
    const engine = this.#engine;
    if (engine === undefined) {
      throw this.fault ?? new YztError({ code: 'graphics', message: 'The map is not there' });
    }
    const { AreaDrawing } = await import('../engine/area-drawing.ts');
    let drawing: InstanceType<typeof AreaDrawing> | undefined;
    const area = startTask<GeoJSON.Polygon>('area', options, this.#showTask, (end) => {
      drawing = new AreaDrawing(engine, this.#model.scene.accent, end);
      return { place: () => drawing?.addCentre(), finish: () => drawing?.finish() };
    });
    return area.finally(() => drawing?.close());
  }

  readonly #showTask = (task: MapTask | undefined): void => {
    this.task = task;
    this.#engine?.hold(task?.kind === 'area');
    if (task !== undefined) this.#engine?.canvas.focus();
  };

  #placeCentre(): void {
    const { live } = this;
    if (live !== undefined) this.task?.place(live.center);
  }

  #followUrl(): void {
    this.#url?.close();
    this.#url = undefined;
    this.#fromUrl = {};
    if (this.urlState === undefined || !this.isConnected) return;
    this.#url = new UrlSync(this.urlState === '' ? 'map' : this.urlState, (state) => {
      this.#fromUrl = state;
      this.#takeUrl();
      this.requestUpdate();
    });
    this.#fromUrl = this.#url.read();
    this.#takeUrl();
  }

  #takeUrl(): void {
    const { view, baseMap, division } = this.#fromUrl;
    if (baseMap !== undefined) this.#model.setBaseMap(baseMap);
    if (division !== undefined) this.#model.goToDivision(division, view === undefined);
    if (view !== undefined) this.#model.jump(view);
  }

  readonly #locate = (): void => {
    if (!isSecureContext || !('geolocation' in navigator)) {
      this.place = 'plain';
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => {
        const home = this.#context?.county.county.bounds;
        const [west, south, east, north] = home ?? [-180, -90, 180, 90];
        const inside =
          longitude >= west && longitude <= east && latitude >= south && latitude <= north;
        this.place = inside ? undefined : 'outside';
        if (inside) this.#engine?.ease([longitude, latitude], 15);
      },
      () => (this.place = 'unknown'),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const onMap = event.composedPath()[0] === this.#engine?.canvas;
    if (event.key === 'Escape') {
      if (this.task !== undefined) this.task.cancel();
      else if (this.#model.state.hits.length > 0) {
        this.#model.showHits([]);
        this.dispatchEvent(new YztFeatureSelectEvent());
      } else if (!this.#goUp()) return;
      event.stopPropagation();
      return;
    }
    if (!onMap) return;
    this.keys = true;
    if (event.key !== 'Enter') return;
    if (this.task !== undefined) this.#placeCentre();
    else this.#engine?.pressCentre();
  };

  readonly #onPointer = (): void => {
    this.keys = false;
    for (const details of this.renderRoot.querySelectorAll<HTMLDetailsElement>('.bases[open]')) {
      details.open = false;
    }
  };

  protected override render(): TemplateResult {
    const { t, locale } = this.#strings;
    const { theme } = this.#looks.value;
    const { divisionPath } = this.#model.state;
    const working = this.#engine !== undefined || this.opening;
    const calm = theme === 'wall' || !working || this.task !== undefined;
    return html`<div class=${this.task === undefined ? '' : 'picking'} @keydown=${this.#onKey}>
      <div class="canvas" @pointerdown=${this.#onPointer}></div>
      ${this.opening ? html`<div class="loading" role="progressbar" aria-label=${t.loading}></div>` : nothing}
      ${this.keys || this.task !== undefined ? crossTemplate() : nothing}
      <div class="over">
        ${pathTemplate(divisionPath, t, locale, (code) => this.#goTo(code))}
        ${noticesTemplate(this.#notices(), t)} ${this.#faultTemplate()}
        ${calm ? nothing : this.#controls()} ${this.task === undefined ? this.#foot() : nothing}
        ${this.#taskTemplate()}
      </div>
      <slot></slot>
    </div>`;
  }

  #faultTemplate(): TemplateResult | typeof nothing {
    const { fault } = this;
    if (fault === undefined || this.#engine !== undefined) return nothing;
    const { t, locale } = this.#strings;
    const more =
      fault.code === 'graphics' ? html`<p class="state-more">${t.noGraphicsMore}</p>` : nothing;
    return html`<div class="fault">
      ${errorTemplate(fault, locale, () => this.#reopen(), more)}
    </div>`;
  }

  #controls(): TemplateResult {
    const { baseMaps, baseMap } = this.#model.state;
    const home = this.#model.county.bounds;
    return controlsTemplate({
      t: this.#strings.t,
      locale: this.#strings.locale,
      bearing: this.live?.bearing ?? 0,
      tilted: (this.live?.pitch ?? 0) > 0,
      baseMaps,
      baseMap,
      canLocate: true,
      canGoHome: home !== undefined,
      zoom: (levels) => this.#engine?.zoomBy(levels),
      north: () => this.#engine?.tilt(this.live?.pitch ?? 0),
      tilt: () => this.#engine?.tilt((this.live?.pitch ?? 0) > 0 ? 0 : 50, this.live?.bearing ?? 0),
      home: () => {
        const { code } = this.#model.county;
        if (code !== undefined && this.#model.state.division !== undefined) this.#goTo(code);
        else if (home !== undefined) this.#model.fitBounds(home);
      },
      locate: this.#locate,
      choose: (id) => {
        this.#model.setBaseMap(id);
        this.dispatchEvent(new YztBaseMapSelectEvent());
      },
    });
  }

  #foot(): TemplateResult {
    const { baseMaps, baseMap: chosen, layers } = this.#model.state;
    const baseMap = baseMaps.find(({ id }) => id === chosen);
    const county = this.#context?.county;
    const { live } = this;
    return footTemplate({
      t: this.#strings.t,
      locale: this.#strings.locale,
      baseMap,
      sample:
        county?.sample === true ||
        baseMap?.sample === true ||
        layers.some(({ entry }) => entry.sample === true),
      attributions: [
        baseMap?.attribution,
        county?.county.line.attribution,
        ...layers.map(({ entry }) => entry.attribution),
      ].filter((text) => text !== undefined),
      scale: live && scaleOf(live, this.#model.scene.scale),
    });
  }

  #taskTemplate(): TemplateResult | typeof nothing {
    const { task } = this;
    if (task === undefined) return nothing;
    const { t } = this.#strings;
    const point = task.kind === 'point';
    return html`<div class="ask" role="group" aria-label=${point ? t.pick : t.draw}>
      <p role="status">${task.prompt ?? (point ? t.pick : t.draw)}</p>
      <p class="keys">${point ? t.pickKeys : t.drawKeys}</p>
      <div>
        <button
          class="button ${point ? 'main' : ''}"
          type="button"
          @click=${() => this.#placeCentre()}
        >
          ${icon('pin')}${point ? t.usePoint : t.addCorner}
        </button>
        ${
          point
            ? nothing
            : html`<button class="button main" type="button" @click=${() => task.finish()}>
                ${icon('check')}${t.finish}
              </button>`
        }
        <button class="button" type="button" @click=${() => task.cancel()}>${t.cancel}</button>
      </div>
    </div>`;
  }

  #notices(): Notice[] {
    const { t, locale } = this.#strings;
    const { layers, baseMaps, baseMap } = this.#model.state;
    const words = (error: YztError) => {
      const { what, mend } = describeError(error, locale);
      return `${what}${locale === 'en' ? ' ' : ''}${mend}`;
    };
    const issueText = ({ path, message, mend }: YztError['issues'][number]) =>
      `${path === '' ? '' : `${path}: `}${message[locale]} ${mend[locale]}`;
    const notices: Notice[] = [];
    const { fault } = this;
    if (fault?.code === 'worker' && this.#engine !== undefined) {
      notices.push({
        key: 'worker',
        title: t.worker,
        more: t.workerMore,
        retry: () => this.#reopen(),
      });
    } else if (fault !== undefined && this.#engine !== undefined) {
      notices.push({ key: 'lost', title: t.graphicsLost, more: '' });
    }
    if (this.baseError !== undefined) {
      const name = baseMaps.find(({ id }) => id === baseMap)?.name ?? '';
      notices.push({
        key: 'base',
        title: t.baseFailed(name === '' ? '' : textIn(name, locale)),
        more: words(this.baseError),
        retry: () => this.#engine?.retryBase(),
      });
    }
    for (const { entry, status } of layers) {
      if (status.state !== 'error' || notices.length > SHOWN_ERRORS) continue;
      const issue = status.error.issues[0];
      notices.push({
        key: entry.id,
        title: t.layerFailed(textIn(entry.title, locale)),
        more:
          issue === undefined
            ? words(status.error)
            : `${issue.message[locale]}${locale === 'en' ? '. ' : '。'}${issue.mend[locale]}`,
        retry: () => this.#model.retryLayer(entry.id),
        dismiss: () => this.#model.hideLayer(entry.id),
      });
    }
    const asked = [this.#file, this.#line, this.#areas, this.#units, this.#start];
    for (const { error, retry } of asked.map((one) => ({
      error: one.handled ? undefined : one.error,
      retry: () => one.retry(),
    }))) {
      if (error !== undefined && notices.length <= SHOWN_ERRORS) {
        notices.push({
          key: error.where ?? error.code,
          title: describeError(error, locale).what,
          more: [
            describeError(error, locale).mend,
            ...error.issues.slice(0, 1).map(issueText),
          ].join(' '),
          retry,
        });
      }
    }
    if (this.refused !== undefined) {
      notices.push({
        key: 'many',
        title: t.tooMany(LAYER_LIMIT),
        more: t.tooManyMore,
        dismiss: () => (this.refused = undefined),
      });
    }
    if (this.place !== undefined) {
      notices.push({
        key: 'place',
        title: this.place === 'outside' ? t.outside : t.noLocation,
        more: this.place === 'plain' ? t.noLocationPlain : '',
        dismiss: () => (this.place = undefined),
      });
    }
    return notices;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-map': YztMap;
  }
}
