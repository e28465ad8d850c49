import type { FeaturesInView, LayerStatus } from '@yizhangtu/core';
import { toYztError, type YztError, type Bounds, type Issue } from '@yizhangtu/standard';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { SceneLayer } from '../model/scene.ts';
import { sourceIdOf } from '../model/style-layers.ts';
import { openSource, type OpenedSource, type OpenOptions } from '../sources/open-source.ts';
import type { TileSet } from '../sources/tiles.ts';
import type { SourceSpecification } from './style-types.ts';
import type { TileProtocol, TileReport } from './tile-protocol.ts';

/** Property that carries a feature's id through the engine, which keeps only numbers as ids. */
const ID = '$id';

export interface FeedOptions extends Omit<OpenOptions, 'lifetime'> {
  readonly map: MapLibreMap;
  readonly protocol: TileProtocol;
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
    ? { type: 'vector', ...common }
    : { type: 'raster', tileSize: tiles.tileSize, ...common };
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
  readonly #lifetime = new AbortController();
  readonly #features = new Map<string, GeoJSON.Feature>();
  #layer: SceneLayer;
  #opened: OpenedSource | undefined;
  #sourceLayer: string | undefined;
  #view: Bounds | undefined;
  #failed = false;
  /** Of a source of features: whether all that lie in view were read. */
  #whole = false;
  #work: Promise<void> = Promise.resolve();

  constructor(layer: SceneLayer, options: FeedOptions) {
    this.id = layer.entry.id;
    this.#layer = layer;
    this.#options = options;
  }

  get sourceLayer(): string | undefined {
    return this.#sourceLayer;
  }

  /** Tiles that it draws from; undefined for a source of whole features, and before it stands. */
  get tiles(): TileSet | undefined {
    return this.#opened?.type === 'tiles' ? this.#opened.tiles : undefined;
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
    this.#work = this.#readAgain();
  }

  /** New inline data; the source stays. */
  update(layer: SceneLayer): void {
    this.#layer = layer;
    this.#work = this.#update();
  }

  async #open(): Promise<void> {
    this.#report({ state: 'loading' });
    try {
      const opened = await openSource(this.#layer.entry, {
        client: this.#options.client,
        near: this.#options.near,
        lifetime: this.#lifetime.signal,
      });
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
      this.#opened = await openSource(this.#layer.entry, {
        client: this.#options.client,
        near: this.#options.near,
        lifetime: this.#lifetime.signal,
      });
      if (this.#opened.type === 'features') await this.#read(this.#opened);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** The feature as it came, when this layer holds its features whole. */
  feature(properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature | undefined {
    const id: unknown = properties?.[ID];
    return id === undefined ? undefined : this.#features.get(String(id));
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
    const { map, protocol, onSource } = this.#options;
    const id = sourceIdOf(this.id);
    if (opened.type === 'tiles') {
      const report = tileReport((status) => this.#report(status));
      const template = protocol.add(id, opened.tiles, report);
      map.addSource(id, tileSourceOf(opened.tiles, template));
      this.#sourceLayer = opened.tiles.sourceLayer;
      this.#report({ state: 'ready' });
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

  #fail(thrown: unknown): void {
    const error = toYztError(thrown, this.id);
    if (error.code !== 'aborted') this.#report({ state: 'error', error });
  }

  #report(status: LayerStatus): void {
    if (this.#lifetime.signal.aborted) return;
    this.#failed = status.state === 'error';
    this.#options.onStatus(status);
  }
}

const readyWith = (issues: readonly Issue[]): LayerStatus =>
  issues.length === 0 ? { state: 'ready' } : { state: 'ready', issues };
