import type { FeatureHit, LayerStatus, MapView } from '@yizhangtu/core';
import type { Client } from '@yizhangtu/client';
import { YztError, type Bounds, type LngLat } from '@yizhangtu/standard';
import type {
  GeoJSONSource,
  LngLat as EngineLngLat,
  Map as MapLibreMap,
  MapMouseEvent,
  Point,
  StyleSpecification,
} from 'maplibre-gl';
import { baseStyle } from '../model/base-style.ts';
import { GROUND_SOURCES, groundStyle, MARKS_SOURCE, marksStyle } from '../model/ground-style.ts';
import { diffScenes, type SceneOperation } from '../model/scene-diff.ts';
import { EMPTY_SCENE, type Ground, type Scene, type SceneLayer } from '../model/scene.ts';
import { layerIdOf, sourceIdOf, styleLayers } from '../model/style-layers.ts';
import { BaseFeed } from './base-feed.ts';
import { Hover } from './hover.ts';
import { pressedAt, type HitLookup } from './hits.ts';
import { pictureOf } from './images.ts';
import { LayerFeed } from './layer-feed.ts';
import { loadMaplibre, type MapLibre } from './load-maplibre.ts';
import type { LayerSpecification } from './style-types.ts';
import { TileProtocol } from './tile-protocol.ts';
import { probeWorker } from './worker-probe.ts';

/** What the engine tells. */
export interface EngineListener {
  /** The view moved; `settled` when it came to rest, `byPerson` when a person moved it. */
  onView(view: MapView, bounds: Bounds, settled: boolean, byPerson: boolean): void;
  /** A person pressed the map. `division` is what lies under an empty place. */
  onPress(hits: readonly FeatureHit[], division: string | undefined, at: LngLat): void;
  onLayerStatus(layer: string, status: LayerStatus): void;
  onBaseStatus(status: LayerStatus): void;
  /** The graphics or the worker failed; undefined when they are back. */
  onFault(error: YztError | undefined): void;
}

export interface EngineInit {
  readonly container: HTMLElement;
  readonly listener: EngineListener;
  readonly client: Client;
  /** Where the data should lie; the map does not leave it. */
  readonly home: Bounds | undefined;
  /** Name of the map for those who hear it. */
  readonly label: string;
}

/** Anchors that keep the bands of style layers apart, the lowest first. */
const ANCHORS = ['anchor/layers', 'anchor/names', 'anchor/marks'] as const;

const blankStyle = (): StyleSpecification => ({
  version: 8,
  sources: {},
  // Soft, so that the shaded side of a house is not darker than its name.
  light: { anchor: 'viewport', color: '#ffffff', intensity: 0.22 },
  layers: ANCHORS.map((id) => ({ id, type: 'background', layout: { visibility: 'none' } })),
});

/** Pixels around the county when all of it is shown. */
const MARGIN = 28;
/** How far a person may zoom out beyond that. */
const ZOOM_OUT = 0.8;

const viewOf = (map: MapLibreMap): MapView => {
  const { lng, lat } = map.getCenter();
  return {
    center: [lng, lat],
    zoom: map.getZoom(),
    bearing: map.getBearing(),
    pitch: map.getPitch(),
  };
};

const boundsOf = (map: MapLibreMap): Bounds => {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
};

/** The one place that draws. It knows scenes; it does not know elements, counties or the page. */
export class MapEngine {
  readonly #library: MapLibre;
  readonly #map: MapLibreMap;
  readonly #init: EngineInit;
  readonly #protocol: TileProtocol;
  readonly #hover: Hover;
  readonly #lookup: HitLookup;
  #client: Client;
  #home: Bounds | undefined;
  /** A drawing tool takes the presses. */
  #held = false;
  #byPerson = false;
  readonly #lifetime = new AbortController();
  readonly #sizes: ResizeObserver;
  #feeds = new Map<string, LayerFeed>();
  #states = new Map<string, Map<string | number, Record<string, unknown>>>();
  #base: BaseFeed | undefined;
  #baseKey = '';
  #scene: Scene = EMPTY_SCENE;
  #drawn: Scene = EMPTY_SCENE;
  #marked: FeatureHit | undefined;
  /** False while there is no style to change: before the first load and while the context is lost. */
  #ready = false;
  /** What the map was last fitted to, until a person moves it. */
  #fitted: Bounds | undefined;
  #minZoom = 0;

