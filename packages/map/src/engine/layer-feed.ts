import type { FeaturesInView, LayerStatus, LegendPicture } from '@yizhangtu/core';
import { toYztError, type YztError, type Bounds, type Issue } from '@yizhangtu/standard';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { SceneLayer } from '../model/scene.ts';
import { sourceIdOf } from '../model/style-layers.ts';
import type { Begun } from '../sources/beginnings.ts';
import { gridRefused } from '../services/grid.ts';
import { ID } from '../sources/feature-id.ts';
import type { LargeFeatures } from '../sources/large-features.ts';
import { isLargeInline } from '../sources/open-geojson.ts';
import { openSource, type OpenedSource, type OpenOptions } from '../sources/open-source.ts';
import type { TileSet } from '../sources/tiles.ts';
import type { SourceSpecification } from './style-types.ts';
import type { TileProtocol, TileReport } from './tile-protocol.ts';

export interface FeedOptions extends Omit<OpenOptions, 'lifetime' | 'onProgress'> {
  readonly map: MapLibreMap;
  readonly protocol: TileProtocol;
  /** The source, when it is being opened already. */
  readonly begun: Begun<OpenedSource> | undefined;
  readonly onStatus: (status: LayerStatus) => void;
  /** The source stands: its style layers can be added. */
  readonly onSource: (sourceLayer: string | undefined) => void;
}

const forEngine = (features: readonly GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: features.map((feature) => ({
    ...feature,
    properties: { ...feature.properties, [ID]: feature.id },
  })),
});

/** Source of tiles for the engine. */
export function tileSourceOf(tiles: TileSet, template: string): SourceSpecification {
  const common = {
    tiles: [template],
    minzoom: tiles.minZoom,
    maxzoom: tiles.maxZoom,
    ...(tiles.bounds === undefined ? {} : { bounds: [...tiles.bounds] as Bounds }),
  };
  return tiles.content === 'vector'
    ? {
        type: 'vector',
        ...common,
        ...(tiles.idProperty === undefined ? {} : { promoteId: tiles.idProperty }),
      }
    : { type: 'raster', tileSize: tiles.tileSize, ...common };
}

/** Gives the engine a source of tiles, unless its style began with it. */
export function addTiles(
  map: MapLibreMap,
  protocol: TileProtocol,
  id: string,
  tiles: TileSet,
): void {
  if (map.getSource(id) === undefined) {
    map.addSource(id, tileSourceOf(tiles, protocol.templateOf(id)));
  }
}

/** How a set of tiles stands, from the fate of each. */
export function tileReport(onStatus: (status: LayerStatus) => void): TileReport {
  let [pending, got] = [0, 0];
  let failed: YztError | undefined;
  return {
    started() {
      pending += 1;
      if (pending === 1 && got === 0 && failed === undefined) onStatus({ state: 'loading' });
    },
    ended(error) {
      pending -= 1;
      if (error === undefined) {
        got += 1;
        // Some servers have no file where nothing is: with one tile there, the others are only empty.
        if (failed?.code === 'not_found') failed = undefined;
      } else if (error.code !== 'aborted' && !(error.code === 'not_found' && got > 0)) {
        failed ??= error;
      }
      if (failed !== undefined) onStatus({ state: 'error', error: failed });
      else if (got > 0 || pending === 0) onStatus({ state: 'ready' });
    },
  };
}

/** The source of one layer that is on: opened, fed as the view moves, and gone when the layer goes. */
export class LayerFeed {
  readonly id: string;
  readonly #options: FeedOptions;
  readonly #lifetime: AbortController;
  readonly #features = new Map<string, GeoJSON.Feature>();
  #layer: SceneLayer;
  #opened: OpenedSource | undefined;
  #sourceLayer: string | undefined;
  #view: Bounds | undefined;
  #failed = false;
  #ready = false;
  #stands = false;
  #legend: readonly LegendPicture[] = [];
  #told = 0;
  /** Of a source of features: whether all that lie in view were read. */
  #whole = false;
  #work: Promise<void> = Promise.resolve();

