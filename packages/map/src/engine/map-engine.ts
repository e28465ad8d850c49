import type {
  FeatureHit,
  FeaturesInView,
  LayerStatus,
  MapTaskKind,
  MapView,
} from '@yizhangtu/core';
import type { Client } from '@yizhangtu/client';
import { YztError, type Bounds, type LngLat } from '@yizhangtu/standard';
import type { LngLat as EngineLngLat, Map as MapLibreMap, MapMouseEvent, Point } from 'maplibre-gl';
import { boundsOf } from '../model/bounds.ts';
import type { Scene } from '../model/scene.ts';
import { layerIdOf } from '../model/style-layers.ts';
import { Camera } from './camera.ts';
import { featuresInView } from './features-in-view.ts';
import { pressedAt } from './hits.ts';
import { Hover } from './hover.ts';
import { tileSourceOf } from './layer-feed.ts';
import type { MapLibre } from './load-maplibre.ts';
import { Openings } from './openings.ts';
import { gridOfBase, MapGrid } from './map-grid.ts';
import { PressQuestions, showsAt } from './press-questions.ts';
import { blankStyle, SceneDrawing } from './scene-drawing.ts';
import { TileProtocol } from './tile-protocol.ts';
import { wholeHits } from './whole-hits.ts';
import { probeWorker } from './worker-probe.ts';

export { Openings };

/** What the engine tells. */
export interface EngineListener {
  /** The view moved; `settled` when it came to rest, `byPerson` when a person moved it. */
  onView(view: MapView, bounds: Bounds, settled: boolean, byPerson: boolean): void;
  /**
   * A person pressed the map. `division` is what lies under an empty place. `ask`, when there is someone to
   * ask, brings what services know of the place; undefined when another press came meanwhile.
   */
  onPress(
    hits: readonly FeatureHit[],
    division: string | undefined,
    at: LngLat,
    ask: (() => Promise<readonly FeatureHit[] | undefined>) | undefined,
  ): void;
  /** A service did not answer, or not as it should, what is at a place. */
  onAskFault(error: YztError): void;
  onLayerStatus(layer: string, status: LayerStatus): void;
  onBaseStatus(status: LayerStatus): void;
  /** The graphics or the worker failed; undefined when they are back. */
  onFault(error: YztError | undefined): void;
}

export interface EngineInit {
  readonly container: HTMLElement;
  /** Lies over the part of `container` that nothing covers. */
  readonly open: HTMLElement;
  readonly listener: EngineListener;
  readonly client: Client;
  /** The engine's library, on its way. */
  readonly library: Promise<MapLibre>;
  /** Sources on their way; those that the map does not take are ended with it. */
  readonly openings: Openings;
  /** Name of the map for those who hear it. */
  readonly label: string;
}

/** Where a map without a county begins. */
const CHINA: [number, number] = [104, 35];
/** Pixels around a point that count as it: for a mouse, for a finger. */
const REACH = { mouse: 4, finger: 14 } as const;
/** Milliseconds after which a person is shown the map's buttons, whatever is drawn. */
const LONG = 2000;
/** Milliseconds in which a second press makes two a zoom. */
const PATIENCE = 280;

const sourcesOf = ({ tiles }: Openings, protocol: TileProtocol) =>
  Object.fromEntries(
    [...tiles].map(([id, set]) => [id, tileSourceOf(set, protocol.templateOf(id))]),
  );

/** The one place that draws. It knows scenes; it does not know elements, counties or the page. */
export class MapEngine {
  readonly #map: MapLibreMap;
  readonly #listener: EngineListener;
  readonly #protocol: TileProtocol;
  readonly #hover: Hover;
  readonly #drawing: SceneDrawing;
  readonly #grid: MapGrid;
  readonly #questions = new PressQuestions();
  readonly #openings: Openings;
  readonly #lifetime = new AbortController();
  /** Where the map looks. */
  readonly camera: Camera;
  /** A drawing tool takes the presses. */
  #task: MapTaskKind | undefined;
  #presses = 0;

  /**
   * Waits for the engine and makes a map in `init.container`.
   *
   * @throws YztError `graphics` without WebGL2, `network` when the engine cannot be loaded
   */
  static async create(init: EngineInit, signal: AbortSignal): Promise<MapEngine> {
    let library: MapLibre;
    try {
      library = await init.library;
    } catch (cause) {
      throw new YztError({ code: 'network', message: 'The map engine cannot be loaded', cause });
    }
    if (signal.aborted) throw new YztError({ code: 'aborted', message: 'The map has left' });
    const protocol = new TileProtocol(library);
    try {
      return new MapEngine(library, protocol, init);
    } catch (cause) {
      protocol.close();
      if (!(cause instanceof library.GPUInitializationError)) throw cause;
      throw new YztError({ code: 'graphics', message: cause.message, cause });
    }
  }

