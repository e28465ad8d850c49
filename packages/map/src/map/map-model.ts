import type {
  DrawOptions,
  EditableShape,
  FeatureHit,
  FeaturesInView,
  LayerStatus,
  MapHost,
  MapHostState,
  MapImprint,
  MapPicture,
  MapTaskKind,
  MapView,
  PickOptions,
  PictureOptions,
  ShownLayer,
} from '@yizhangtu/core';
import {
  divisionPath,
  resolveEntry,
  toYztError,
  unsupportedIn,
  YztError,
  type Bounds,
  type CatalogueEntry,
  type Issue,
  type LngLat,
  type ResolvedEntry,
} from '@yizhangtu/standard';
import { boundsOf } from '../model/bounds.ts';
import { NO_COUNTY, type CountyGround } from '../model/county-ground.ts';
import { isOwnLayer } from '../model/own-layer.ts';
import { sameStatus, withStates } from '../model/layer-states.ts';
import { withLiveIssue } from '../model/live-status.ts';
import { EMPTY_SCENE, LAYER_LIMIT, type Scene } from '../model/scene.ts';
import type { MapHands, Surface } from './map-hands.ts';

const START: MapHostState = {
  view: undefined,
  bounds: undefined,
  baseMaps: [],
  baseMap: undefined,
  layers: [],
  division: undefined,
  divisionPath: [],
  hits: [],
  selected: -1,
};

/** How a layer stands when it is turned on. */
function firstStatus(entry: ResolvedEntry): LayerStatus {
  const unsupported = unsupportedIn(entry);
  if (unsupported === undefined) return { state: 'loading' };
  const error = new YztError({
    code: 'unsupported',
    message: `${unsupported.path} "${unsupported.value}" cannot be shown`,
    where: entry.id,
  });
  return { state: 'error', error };
}

/** The state of a map and all that may be asked of it. No DOM, no engine: those are handed in. */
export class MapModel implements MapHost {
  readonly #hands: MapHands;
  readonly #listeners = new Set<(state: MapHostState) => void>();
  readonly #attempts = new Map<string, number>();
  #state: MapHostState = START;
  readonly #states = new Map<string, Map<string | number, Record<string, unknown>>>();
  #scene: Scene = { ...EMPTY_SCENE, states: this.#states };
  #county: CountyGround = NO_COUNTY;
  readonly #liveIssues = new Map<string, Issue>();
  #surface: Surface | undefined;
  #wantedView: MapView | Bounds | undefined;
  #wantedDivision: { code: string; fit: boolean; arrived?: (() => void) | undefined } | undefined;
  #wantedBaseMap: string | undefined;
  #told = true;

  constructor(hands: MapHands) {
    this.#hands = hands;
  }

  get state(): MapHostState {
    return this.#state;
  }

  get scene(): Scene {
    return this.#scene;
  }

  get county(): CountyGround {
    return this.#county;
  }