  constructor(layer: SceneLayer, options: FeedOptions) {
    this.id = layer.entry.id;
    this.#layer = layer;
    this.#options = options;
    this.#lifetime = options.begun?.lifetime ?? new AbortController();
  }

  get sourceLayer(): string | undefined {
    return this.#sourceLayer;
  }

  /** Whether style layers can draw from it. */
  get stands(): boolean {
    return this.#stands;
  }

  /** The pictures that a service draws and can be asked about. */
  get askable(): TileSet | undefined {
    return this.tiles?.query === undefined ? undefined : this.tiles;
  }

  /** Tiles that it draws from; undefined for a source of whole features, and before it stands. */
  get tiles(): TileSet | undefined {
    return this.#opened?.type === 'tiles' ? this.#opened.tiles : undefined;
  }

  /** The features behind tiles that the kit has cut itself. */
  get large(): LargeFeatures | undefined {
    return this.#opened?.type === 'tiles' ? this.#opened.large : undefined;
  }

  /** The features that it holds whole, and whether these are all that lie in view. */
  get held(): FeaturesInView {
    const complete = this.#whole && !this.#failed;
    // A document is read whole; a service is asked for what is in view.
    const whole = complete && this.#layer.entry.source.type === 'geojson';
    const features = [...this.#features.values()];
    return { features, complete, ...(whole ? { total: features.length } : {}) };
  }

  /** Whether the last that was said of it is an error. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Resolves when all that was asked of it so far is read, or failed. */
  get settled(): Promise<void> {
    return this.#work;
  }

  open(view: Bounds | undefined): void {
    this.#view = view;
    this.#work = this.#open();
  }

  /** The view came to rest. */
  moved(view: Bounds): void {
    this.#view = view;
    // What is being opened reads the view that is there in the end.
    if (this.#opened !== undefined) this.#work = this.#readAgain();
  }

  /** New inline data. False when the source cannot take them and has to be made anew. */
  update(layer: SceneLayer): boolean {
    const { source } = layer.entry;
    const large = source.type === 'geojson' && isLargeInline(source.data);
    if (large || this.#opened?.type !== 'features') return false;
    this.#layer = layer;
    this.#work = this.#update();
    return true;
  }

  async #open(): Promise<void> {
    this.#report({ state: 'loading' });
    try {
      const opened = await (this.#options.begun?.result ?? this.#openSource());
      if (this.#lifetime.signal.aborted) return;
      this.#opened = opened;
      this.#addSource(opened);
      if (opened.type === 'features') await this.#read(opened);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  async #readAgain(): Promise<void> {
    if (this.#opened?.type !== 'features') return;
    try {
      await this.#read(this.#opened);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  async #update(): Promise<void> {
    if (this.#opened?.type !== 'features') return;
    try {
      this.#opened = await this.#openSource();
      if (this.#opened.type === 'features') await this.#read(this.#opened);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  #openSource(): Promise<OpenedSource> {
    const { client, near, grid, documents } = this.#options;
    return openSource(this.#layer.entry, {
      client,
      near,
      lifetime: this.#lifetime.signal,
      ...(grid === undefined ? {} : { grid }),
      // Who asks again wants to know what the service says now.
      ...(documents === undefined || this.#layer.attempt > 0 ? {} : { documents }),
      onProgress: (share) => this.#progress(share),
    });
  }

  /** The feature as it came, when this layer holds its features whole. */
  feature(properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature | undefined {
    const id: unknown = properties?.[ID];
    return id === undefined ? undefined : this.#features.get(String(id));
  }

  /** The zoom at which a heap of points falls apart. */
  expansionZoom(cluster: number): Promise<number> {
    if (this.large !== undefined) return this.large.expansionZoom(cluster);
    const source = this.#options.map.getSource(sourceIdOf(this.id)) as GeoJSONSource;
    return source.getClusterExpansionZoom(cluster);
  }

  /** Ends all requests, for a map whose style is gone with all its sources. */
  abandon(): void {
    this.#lifetime.abort();
  }

  /** Ends all requests and takes the source away. Its style layers must be gone. */
  close(): void {
    this.abandon();
    const { map, protocol } = this.#options;
    const id = sourceIdOf(this.id);
    if (map.getSource(id) !== undefined) map.removeSource(id);
    protocol.remove(id);
  }

  #addSource(opened: OpenedSource): void {
    const { map, protocol, onSource, grid = 'EPSG:3857' } = this.#options;
    const id = sourceIdOf(this.id);
    if (opened.type === 'tiles') {
      const own = opened.tiles.grid ?? 'EPSG:3857';
      if (own !== grid) throw gridRefused('mixed', own, this.id);
      const report = tileReport((status) => this.#report(status));
      protocol.add(id, opened.tiles, report);
      addTiles(map, protocol, id, opened.tiles);
      this.#sourceLayer = opened.tiles.sourceLayer;
      this.#report({ state: 'ready' });
      void this.#awaitLegend(opened.tiles);
    } else {
      const cluster = this.#layer.entry.style?.clusterMaxZoom;
      map.addSource(id, {
        type: 'geojson',
        data: forEngine([]),
        promoteId: ID,
        ...(cluster === undefined
          ? {}
          : { cluster: true, clusterMaxZoom: cluster, clusterRadius: 48 }),
      });
    }
    this.#stands = true;
    onSource(this.#sourceLayer);
  }

  async #read(opened: Extract<OpenedSource, { type: 'features' }>): Promise<void> {
    const view = this.#view ?? this.#options.near;
    if (view === undefined) return;
    await opened.read(view, ({ features, issues }) => {
      if (this.#lifetime.signal.aborted) return;
      this.#whole = !issues.some(({ code }) => code === 'too_many');
      this.#features.clear();
      for (const feature of features) this.#features.set(String(feature.id), feature);
      const source = this.#options.map.getSource(sourceIdOf(this.id)) as GeoJSONSource | undefined;
      source?.setData(forEngine(features));
      this.#report(readyWith(issues));
    });
  }

  /** A legend may come later than the first tiles, which do not wait for it. */
  async #awaitLegend(tiles: TileSet): Promise<void> {
    this.#legend = (await tiles.legend) ?? [];
    if (this.#legend.length > 0 && this.#ready) this.#report({ state: 'ready' });
  }

  #fail(thrown: unknown): void {
    const error = toYztError(thrown, this.id);
    if (error.code !== 'aborted') this.#report({ state: 'error', error });
  }

  /** Told in steps of a twentieth: each is a new state of the map for all who listen. */
  #progress(share: number): void {
    const progress = Math.floor(share * 20) / 20;
    if (progress === this.#told) return;
    this.#told = progress;
    this.#report({ state: 'loading', progress });
  }

  #report(status: LayerStatus): void {
    if (this.#lifetime.signal.aborted) return;
    this.#failed = status.state === 'error';
    this.#ready = status.state === 'ready';
    this.#options.onStatus(status.state === 'ready' ? this.#whatIsReady(status) : status);
  }

  /** With what is known of the tiles as a whole. */
  #whatIsReady(status: Extract<LayerStatus, { state: 'ready' }>): LayerStatus {
    const { issues = [] } = this.large ?? {};
    const legend = this.#legend;
    return {
      ...status,
      ...(issues.length === 0 ? {} : { issues }),
      ...(legend.length === 0 ? {} : { legend }),
    };
  }
}

const readyWith = (issues: readonly Issue[]): LayerStatus =>
  issues.length === 0 ? { state: 'ready' } : { state: 'ready', issues };
