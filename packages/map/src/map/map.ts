import {
  AccentSheet,
  ContextController,
  countyErrorStyles,
  LooksController,
  mapHostContext,
  StringsController,
  YztElement,
  YztErrorEvent,
  type CountyInput,
  type MapHost,
  type MapImprint,
  type MapView,
} from '@yizhangtu/core';
import {
  textIn,
  type YztError,
  type Bounds,
  type CatalogueEntry,
  type LngLat,
} from '@yizhangtu/standard';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { EngineListener, MapEngine } from '../engine/map-engine.ts';
import { CountyController } from './county-controller.ts';
import { EngineController } from './engine-controller.ts';
import { imprintOf } from './imprint.ts';
import type { Place } from './locate.ts';
import { MapAddress } from './map-address.ts';
import { faultTemplate, footTemplate } from './map-chrome.ts';
import { MapLive } from './map-live.ts';
import { MapModel } from './map-model.ts';
import { MapPresses } from './map-presses.ts';
import { isUndo, type MapTask } from './map-task.ts';
import { MapTasks } from './map-tasks.ts';
import { loadPicture, loadReader } from './parts.ts';
import type { Sitter } from './take-picture.ts';
import { YztBaseMapSelectEvent, YztMapMoveEvent } from './map.events.ts';
import { mapStrings } from './map.strings.ts';
import { mapStyles } from './map.styles.ts';