  subscribe(listener: (state: MapHostState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Connects what draws, or (undefined) says that it is gone. */
  attach(surface: Surface | undefined): void {
    this.#surface = surface;
    if (surface === undefined) {
      // A map that comes back shows what it showed.
      this.#wantedView = this.#state.view;
      return;
    }
    surface.draw(this.#scene);
    surface.mark(this.#state.hits[this.#state.selected]);
    const wanted = this.#wantedView;
    this.#wantedView = undefined;
    if (Array.isArray(wanted)) surface.fit(wanted as Bounds, false);
    else if (wanted !== undefined) surface.jump(wanted as MapView);
  }

  setLooks(looks: Pick<Scene, 'theme' | 'locale' | 'accent' | 'scale'>): void {
    const { theme, locale, accent, scale } = this.#scene;
    const same =
      theme === looks.theme &&
      locale === looks.locale &&
      accent === looks.accent &&
      scale === looks.scale;
    if (!same) this.#draw(looks);
  }

  setExtruded(extruded: boolean): void {
    if (extruded !== this.#scene.extruded) this.#draw({ extruded });
  }

  /** The county, or more of it than before. */
  setCounty(county: CountyGround): void {
    const before = this.#county;
    this.#county = county;
    if (county.baseMaps !== before.baseMaps) {
      const wanted = this.#wantedBaseMap ?? this.#state.baseMap;
      const chosen = county.baseMaps.find(({ id }) => id === wanted) ?? county.baseMaps[0];
      this.#change({ baseMaps: county.baseMaps, baseMap: chosen?.id });
      this.#draw({ baseMap: chosen });
    }
    if (county.code !== before.code) {
      this.#change({ division: undefined, divisionPath: [], hits: [], selected: -1 });
    }
    this.#settleDivision();
    this.#drawGround();
  }

  /**
   * What the host page wants on, the topmost first; what it did not name goes off. What elements of the page
   * put there by themselves, such as a drawing, is theirs and stays on top.
   */
  setLayers(entries: readonly CatalogueEntry[]): void {
    const wanted = entries.map(({ id }) => id);
    const shown = this.#state.layers.map(({ entry }) => entry.id);
    const own = shown.filter((id) => isOwnLayer(id) && !wanted.includes(id));
    const kept = [...own, ...wanted];
    for (const id of shown) if (!kept.includes(id)) this.hideLayer(id);
    for (const entry of [...entries].reverse()) this.showLayer(entry);
    kept.forEach((id, index) => this.moveLayer(id, index));
  }

  showLayer(given: CatalogueEntry): void {
    const entry = resolveEntry(given);
    const { id } = entry;
    const layers = this.#state.layers;
    const index = layers.findIndex((layer) => layer.entry.id === id);
    const status = firstStatus(entry);
    if (index >= 0) {
      const known = layers[index]!;
      const next = { ...known, entry, status: status.state === 'error' ? status : known.status };
      return this.#setLayers(layers.map((layer) => (layer === known ? next : layer)));
    }
    if (layers.length >= LAYER_LIMIT) {
      return this.#hands.failed(
        new YztError({
          code: 'too_large',
          message: `${LAYER_LIMIT} layers are on, which is the most`,
          where: id,
          retriable: false,
        }),
      );
    }
    this.#setLayers([{ entry, opacity: 1, status }, ...layers]);
  }

  hideLayer(id: string): void {
    this.#attempts.delete(id);
    this.#states.delete(id);
    this.#liveIssues.delete(id);
    const layers = this.#state.layers.filter((layer) => layer.entry.id !== id);
    if (layers.length === this.#state.layers.length) return;
    this.#setLayers(layers);
    if (this.#state.hits.some((hit) => hit.entry.id === id)) {
      this.showHits(this.#state.hits.filter((hit) => hit.entry.id !== id));
    }
  }

  setLayerOpacity(id: string, opacity: number): void {
    const value = Math.min(1, Math.max(0, opacity));
    this.#setLayers(
      this.#state.layers.map((layer) =>
        layer.entry.id === id && layer.opacity !== value ? { ...layer, opacity: value } : layer,
      ),
    );
  }

  moveLayer(id: string, index: number): void {
    const { layers } = this.#state;
    const from = layers.findIndex((layer) => layer.entry.id === id);
    const to = Math.min(layers.length - 1, Math.max(0, index));
    if (from < 0 || from === to) return;
    const moved = layers.filter((_, at) => at !== from);
    moved.splice(to, 0, layers[from]!);
    this.#setLayers(moved);
  }

  retryLayer(id: string): void {
    this.#attempts.set(id, (this.#attempts.get(id) ?? 0) + 1);
    this.setLayerStatus(id, { state: 'loading' });
    this.#setLayers(this.#state.layers);
  }

  /** The engine says how a layer stands. True when that is news. */
  setLayerStatus(id: string, given: LayerStatus): boolean {
    const status = withLiveIssue(given, this.#liveIssues.get(id));
    const layers = this.#state.layers.map((layer) =>
      layer.entry.id === id && !sameStatus(layer.status, status) ? { ...layer, status } : layer,
    );
    const news = layers.some((layer, index) => layer !== this.#state.layers[index]);
    if (news) this.#change({ layers });
    return news;
  }

  /** What is to be said of a layer's live values; undefined when they come. */
  setLiveIssue(id: string, issue: Issue | undefined): void {
    if (issue === undefined) this.#liveIssues.delete(id);
    else this.#liveIssues.set(id, issue);
    const shown = this.#state.layers.find(({ entry }) => entry.id === id);
    if (shown !== undefined) this.setLayerStatus(id, shown.status);
  }

  setFeatureState(
    layer: string,
    feature: string | number,
    state: Readonly<Record<string, unknown>>,
  ): void {
    let states = this.#states.get(layer);
    if (states === undefined) this.#states.set(layer, (states = new Map()));
    const merged = { ...states.get(feature), ...state };
    states.set(feature, merged);
    this.#surface?.setFeatureState(layer, feature, merged);
    const { hits } = this.#state;
    const isIt = ({ entry, feature: { id } }: FeatureHit) =>
      entry.live !== undefined && entry.id === layer && id === feature;
    if (hits.some(isIt)) {
      this.#change({ hits: hits.map((hit) => (isIt(hit) ? this.#upToDate(hit) : hit)) });
    }
  }

  async featuresInView(
    layer: string,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<FeaturesInView> {
    const shown = this.#state.layers.find(({ entry }) => entry.id === layer);
    if (shown === undefined) {
      throw new YztError({ code: 'not_found', message: 'The layer is not on', where: layer });
    }
    const { entry, status } = shown;
    if (status.state === 'error') throw status.error;
    const inView = await (this.#surface === undefined
      ? this.#readUndrawn(entry, signal)
      : this.#surface.featuresInView(layer, signal));
    return { ...inView, features: withStates(inView.features, this.#states.get(layer)) };
  }

  /** A hit with its live values over its properties. */
  #upToDate(hit: FeatureHit): FeatureHit {
    if (hit.entry.live === undefined) return hit;
    const [feature = hit.feature] = withStates([hit.feature], this.#states.get(hit.entry.id));
    return feature === hit.feature ? hit : { ...hit, feature };
  }

  get imprint(): MapImprint {
    return this.#hands.imprint();
  }

  picture(options: PictureOptions): Promise<MapPicture> {
    return this.#hands.picture(options);
  }

  /** Reads a layer that nothing draws; how that went is how the layer stands. */
  async #readUndrawn(
    entry: CatalogueEntry,
    signal: AbortSignal | undefined,
  ): Promise<FeaturesInView> {
    const report = (status: LayerStatus) => {
      if (this.#surface === undefined) this.setLayerStatus(entry.id, status);
    };
    try {
      const found = await this.#hands.read(entry, this.#boundsOfDivision(), signal);
      report({ state: 'ready' });
      return found;
    } catch (thrown) {
      const error = toYztError(thrown, entry.id);
      if (error.code !== 'aborted') report({ state: 'error', error });
      throw error;
    }
  }

  setBaseMap(id: string): void {
    this.#wantedBaseMap = id;
    const baseMap = this.#county.baseMaps.find((one) => one.id === id);
    if (baseMap === undefined || id === this.#state.baseMap) return;
    this.#change({ baseMap: id });
    this.#draw({ baseMap });
    // What the grid of the former base map kept off may stand on this one.
    for (const { entry, status } of this.#state.layers) {
      const [issue] = status.state === 'error' ? status.error.issues : [];
      if (issue?.code === 'grid_mixed') this.retryLayer(entry.id);
    }
  }

  /** `fit` false leaves the view as it is, for a link that names both. `arrived`: the division is known. */
  goToDivision(code: string, fit = true, arrived?: () => void): void {
    this.#wantedDivision = { code, fit, arrived };
    this.#settleDivision();
    // The list of divisions may have to come first: see `way`.
    this.#change({});
  }

  /** The way down to where the map is or is to be, as far as it is known; undefined while it shows the county. */
  get way(): readonly string[] | undefined {
    const { code } = this.#wantedDivision ?? this.#state.division ?? {};
    return code === undefined ? undefined : this.#pathTo(code).map((division) => division.code);
  }

  #pathTo(code: string) {
    return divisionPath(this.#county.units, code);
  }

  fitBounds(bounds: Bounds): void {
    if (this.#surface === undefined) this.#wantedView = bounds;
    else this.#surface.fit(bounds);
  }

  jump(view: MapView): void {
    if (this.#surface === undefined) this.#wantedView = view;
    else this.#surface.jump(view);
  }

  /** The engine says what is in view. */
  setView(view: MapView, bounds: Bounds): void {
    this.#change({ view, bounds });
  }

  select(index: number): void {
    const selected = index >= 0 && index < this.#state.hits.length ? index : -1;
    if (selected === this.#state.selected) return;
    this.#change({ selected });
    this.#surface?.mark(this.#state.hits[selected]);
  }

  showHits(given: readonly FeatureHit[]): void {
    if (given.length === 0 && this.#state.hits.length === 0) return;
    const hits = given.map((hit) => this.#upToDate(hit));
    this.#change({ hits, selected: hits.length > 0 ? 0 : -1 });
    this.#surface?.mark(hits[0]);
  }

  /** More that is under the last press; what is chosen stays. */
  addHits(more: readonly FeatureHit[]): void {
    const { hits } = this.#state;
    if (hits.length === 0) this.showHits(more);
    else this.#change({ hits: [...hits, ...more] });
  }

  pickPoint(options: PickOptions = {}): Promise<LngLat> {
    return this.#hands.pick(options);
  }

  endTask(): void {
    this.#hands.endTask();
  }

  drawLine(options: DrawOptions<GeoJSON.LineString> = {}): Promise<GeoJSON.LineString> {
    return this.#hands.draw({ kind: 'line', options }) as Promise<GeoJSON.LineString>;
  }

  drawArea(options: DrawOptions<GeoJSON.Polygon> = {}): Promise<GeoJSON.Polygon> {
    return this.#hands.draw({ kind: 'area', options }) as Promise<GeoJSON.Polygon>;
  }

  editShape<Shape extends EditableShape>(
    shape: Shape,
    options: DrawOptions<Shape> = {},
  ): Promise<Shape> {
    // A shape keeps its type while its corners move.
    const asked = options as DrawOptions<EditableShape>;
    return this.#hands.draw({ kind: 'shape', shape, options: asked }) as Promise<Shape>;
  }

  /** What the map waits for a person to give. */
  setTask(task: MapTaskKind | undefined): void {
    if (task !== this.#state.task) this.#change({ task });
  }

  /** Where the division lies that the map has gone down to; without one, the county. */
  #boundsOfDivision({ division } = this.#state): Bounds | undefined {
    const { areas, bounds: home, code: county } = this.#county;
    if (division === undefined || division.code === county) return home ?? division?.bounds;
    const area = areas.find((one) => one.properties?.['code'] === division.code);
    return division.bounds ?? boundsOf(area?.geometry);
  }

  #settleDivision(): void {
    if (this.#wantedDivision === undefined) return;
    const { code, fit, arrived } = this.#wantedDivision;
    const path = this.#pathTo(code);
    const division = path.at(-1);
    if (division === undefined) return;
    const bounds = this.#boundsOfDivision({ ...this.#state, division });
    this.#change({ division, divisionPath: path });
    this.#drawGround();
    // Until its place is known, the wish stays.
    this.#wantedDivision = fit && bounds === undefined ? { code, fit } : undefined;
    if (fit && bounds !== undefined) this.fitBounds(bounds);
    arrived?.();
  }

  #drawGround(): void {
    const { line, areas, code: county } = this.#county;
    this.#draw({ ground: { line, areas, county, division: this.#state.division?.code } });
  }

  #setLayers(layers: readonly ShownLayer[]): void {
    this.#change({ layers });
    const drawn = new Map(this.#scene.layers.map((layer) => [layer.entry.id, layer]));
    this.#draw({
      layers: layers
        .filter(({ status }) => status.state !== 'error' || status.error.code !== 'unsupported')
        .map(({ entry, opacity }) => {
          const attempt = this.#attempts.get(entry.id) ?? 0;
          const known = drawn.get(entry.id);
          const same =
            known?.entry === entry && known.opacity === opacity && known.attempt === attempt;
          return same ? known : { entry, opacity, attempt };
        }),
    });
  }

  #draw(part: Partial<Scene>): void {
    this.#scene = { ...this.#scene, ...part };
    this.#surface?.draw(this.#scene);
  }

  #change(part: Partial<MapHostState>): void {
    this.#state = { ...this.#state, ...part };
    if (!this.#told) return;
    this.#told = false;
    queueMicrotask(() => {
      this.#told = true;
      this.#hands.changed();
      for (const listener of [...this.#listeners]) listener(this.#state);
    });
  }
}