  /**
   * Loads the engine and makes a map in `init.container`.
   *
   * @throws YztError `graphics` without WebGL2, `network` when the engine cannot be loaded
   */
  static async create(init: EngineInit, signal: AbortSignal): Promise<MapEngine> {
    let library: MapLibre;
    try {
      library = await loadMaplibre();
    } catch (cause) {
      throw new YztError({ code: 'network', message: 'The map engine cannot be loaded', cause });
    }
    if (signal.aborted) throw new YztError({ code: 'aborted', message: 'The map has left' });
    try {
      return new MapEngine(library, init);
    } catch (cause) {
      if (!(cause instanceof library.GPUInitializationError)) throw cause;
      throw new YztError({ code: 'graphics', message: cause.message, cause });
    }
  }

  private constructor(library: MapLibre, init: EngineInit) {
    this.#library = library;
    this.#init = init;
    const { container, home, label } = init;
    this.#client = init.client;
    this.#home = home;
    this.#map = new library.Map({
      container,
      style: blankStyle(),
      attributionControl: false,
      locale: { 'Map.Title': label },
      fadeDuration: 150,
      maxPitch: 60,
      maxZoom: 20,
      renderWorldCopies: false,
      clickTolerance: 4,
      transformConstrain: (center, zoom) => this.#constrain(center, zoom),
      center: home === undefined ? [104, 35] : centreOf(home),
      zoom: home === undefined ? 3 : 9,
    } as ConstructorParameters<MapLibre['Map']>[0]);
    this.#protocol = new TileProtocol(library);
    this.#lookup = {
      entryOf: (id) => this.#scene.layers.find((layer) => layer.entry.id === id)?.entry,
      featureOf: (id, properties) => this.#feeds.get(id)?.feature(properties),
    };
    this.#hover = new Hover(this.#map, this.#lookup, (id) => this.#feeds.get(id)?.sourceLayer);
    this.#listen();
    // The engine's own observer resizes the canvas; this one keeps what was shown in view.
    this.#sizes = new ResizeObserver(() => this.#refit());
    this.#sizes.observe(container);
  }

  get canvas(): HTMLCanvasElement {
    return this.#map.getCanvas();
  }

  get library(): MapLibre {
    return this.#library;
  }

  /** For what draws on the map by itself, such as a drawing tool. */
  get map(): MapLibreMap {
    return this.#map;
  }

  /** The county became known, or is another one. */
  settle(client: Client | undefined, home: Bounds | undefined): void {
    if (client !== undefined) this.#client = client;
    this.#home = home;
    this.#refit();
  }

  /** Whether presses are left to a drawing tool. */
  hold(held: boolean): void {
    this.#held = held;
  }

  /** Asks again for the base map. */
  retryBase(): void {
    this.#baseKey = '';
    if (this.#ready) this.#drawBase();
  }

  /** Draws `scene` by the smallest change from what is drawn. */
  draw(scene: Scene): void {
    this.#scene = scene;
    if (!this.#ready) return;
    const operations = diffScenes(this.#drawn, scene);
    this.#drawn = scene;
    for (const operation of operations) this.#apply(operation);
  }

  setFeatureState(layer: string, feature: string | number, state: Record<string, unknown>): void {
    let states = this.#states.get(layer);
    if (states === undefined) this.#states.set(layer, (states = new Map()));
    const merged = { ...states.get(feature), ...state };
    states.set(feature, merged);
    this.#setState(layer, feature, state);
  }

  /** Marks one feature, or none. */
  mark(hit: FeatureHit | undefined): void {
    this.#unmark();
    this.#marked = hit;
    this.#markAgain();
  }

  fit(bounds: Bounds, animate = true): void {
    this.#fitted = bounds;
    if (this.#hasSize()) this.#fitTo(bounds, animate);
  }

  jump(view: MapView): void {
    this.#fitted = undefined;
    this.#map.jumpTo({ ...view, center: [...view.center] });
  }

  zoomBy(levels: number): void {
    this.#fitted = undefined;
    this.#byPerson = true;
    this.#map.easeTo({ zoom: this.#map.getZoom() + levels, duration: 200 });
  }

  /** `pitch` in degrees; the bearing goes back to north unless given. */
  tilt(pitch: number, bearing = 0): void {
    this.#map.easeTo({ pitch, bearing, duration: 200 });
  }

  ease(center: LngLat, zoom: number): void {
    this.#fitted = undefined;
    this.#map.easeTo({
      center: [...center],
      zoom: Math.max(zoom, this.#map.getZoom()),
      duration: 200,
    });
  }

  /** As a press in the middle of the map does. */
  pressCentre(): void {
    const { clientWidth, clientHeight } = this.canvas;
    const point = this.#map.project(this.#map.getCenter());
    point.x = clientWidth / 2;
    point.y = clientHeight / 2;
    this.#press(point, 14, this.#map.getCenter(), 0);
  }

  setLabel(label: string): void {
    this.canvas.setAttribute('aria-label', label);
  }

  /** Frees all: requests, listeners, worker, graphics. */
  close(): void {
    this.#lifetime.abort();
    this.#ready = false;
    this.#sizes.disconnect();
    this.#hover.close();
    this.#forget();
    this.#protocol.close();
    const canvas = this.canvas;
    this.#map.remove();
    // The engine asks the browser to drop the context; a canvas without pixels also frees its memory.
    canvas.width = canvas.height = 0;
  }

  #listen(): void {
    const map = this.#map;
    const { listener } = this.#init;
    const tell = (settled: boolean) =>
      listener.onView(viewOf(map), boundsOf(map), settled, this.#byPerson);
    map.on('style.load', () => this.#install());
    map.on('move', () => tell(false));
    map.on('moveend', () => {
      tell(true);
      this.#byPerson = false;
      for (const feed of this.#feeds.values()) void feed.moved(boundsOf(map));
    });
    map.on('movestart', (event) => {
      if ((event as { originalEvent?: unknown }).originalEvent === undefined) return;
      this.#byPerson = true;
      this.#fitted = undefined;
    });
    let waiting: ReturnType<typeof setTimeout> | undefined;
    map.on('click', (event: MapMouseEvent) => {
      const finger = (event.originalEvent as Partial<PointerEvent>).pointerType === 'touch';
      clearTimeout(waiting);
      waiting = this.#press(event.point, finger ? 14 : 4, event.lngLat, 280);
    });
    // The second press of two zooms: the first one must not have gone down to a division.
    map.on('dblclick', () => clearTimeout(waiting));
    this.#lifetime.signal.addEventListener('abort', () => clearTimeout(waiting), { once: true });
    this.#hover.listen();
    map.on('webglcontextlost', () => {
      this.#ready = false;
      this.#forget();
      listener.onFault(
        new YztError({ code: 'graphics', message: 'The graphics context was lost' }),
      );
    });
    map.on('webglcontextrestored', () => {
      // What the engine kept of its style may be older than the scene: everything is drawn anew.
      map.setStyle(blankStyle(), { diff: false });
      listener.onFault(undefined);
    });
    map.on('error', (event) => this.#onError(event));
  }

  #onError(event: { error: { message: string }; sourceId?: string }): void {
    const layer = event.sourceId === undefined ? undefined : layerIdOf(`${event.sourceId}/`);
    const { name } = event.error as { name?: string };
    // Tiles that could not be had are reported where they are asked for.
    if (name === 'YztError' || name === 'AbortError' || layer === undefined) return;
    if (/YztError/.test(event.error.message)) return;
    this.#init.listener.onLayerStatus(layer, {
      state: 'error',
      error: new YztError({
        code: 'bad_response',
        message: event.error.message,
        where: layer,
        retriable: false,
        cause: event.error,
      }),
    });
  }

  /** The press itself; a division is told of after `patience` ms, so that a second press can undo it. */
  #press(point: Point, reach: number, { lng, lat }: EngineLngLat, patience: number) {
    if (!this.#ready || this.#held) return undefined;
    const { listener } = this.#init;
    const { hits, cluster, division } = pressedAt(this.#map, point, reach, this.#lookup);
    if (cluster !== undefined && hits.length === 0) {
      const source = this.#map.getSource(sourceIdOf(cluster.layer)) as GeoJSONSource;
      void source.getClusterExpansionZoom(cluster.id).then(
        (zoom) => this.ease(cluster.at, zoom + 0.5),
        () => this.ease(cluster.at, this.#map.getZoom() + 2),
      );
      return undefined;
    }
    const at: LngLat = [lng, lat];
    if (hits.length > 0 || division === undefined || patience === 0) {
      listener.onPress(hits, division, at);
      return undefined;
    }
    return setTimeout(() => listener.onPress([], division, at), patience);
  }

  #install(): void {
    const map = this.#map;
    if (this.#lifetime.signal.aborted) return;
    map.setMissingStyleImageResolver((name) => {
      const picture = pictureOf(name);
      if (picture === undefined || map.hasImage(name)) return;
      map.addImage(name, picture.data, { pixelRatio: picture.pixelRatio });
    });
    const empty: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
    for (const id of [...Object.values(GROUND_SOURCES), MARKS_SOURCE]) {
      map.addSource(id, {
        type: 'geojson',
        data: empty,
        ...(id === GROUND_SOURCES.parts ? { promoteId: 'code' } : {}),
      });
    }
    this.#ready = true;
    this.#drawn = EMPTY_SCENE;
    this.#baseKey = '';
    this.#apply({ type: 'base' });
    this.#apply({ type: 'ground-style' });
    this.draw(this.#scene);
    this.#refit();
    this.#init.listener.onView(viewOf(map), boundsOf(map), true, false);
    void probeWorker(map, this.#lifetime.signal).then((error) => {
      if (error !== undefined && !this.#lifetime.signal.aborted) this.#init.listener.onFault(error);
    });
  }

  #apply(operation: SceneOperation): void {
    switch (operation.type) {
      case 'base':
        return this.#drawBase();
      case 'ground-style':
        this.#replace('ground/', groundStyle(this.#scene), 'anchor/names');
        this.#replace('marks/', marksStyle(this.#scene), undefined);
        return;
      case 'ground':
        return this.#drawGround(operation.part);
      case 'remove':
        return this.#removeLayer(operation.id);
      case 'add':
        return this.#addLayer(operation.layer);
      case 'move':
        for (const id of this.#styleIdsOf(operation.id)) {
          this.#map.moveLayer(id, this.#above(operation.below));
        }
        return;
      case 'opacity':
      case 'restyle': {
        const id = operation.type === 'opacity' ? operation.id : operation.layer.entry.id;
        return this.#restyle(id);
      }
      case 'data':
        void this.#feeds.get(operation.layer.entry.id)?.update(operation.layer);
    }
  }

  #removeLayer(id: string): void {
    for (const styleId of this.#styleIdsOf(id)) this.#map.removeLayer(styleId);
    this.#feeds.get(id)?.close();
    this.#feeds.delete(id);
  }

  #addLayer(layer: SceneLayer): void {
    const { id } = layer.entry;
    const { listener } = this.#init;
    const feed = new LayerFeed(layer, {
      map: this.#map,
      protocol: this.#protocol,
      client: this.#client,
      near: this.#home,
      onStatus: (status) => listener.onLayerStatus(id, status),
      onSource: () => {
        this.#restyle(id);
        for (const [feature, state] of this.#states.get(id) ?? [])
          this.#setState(id, feature, state);
        this.#markAgain();
      },
    });
    this.#feeds.set(id, feed);
    void feed.open(boundsOf(this.#map));
  }

  /** Draws the style layers of a layer whose source stands, at its place. */
  #restyle(id: string): void {
    const index = this.#scene.layers.findIndex((layer) => layer.entry.id === id);
    const layer = this.#scene.layers[index];
    const feed = this.#feeds.get(id);
    if (layer === undefined || feed === undefined) return;
    if (this.#map.getSource(sourceIdOf(id)) === undefined) return;
    const specifications = styleLayers(layer.entry, layer.opacity, this.#scene, feed.sourceLayer);
    this.#replace(
      `${sourceIdOf(id)}/`,
      specifications,
      this.#above(this.#scene.layers[index - 1]?.entry.id),
    );
  }

  /** The style layer that one directly under the layer `id` must stand before. */
  #above(id: string | undefined): string {
    for (
      let index = this.#scene.layers.findIndex((layer) => layer.entry.id === id);
      index >= 0;
      index -= 1
    ) {
      const [lowest] = this.#styleIdsOf(this.#scene.layers[index]!.entry.id);
      if (lowest !== undefined) return lowest;
    }
    return 'anchor/layers';
  }

  #styleIdsOf(id: string): string[] {
    return this.#map.getLayersOrder().filter((styleId) => layerIdOf(styleId) === id);
  }

  /** Puts `layers` in the place of those whose ids begin with `prefix`. */
  #replace(
    prefix: string,
    layers: readonly LayerSpecification[],
    before: string | undefined,
  ): void {
    for (const id of this.#map.getLayersOrder()) {
      if (id.startsWith(prefix)) this.#map.removeLayer(id);
    }
    for (const layer of layers) this.#map.addLayer(layer, before);
  }

  #drawBase(): void {
    const { baseMap } = this.#scene;
    const key = JSON.stringify(baseMap ?? null);
    const { ground, names } = baseStyle(baseMap, this.#scene);
    if (key === this.#baseKey) return this.#paintBase(ground, names);
    this.#paintBase(baseStyle(undefined, this.#scene).ground, []);
    this.#base?.close();
    const base = new BaseFeed(this.#map, this.#protocol, (status) =>
      this.#init.listener.onBaseStatus(status),
    );
    this.#base = base;
    this.#baseKey = key;
    void base.open(this.#client, baseMap).then((opened) => {
      if (!opened || this.#base !== base) return;
      const style = baseStyle(this.#scene.baseMap, this.#scene);
      this.#paintBase(style.ground, style.names);
    });
  }

  #paintBase(ground: readonly LayerSpecification[], names: readonly LayerSpecification[]): void {
    const stands = (layer: LayerSpecification) =>
      !('source' in layer) || this.#map.getSource(String(layer.source)) !== undefined;
    this.#replace('base/', [], undefined);
    const lowest = this.#map.getLayersOrder()[0];
    for (const layer of ground) if (stands(layer)) this.#map.addLayer(layer, lowest);
    for (const layer of names) if (stands(layer)) this.#map.addLayer(layer, 'anchor/marks');
  }

  #drawGround(part: keyof Ground): void {
    const source = this.#map.getSource(GROUND_SOURCES[part]) as GeoJSONSource;
    source.setData(this.#scene.ground[part]);
  }

  #setState(layer: string, feature: string | number, state: Record<string, unknown>): void {
    const source = sourceIdOf(layer);
    if (!this.#ready || this.#map.getSource(source) === undefined) return;
    const sourceLayer = this.#feeds.get(layer)?.sourceLayer;
    this.#map.setFeatureState(
      { source, id: feature, ...(sourceLayer === undefined ? {} : { sourceLayer }) },
      state,
    );
  }

  #unmark(): void {
    if (this.#marked?.feature.id !== undefined) {
      this.#setState(this.#marked.entry.id, this.#marked.feature.id, { selected: false });
    }
    if (this.#ready) {
      const marks = this.#map.getSource(MARKS_SOURCE) as GeoJSONSource;
      marks.setData({ type: 'FeatureCollection', features: [] });
    }
  }

  #markAgain(): void {
    const hit = this.#marked;
    if (hit === undefined || !this.#ready) return;
    const { id } = hit.feature;
    if (id !== undefined && this.#feeds.has(hit.entry.id)) {
      return this.#setState(hit.entry.id, id, { selected: true });
    }
    const marks = this.#map.getSource(MARKS_SOURCE) as GeoJSONSource;
    marks.setData({ type: 'FeatureCollection', features: [hit.feature] });
  }

  /** Ends what is under way; the engine's style is gone or about to go. */
  #forget(): void {
    for (const feed of this.#feeds.values()) feed.abandon();
    this.#base?.abandon();
    this.#feeds = new Map();
    this.#base = undefined;
  }

  #hasSize(): boolean {
    const { clientWidth, clientHeight } = this.#init.container;
    return clientWidth > 0 && clientHeight > 0;
  }

  #refit(): void {
    if (!this.#hasSize() || !this.#map.style) return;
    const home = this.#home;
    if (home !== undefined) {
      const camera = this.#map.cameraForBounds([...home] as Bounds, { padding: MARGIN });
      this.#minZoom = Math.max(0, (camera?.zoom ?? 0) - ZOOM_OUT);
    }
    if (this.#fitted !== undefined) this.#fitTo(this.#fitted, false);
  }

  #fitTo(bounds: Bounds, animate: boolean): void {
    this.#map.fitBounds([...bounds] as Bounds, {
      padding: MARGIN,
      maxZoom: 17,
      pitch: this.#map.getPitch(),
      ...(animate ? { duration: 200 } : { animate: false }),
    });
  }

  /** Keeps the middle of the map in the county. The whole view cannot be kept in: a phone is taller. */
  #constrain(center: EngineLngLat, zoom: number) {
    const home = this.#home;
    const least = this.#minZoom;
    if (home === undefined) return { center, zoom: Math.max(zoom, 0) };
    const [west, south, east, north] = home;
    const within = (value: number, low: number, high: number) =>
      Math.min(Math.max(value, low), high);
    const kept = new this.#library.LngLat(
      within(center.lng, west, east),
      within(center.lat, south, north),
    );
    return { center: kept, zoom: Math.max(zoom, least) };
  }
}

const centreOf = ([west, south, east, north]: Bounds): [number, number] => [
  (west + east) / 2,
  (south + north) / 2,
];