/** Degrees that the 3D view looks aside. */
const PITCH = 50;

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
 * @csspart approval - The line with the approval number. Keep it visible: the law asks for it. Where the map is narrow, the sources behind it fold.
 * @cssprop [--yzt-map-inset-top=0px] - What covers the map from above, such as a search box.
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
  static override styles = [YztElement.styles, countyErrorStyles, mapStyles];

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
  /** Where the map looks at first, instead of at the whole county. Another one later moves it there. */
  @property({ attribute: false }) view: MapView | undefined;
  /** Code of the division to go to. */
  @property() division: string | undefined;
  /**
   * Keeps view, layers, base map and division in the page's address, under this name (`map` when empty).
   * Maps of one page take different names.
   */
  @property({ attribute: 'url-state' }) urlState: string | undefined;

  @state() private baseError: YztError | undefined;
  @state() private baseLoading = false;
  @state() private tooMany = false;
  @state() private place: Exclude<Place, LngLat> | undefined;
  /** Where the map is narrow: a person wants to see where the data come from. */
  @state() private sources = false;
  /** A person works the map by keys: its middle is marked. */
  @state() private keys = false;
  /** The view as it turns and zooms; the model's is where it came to rest. */
  @state() private live: MapView | undefined;

  readonly #strings = new StringsController(this, mapStrings);
  readonly #looks = new LooksController(this);
  readonly #model: MapModel = new MapModel({
    changed: () => this.#changed(),
    failed: (error) => this.#refuse(error),
    pick: (options) => this.#tasks.pick(options),
    draw: (ask) => this.#tasks.draw(ask),
    endTask: () => this.#tasks.cancel(),
    imprint: () => this.#imprint,
    picture: async (options) => (await loadPicture()).takePicture(this.#sitter, options),
    read: async (...asked) =>
      (await loadReader()).readFeatures(this.#county.client, this.#county.home, ...asked),
  });
  readonly #county: CountyController = new CountyController(
    this,
    this.#model,
    () => this.#address.read,
  );
  readonly #accent = new AccentSheet();
  readonly #presses: MapPresses = new MapPresses({
    model: this.#model,
    dispatch: (event) => this.dispatchEvent(event),
    // What is chosen may move aside: the middle of the map is then another place.
    onChoice: () => (this.keys = false),
  });
  readonly #listener: Omit<EngineListener, 'onFault'> = {
    onView: (view, bounds, settled, byPerson) => this.#onView(view, bounds, settled, byPerson),
    onPress: (...press) => this.#onPress(...press),
    onAskFault: (error) => this.#tell(error),
    onLayerStatus: (id, status) => {
      const news = this.#model.setLayerStatus(id, status);
      if (news && status.state === 'error') this.#tell(status.error);
    },
    onBaseStatus: (status) => {
      const error = status.state === 'error' ? status.error : undefined;
      if (error !== undefined && error !== this.baseError) this.#tell(error);
      this.baseError = error;
      this.baseLoading = status.state === 'loading';
    },
  };

  readonly #address: MapAddress = new MapAddress(this.#model, () => this.requestUpdate());
  readonly #tasks: MapTasks = new MapTasks({
    model: this.#model,
    engine: () => this.engine,
    fault: () => this.#drawing.fault,
    changed: () => this.requestUpdate(),
  });
  readonly #drawing: EngineController = new EngineController({
    host: this,
    model: this.#model,
    county: this.#county,
    listener: this.#listener,
    label: () => this.#label,
    tell: (error) => this.#tell(error),
  });
  #leaveRegistry: (() => void) | undefined;
  readonly #live: MapLive = new MapLive({
    model: this.#model,
    client: () => this.#county.client,
    failed: (error) => this.#tell(error),
  });

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

  /**
   * Resolves when everything in view is drawn: the county, the base map and the layers that are on, each
   * as it is or as failed. For a picture of the map, or to show it only when it is whole.
   *
   * @throws YztError with the code `graphics`, `network` or `worker` when the map cannot be drawn, `aborted`
   * when it leaves the page before
   */
  whenReady(): Promise<void> {
    return this.#drawing.whenReady(() => this.#busy);
  }

  private get engine(): MapEngine | undefined {
    return this.#drawing.engine;
  }

  private get task(): MapTask | undefined {
    return this.#tasks.task;
  }

  get #sitter(): Sitter {
    const engine = () => this.engine;
    const baseError = () => this.baseError;
    return { model: this.#model, engine, baseError, whenReady: () => this.whenReady() };
  }

  get #busy(): boolean {
    const { layers } = this.#model.state;
    return (
      this.baseLoading ||
      this.#county.pending ||
      layers.some(({ status }) => status.state === 'loading')
    );
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
    if (this.isConnected) this.#open();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('urlState')) this.#followAddress();
    const another = this.#county.update();
    if (another) this.#drawing.settle();
    if (this.county !== undefined) {
      const own = this.#county.context?.county.county.accent;
      this.#accent.set(this.renderRoot as ShadowRoot, own);
    }
    if (changed.has('layers') && this.layers !== undefined) this.#model.setLayers(this.layers);
    if (changed.has('baseMap') && this.baseMap !== undefined) this.#model.setBaseMap(this.baseMap);
    if (changed.has('view') && this.view !== undefined && this.#address.read.view === undefined) {
      this.#model.jump(this.view);
    }
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
    const { live } = this;
    if (live) this.#drawing.tools?.sizeScale(this.renderRoot, live, this.#model.scene.scale);
    this.#drawing.updated();
    this.#tasks.updated();
  }

  get #label(): string {
    const { t, locale } = this.#strings;
    const name = this.#county.context?.county.county.name;
    const title = name === undefined ? t.unnamed : t.map(textIn(name, locale));
    return `${title}${locale === 'en' ? '. ' : '。'}${t.hint}`;
  }

  #open(): void {
    if (!this.#address.open) this.#followAddress();
    this.#drawing.open();
  }

  #close(): void {
    this.#tasks.cancel();
    this.#live.close();
    this.#drawing.close();
    this.#address.close();
  }

  #reopen(): void {
    this.#drawing.forgive();
    this.#close();
    this.#open();
  }

  #tell(error: YztError): void {
    this.dispatchEvent(new YztErrorEvent(error));
  }

  #refuse(error: YztError): void {
    this.tooMany = true;
    this.#tell(error);
  }

  #onView(view: MapView, bounds: Bounds, settled: boolean, byPerson: boolean): void {
    const { live } = this;
    const turned = live?.bearing !== view.bearing || live.pitch !== view.pitch;
    // A drag changes nothing that this element draws until it ends.
    if (settled || turned || live.zoom !== view.zoom) this.live = view;
    if (!settled) return;
    this.#model.setView(view, bounds);
    if (byPerson) this.dispatchEvent(new YztMapMoveEvent());
  }

  #onPress(...[hits, division, at, ask]: Parameters<EngineListener['onPress']>): void {
    if (this.task !== undefined) this.task.sketch.place(at);
    else this.#presses.press(hits, division, ask);
  }

  #changed(): void {
    this.requestUpdate();
    if (this.isConnected) this.#live.look();
    if (this.#county.started) this.#address.write();
  }

  #followAddress(): void {
    this.#address.follow(this.isConnected ? this.urlState : undefined);
  }

  readonly #locate = async (): Promise<void> => {
    const place = await this.#drawing.tools?.locate(this.#county.context?.county.county.bounds);
    this.place = typeof place === 'string' ? place : undefined;
    if (typeof place === 'object') this.engine?.camera.ease(place, 15);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return this.#onEscape(event);
    if (this.task !== undefined && isUndo(event)) {
      event.preventDefault();
      return this.task.sketch.undo();
    }
    if (event.composedPath()[0] !== this.engine?.canvas) return;
    this.keys = true;
    if (event.key !== 'Enter') return;
    if (this.task !== undefined) this.#tasks.placeCentre();
    else this.engine?.pressCentre();
  };

  /** Gives up what is under way, then what is chosen, then goes up a division. */
  #onEscape(event: KeyboardEvent): void {
    if (this.task !== undefined) this.#tasks.cancel();
    else if (!this.#presses.back()) return;
    event.stopPropagation();
  }

  readonly #onPointer = (): void => {
    this.keys = false;
    for (const details of this.renderRoot.querySelectorAll<HTMLDetailsElement>('.bases[open]')) {
      details.open = false;
    }
  };

  protected override render(): TemplateResult {
    const { t } = this.#strings;
    const { opening } = this.#drawing;
    const { task } = this;
    const progress = html`<div class="loading" role="progressbar" aria-label=${t.loading}></div>`;
    // Before there is a map nothing stands on it, and the graphics do not wait for words to be painted.
    return html`<div class=${task === undefined ? nothing : 'picking'} @keydown=${this.#onKey}>
      ${opening ? progress : nothing}
      <div class="canvas" @pointerdown=${this.#onPointer}></div>
      <div class="over">${opening && task === undefined ? nothing : this.#over()}</div>
      <slot></slot>
    </div>`;
  }

  #over(): TemplateResult {
    const { locale } = this.#strings;
    const { task, engine } = this;
    const { tools } = this.#drawing;
    const bare = this.#looks.value.theme === 'wall' || task !== undefined || engine === undefined;
    return html`${this.keys || task !== undefined ? tools?.crossTemplate() : nothing}
    ${tools?.pathTemplate(this.#model.state.divisionPath, locale, (code) => this.#presses.goTo(code))}
    ${this.#notices()} ${this.#faultTemplate()} ${bare ? nothing : this.#controls()}
    ${task === undefined ? this.#foot() : tools?.taskTemplate(task, locale, this.#tasks.placeCentre)}`;
  }

  #faultTemplate(): TemplateResult | typeof nothing {
    const { locale } = this.#strings;
    const { engine, fault, instead, tools } = this.#drawing;
    return faultTemplate({
      locale,
      file: this.#county.fileFault,
      fault: engine === undefined ? fault : undefined,
      help: tools?.graphicsHelp(locale),
      instead,
      reopen: () => this.#reopen(),
    });
  }

  get #shownBaseMap() {
    const { baseMaps, baseMap } = this.#model.state;
    return baseMaps.find(({ id }) => id === baseMap);
  }

  #controls(): TemplateResult | undefined {
    const { baseMaps, baseMap, division } = this.#model.state;
    const { code, bounds } = this.#model.county;
    const { bearing = 0, pitch = 0 } = this.live ?? {};
    return this.#drawing.tools?.controlsTemplate({
      locale: this.#strings.locale,
      bearing,
      tilted: pitch > 0,
      baseMaps,
      baseMap,
      canGoHome: bounds !== undefined,
      zoom: (levels) => this.engine?.camera.zoomBy(levels),
      north: () => this.engine?.camera.tilt(pitch),
      tilt: () => this.engine?.camera.tilt(pitch > 0 ? 0 : PITCH, bearing),
      home: () => {
        if (code !== undefined && division !== undefined) this.#presses.goTo(code);
        if (bounds !== undefined) this.#model.fitBounds(bounds);
      },
      locate: () => void this.#locate(),
      choose: (id) => {
        this.#model.setBaseMap(id);
        this.dispatchEvent(new YztBaseMapSelectEvent());
      },
    });
  }

  get #imprint(): MapImprint {
    return imprintOf({
      t: this.#strings.t,
      locale: this.#strings.locale,
      county: this.#county.context?.county,
      baseMap: this.#shownBaseMap,
      layers: this.#model.state.layers,
    });
  }

  #foot(): TemplateResult {
    const { live } = this;
    const { tools } = this.#drawing;
    const scale = live && tools?.scaleTemplate(this.#strings.t, live, this.#model.scene.scale);
    const imprint = this.#imprint;
    const { sources: open } = this;
    const sources =
      imprint.credits.length === 0
        ? undefined
        : tools?.sourcesTemplate(this.#strings.locale, open, () => (this.sources = !open));
    return footTemplate(imprint, open, scale, sources);
  }

  #notices(): TemplateResult | undefined {
    const { locale } = this.#strings;
    return this.#drawing.tools?.noticesTemplate({
      locale,
      fault: this.engine && this.#drawing.fault,
      baseMap: this.#shownBaseMap,
      baseError: this.baseError,
      layers: this.#model.state.layers,
      failures: this.#county.failures,
      tooMany: this.tooMany,
      place: this.place,
      reopen: () => this.#reopen(),
      retryBase: () => this.engine?.retryBase(),
      retryLayer: (id) => this.#model.retryLayer(id),
      hideLayer: (id) => this.#model.hideLayer(id),
      forgetTooMany: () => (this.tooMany = false),
      forgetPlace: () => (this.place = undefined),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-map': YztMap;
  }
}