  private constructor(library: MapLibre, protocol: TileProtocol, init: EngineInit) {
    const { container, open, listener, client, openings, label } = init;
    this.#listener = listener;
    this.#openings = openings;
    // The map asks while it is made, before there is a camera.
    const made: { camera?: Camera } = {};
    this.#map = new library.Map({
      container,
      // A source that the style begins with is a frame or two ahead of one that is added to it.
      style: { ...blankStyle(), sources: sourcesOf(openings, protocol) },
      attributionControl: false,
      locale: { 'Map.Title': label },
      fadeDuration: 150,
      maxPitch: 60,
      maxZoom: 20,
      renderWorldCopies: false,
      clickTolerance: 4,
      transformConstrain: (center, zoom) =>
        made.camera?.constrain(center, zoom) ?? { center, zoom },
      center: CHINA,
      zoom: 3,
    });
    this.camera = made.camera = new Camera(this.#map, container, open, (settled, byPerson) => {
      this.#tellView(settled, byPerson);
      if (settled) this.#drawing.moved();
      else this.#drawing.moving();
    });
    this.#grid = new MapGrid(library);
    this.#protocol = protocol;
    const inView = () => this.camera.bounds;
    this.#drawing = new SceneDrawing(this.#map, this.#protocol, client, listener, openings, inView);
    const layerOf = (id: string) => this.#drawing.feedOf(id)?.sourceLayer;
    this.#hover = new Hover(this.#map, this.#drawing, layerOf);
    this.#listen();
  }

  get canvas(): HTMLCanvasElement {
    return this.#map.getCanvas();
  }

  /** For what draws on the map by itself, such as a drawing tool. */
  get map(): MapLibreMap {
    return this.#map;
  }

  /** For a copy of the map. */
  get tiles(): TileProtocol {
    return this.#protocol;
  }

  /** The county became known, or is another one: `home` is where its data lie, which the map keeps to. */
  settle(client: Client, home: Bounds | undefined): void {
    this.#drawing.settle(client, home);
    this.camera.settle(home);
  }

  draw(scene: Scene): void {
    const grid = gridOfBase(scene.baseMap);
    if (grid !== this.#grid.wanted) {
      this.#drawing.forget();
      this.#grid.turn(grid, this.#map, blankStyle(), (cause) => {
        const message = 'A part of the engine for this base map cannot be loaded';
        this.#listener.onFault(new YztError({ code: 'network', message, cause }));
      });
    }
    this.#drawing.draw(scene);
  }

  mark(hit: FeatureHit | undefined): void {
    if (hit === undefined) this.#questions.stop();
    this.#drawing.mark(hit);
    this.camera.reveal(boundsOf(hit?.feature.geometry));
  }

  setFeatureState(layer: string, feature: string | number, state: Record<string, unknown>): void {
    this.#drawing.setFeatureState(layer, feature, state);
  }

  featuresInView(layer: string, signal: AbortSignal | undefined): Promise<FeaturesInView> {
    const ends = [this.#lifetime.signal, ...(signal === undefined ? [] : [signal])];
    const feed = this.#drawing.feedOf(layer);
    return featuresInView(this.#map, feed, () => this.camera.bounds, ends);
  }

  retryBase(): void {
    this.#drawing.retryBase();
  }

  fit(bounds: Bounds, animate = true): void {
    this.camera.fit(bounds, animate);
  }

  jump(view: MapView): void {
    this.camera.jump(view);
  }

  /** Resolves when all that was asked for is drawn, or the map is closed. */
  async whenIdle(): Promise<void> {
    await this.#grid.turned;
    await this.#drawing.settled();
    const idle = this.#idle();
    this.#map.triggerRepaint();
    await idle;
  }

  /** Resolves when there is something to see: the first drawing, or what there is of it after a while. */
  whenDrawn(): Promise<void> {
    return Promise.race([this.#idle(), new Promise<void>((resolve) => setTimeout(resolve, LONG))]);
  }

  #idle(): Promise<void> {
    return new Promise<void>((resolve) => {
      void this.#map.once('idle').then(() => resolve());
      this.#lifetime.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** What a person is asked for: presses are left to a drawing tool, but those that pick a place. */
  ask(task: MapTaskKind | undefined): void {
    this.#task = task;
  }

  /** As a press in the middle of the map does. */
  pressCentre(): void {
    const centre = this.#map.getCenter();
    this.#press(this.#map.project(centre), REACH.finger, centre, 0);
  }

  setLabel(label: string): void {
    this.canvas.setAttribute('aria-label', label);
  }

  /** Frees all: requests, listeners, worker, graphics. */
  close(): void {
    this.#lifetime.abort();
    this.#questions.stop();
    this.camera.close();
    this.#hover.close();
    this.#drawing.forget();
    this.#openings.close();
    this.#protocol.close();
    this.#grid.close();
    const canvas = this.canvas;
    this.#map.remove();
    // The engine asks the browser to drop the context; a canvas without pixels also frees its memory.
    canvas.width = canvas.height = 0;
  }

  #listen(): void {
    const map = this.#map;
    map.on('style.load', () => this.#install());
    let waiting: ReturnType<typeof setTimeout> | undefined;
    map.on('click', (event: MapMouseEvent) => {
      const finger = (event.originalEvent as Partial<PointerEvent>).pointerType === 'touch';
      clearTimeout(waiting);
      waiting = this.#press(
        event.point,
        finger ? REACH.finger : REACH.mouse,
        event.lngLat,
        PATIENCE,
      );
    });
    // A double press that gives the last corner ends the drawing between its presses: it is still no zoom.
    let gave = false;
    map.on('mousedown', ({ originalEvent }: MapMouseEvent) => {
      gave = this.#task !== undefined || (gave && originalEvent.detail > 1);
    });
    map.on('dblclick', (event: MapMouseEvent) => {
      // The second press of two zooms: the first one must not have gone down to a division.
      clearTimeout(waiting);
      if (gave) event.preventDefault();
    });
    this.#lifetime.signal.addEventListener('abort', () => clearTimeout(waiting), { once: true });
    this.#hover.listen();
    map.on('webglcontextlost', () => {
      this.#drawing.forget();
      this.#listener.onFault(
        new YztError({ code: 'graphics', message: 'The graphics context was lost' }),
      );
    });
    map.on('webglcontextrestored', () => {
      // What the engine kept of its style may be older than the scene: everything is drawn anew.
      map.setStyle({ ...blankStyle(), ...this.#grid.projection }, { diff: false });
      this.#listener.onFault(undefined);
    });
    map.on('error', (event) => this.#onError(event));
  }

  #install(): void {
    if (this.#lifetime.signal.aborted || !this.#grid.standsIn(this.#map)) return;
    this.#drawing.install();
    this.camera.refit();
    this.#tellView(true, false);
    void probeWorker(this.#map, this.#lifetime.signal).then((error) => {
      if (error !== undefined && !this.#lifetime.signal.aborted) this.#listener.onFault(error);
    });
  }

  #tellView(settled: boolean, byPerson: boolean): void {
    this.#listener.onView(this.camera.view, this.camera.bounds, settled, byPerson);
  }

  /** What the engine itself cannot read, such as a tile of garbage. */
  #onError(event: { error: { message: string }; sourceId?: string }): void {
    const layer = event.sourceId === undefined ? undefined : layerIdOf(`${event.sourceId}/`);
    // What could not be had is reported, by its kind, where it is asked for.
    if (layer === undefined || this.#drawing.feedOf(layer)?.failed !== false) return;
    if ((event.error as { name?: string }).name === 'AbortError') return;
    this.#listener.onLayerStatus(layer, {
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
    if (!this.#drawing.ready || (this.#task ?? 'point') !== 'point') return undefined;
    const { hits, cluster, division } = pressedAt(this.#map, point, reach, this.#drawing);
    if (cluster !== undefined && hits.length === 0) {
      const feed = this.#drawing.feedOf(cluster.layer)!;
      void feed.expansionZoom(cluster.id).then(
        (zoom) => this.camera.ease(cluster.at, zoom + 0.5),
        () => this.camera.ease(cluster.at, this.#map.getZoom() + 2),
      );
      return undefined;
    }
    const at: LngLat = [lng, lat];
    const ask = this.#askAt(at);
    const press = ++this.#presses;
    const whole = wholeHits(hits, (layer) => this.#drawing.feedOf(layer)?.large);
    if (whole !== undefined) {
      void whole.then((read) => {
        const last = press === this.#presses && !this.#lifetime.signal.aborted;
        if (last) this.#listener.onPress(read, division, at, ask);
      });
      return undefined;
    }
    if (hits.length > 0 || division === undefined || patience === 0) {
      this.#listener.onPress(hits, division, at, ask);
      return undefined;
    }
    return setTimeout(() => this.#listener.onPress([], division, at, ask), patience);
  }

  /** How to ask services what is at a place; undefined when none of those in view can be asked. */
  #askAt(at: LngLat) {
    this.#questions.stop();
    const zoom = this.#map.getZoom();
    const asked = this.#drawing.askable.filter((layer) => showsAt(layer, at, zoom));
    if (asked.length === 0) return undefined;
    const onError = (error: YztError) => this.#listener.onAskFault(error);
    return () => this.#questions.ask(asked, at, zoom, onError);
  }
}
