import type { FeatureHit, LayerStatus } from '@yizhangtu/core';
import type { Client } from '@yizhangtu/client';
import type { Bounds, CatalogueEntry } from '@yizhangtu/standard';
import type { GeoJSONSource, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { baseStyle } from '../model/base-style.ts';
import { MARKS_SOURCE, marksStyle } from '../model/ground-style.ts';
import { diffScenes, type SceneOperation } from '../model/scene-diff.ts';
import { EMPTY_SCENE, type Scene, type SceneLayer } from '../model/scene.ts';
import { stepBack } from '../model/step-back.ts';
import { isRaised, layerIdOf, sourceIdOf, styleLayers } from '../model/style-layers.ts';
import { Documents } from '../services/documents.ts';
import type { HitLookup } from './hits.ts';
import { pictureOf } from './images.ts';
import { LayerFeed } from './layer-feed.ts';
import { gridOfBase } from './map-grid.ts';
import type { Askable } from './press-questions.ts';
import { begin } from '../sources/beginnings.ts';
import { BaseFeed, openBase } from './base-feed.ts';
import { GroundDrawing } from './ground-drawing.ts';
import type { Openings } from './openings.ts';
import type { LayerSpecification } from './style-types.ts';
import type { TileProtocol } from './tile-protocol.ts';

/** Anchors that keep the bands of style layers apart, the lowest first. */
const ANCHORS = ['anchor/layers', 'anchor/ground', 'anchor/names', 'anchor/marks'] as const;

export const blankStyle = (): StyleSpecification => ({
  version: 8,
  sources: {},
  // Soft, so that the shaded side of a house is not darker than its name.
  light: { anchor: 'viewport', color: '#ffffff', intensity: 0.22 },
  layers: ANCHORS.map((id) => ({ id, type: 'background', layout: { visibility: 'none' } })),
});

const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

export interface DrawingListener {
  onLayerStatus(layer: string, status: LayerStatus): void;
  onBaseStatus(status: LayerStatus): void;
}

/** Brings the engine's style to a scene, step by step, and feeds its sources. */
export class SceneDrawing implements HitLookup {
  readonly #map: MapLibreMap;
  readonly #protocol: TileProtocol;
  readonly #listener: DrawingListener;
  readonly #openings: Openings;
  readonly #inView: () => Bounds;
  readonly #documents = new Documents();
  readonly #ground: GroundDrawing;
  #feeds = new Map<string, LayerFeed>();
  #base: BaseFeed | undefined;
  #baseKey = '';
  #client: Client;
  #home: Bounds | undefined;
  #scene: Scene = EMPTY_SCENE;
  #drawn: Scene = EMPTY_SCENE;
  #marked: FeatureHit | undefined;
  /** What is marked beside its layer, which does not show it or cannot colour it. */
  #apart: GeoJSON.Feature | undefined;
  /** False while there is no style to change: before the first load and while the context is lost. */
  #ready = false;

  constructor(
    map: MapLibreMap,
    protocol: TileProtocol,
    client: Client,
    listener: DrawingListener,
    openings: Openings,
    inView: () => Bounds,
  ) {
    this.#map = map;
    this.#protocol = protocol;
    this.#client = client;
    this.#listener = listener;
    this.#openings = openings;
    this.#inView = inView;
    this.#ground = new GroundDrawing(map, inView);
  }

  get ready(): boolean {
    return this.#ready;
  }

  settle(client: Client, home: Bounds | undefined): void {
    this.#client = client;
    this.#home = home;
  }

  entryOf(id: string): CatalogueEntry | undefined {
    return this.#scene.layers.find((layer) => layer.entry.id === id)?.entry;
  }

  featureOf(id: string, properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature | undefined {
    return this.#feeds.get(id)?.feature(properties);
  }

  feedOf(id: string): LayerFeed | undefined {
    return this.#feeds.get(id);
  }

  /** Layers whose service can be asked what is at a place, the topmost first. */
  get askable(): Askable[] {
    return this.#scene.layers.flatMap(({ entry }) => {
      const tiles = this.#feeds.get(entry.id)?.askable;
      return tiles === undefined ? [] : [{ entry, tiles }];
    });
  }

  /** Resolves when the layers have read what they were asked for. */
  async settled(): Promise<void> {
    await Promise.all([...this.#feeds.values()].map((feed) => feed.settled));
  }

  /** The view moves. */
  moving(): void {
    if (this.#ready) this.#ground.show();
  }

  /** The view came to rest. */
  moved(): void {
    for (const feed of this.#feeds.values()) feed.moved(this.#inView());
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
    this.#setState(layer, feature, state);
  }

  /** Marks one feature, or none. */
  mark(hit: FeatureHit | undefined): void {
    this.#unmark();
    this.#marked = hit;
    this.#markAgain();
  }

  /** Begins on a blank style: the first one, and the one after a lost context. */
  install(): void {
    const map = this.#map;
    map.setMissingStyleImageResolver((name) => {
      const picture = pictureOf(name);
      if (picture === undefined || map.hasImage(name)) return;
      map.addImage(name, picture.data, { pixelRatio: picture.pixelRatio });
    });
    this.#ground.install();
    map.addSource(MARKS_SOURCE, { type: 'geojson', data: collection([]) });
    this.#ready = true;
    this.#drawn = EMPTY_SCENE;
    this.#baseKey = '';
    this.#apply({ type: 'base' });
    this.#apply({ type: 'ground-style' });
    this.draw(this.#scene);
    this.#markAgain();
    // The style began with sources that the scene does not want any more.
    for (const id of this.#openings.tiles.keys()) {
      if (map.getSource(id) !== undefined) map.removeSource(id);
    }
  }

  /** Ends what is under way; the engine's style is gone or about to go. */
  forget(): void {
    this.#ready = false;
    for (const feed of this.#feeds.values()) feed.abandon();
    this.#base?.abandon();
    this.#feeds = new Map();
    this.#base = undefined;
  }

  #apply(operation: SceneOperation): void {
    switch (operation.type) {
      case 'base':
        return this.#drawBase();
      case 'ground-style':
        this.#ground.restyle(this.#scene);
        if (this.#apart !== undefined) {
          this.#replace('marks/', marksStyle(this.#scene), undefined);
        }
        return;
      case 'ground':
        return this.#drawGround();
      case 'remove':
        return this.#removeLayer(operation.id);
      case 'add':
        return this.#addLayer(operation.layer);
      case 'move':
        for (const id of this.#styleIdsOf(operation.id)) {
          this.#map.moveLayer(id, this.#above(operation.below, isRaised(id)));
        }
        return;
      case 'opacity':
      case 'restyle': {
        const id = operation.type === 'opacity' ? operation.id : operation.layer.entry.id;
        return this.#restyle(id);
      }
      case 'data': {
        const { id } = operation.layer.entry;
        if (this.#feeds.get(id)?.update(operation.layer) !== false) return;
        this.#removeLayer(id);
        return this.#addLayer(operation.layer);
      }
    }
  }

  #removeLayer(id: string): void {
    for (const styleId of this.#styleIdsOf(id)) this.#map.removeLayer(styleId);
    this.#feeds.get(id)?.close();
    this.#feeds.delete(id);
  }

  #addLayer(layer: SceneLayer): void {
    const { id } = layer.entry;
    const feed = new LayerFeed(layer, {
      map: this.#map,
      protocol: this.#protocol,
      client: this.#client,
      near: this.#home,
      grid: gridOfBase(this.#scene.baseMap),
      documents: this.#documents,
      begun: this.#openings.layers.take(layer.entry),
      onStatus: (status) => this.#listener.onLayerStatus(id, status),
      onSource: () => {
        this.#restyle(id);
        for (const [feature, state] of this.#scene.states.get(id) ?? []) {
          this.#setState(id, feature, state);
        }
        this.#markAgain();
      },
    });
    this.#feeds.set(id, feed);
    feed.open(this.#inView());
  }

  /** Draws the style layers of a layer whose source stands, at its place. */
  #restyle(id: string): void {
    const index = this.#scene.layers.findIndex((layer) => layer.entry.id === id);
    const layer = this.#scene.layers[index];
    const feed = this.#feeds.get(id);
    if (layer === undefined || feed === undefined) return;
    if (!feed.stands) return;
    const specifications = styleLayers(layer.entry, layer.opacity, this.#scene, feed.sourceLayer);
    const above = this.#scene.layers[index - 1]?.entry.id;
    this.#remove(`${sourceIdOf(id)}/`);
    for (const one of specifications) {
      this.#map.addLayer(stepBack(one, this.#ground.focus), this.#above(above, isRaised(one.id)));
    }
  }

  /** The style layer that one directly under the layer `id` must stand before; `raised` ones apart. */
  #above(id: string | undefined, raised: boolean): string {
    for (
      let index = this.#scene.layers.findIndex((layer) => layer.entry.id === id);
      index >= 0;
      index -= 1
    ) {
      const ids = this.#styleIdsOf(this.#scene.layers[index]!.entry.id);
      const lowest = ids.find((styleId) => isRaised(styleId) === raised);
      if (lowest !== undefined) return lowest;
    }
    return raised ? 'anchor/names' : 'anchor/layers';
  }

  #styleIdsOf(id: string): string[] {
    return this.#map.getLayersOrder().filter((styleId) => layerIdOf(styleId) === id);
  }

  #remove(prefix: string): void {
    for (const id of this.#map.getLayersOrder()) {
      if (id.startsWith(prefix)) this.#map.removeLayer(id);
    }
  }

  /** Puts `layers` in the place of those whose ids begin with `prefix`. */
  #replace(
    prefix: string,
    layers: readonly LayerSpecification[],
    before: string | undefined,
  ): void {
    this.#remove(prefix);
    for (const layer of layers) this.#map.addLayer(layer, before);
  }

  #drawBase(): void {
    const { baseMap } = this.#scene;
    const key = JSON.stringify(baseMap ?? null);
    const { ground, names } = baseStyle(baseMap, this.#scene);
    if (key === this.#baseKey) return this.#paintBase(ground, names);
    this.#paintBase(baseStyle(undefined, this.#scene).ground, []);
    this.#base?.close();
    const begun =
      (baseMap && this.#openings.base.take(baseMap)) ??
      begin(async (lifetime) => (baseMap ? openBase(this.#client, baseMap, lifetime) : []));
    const base = new BaseFeed(this.#map, this.#protocol, begun, (status) => {
      if (baseMap !== undefined) this.#listener.onBaseStatus(status);
    });
    this.#base = base;
    this.#baseKey = key;
    void base.open(baseMap?.id ?? '').then((opened) => {
      if (!opened || this.#base !== base) return;
      const style = baseStyle(this.#scene.baseMap, this.#scene);
      this.#paintBase(style.ground, style.names);
    });
  }

  #paintBase(ground: readonly LayerSpecification[], names: readonly LayerSpecification[]): void {
    const stands = (layer: LayerSpecification) =>
      !('source' in layer) || this.#map.getSource(String(layer.source)) !== undefined;
    this.#remove('base/');
    const lowest = this.#map.getLayersOrder()[0];
    for (const layer of ground) if (stands(layer)) this.#map.addLayer(layer, lowest);
    for (const layer of names) {
      if (stands(layer)) this.#map.addLayer(stepBack(layer, this.#ground.focus), 'anchor/marks');
    }
  }

  #drawGround(): void {
    if (this.#ground.draw(this.#scene.ground)) this.#stepBack();
  }

  /** Names as the focus has them. In place: layers that come and go within a frame cost the engine that frame. */
  #stepBack(): void {
    const { baseMap, layers } = this.#scene;
    const drawn = [
      ...baseStyle(baseMap, this.#scene).names,
      ...layers.flatMap(({ entry, opacity }) => styleLayers(entry, opacity, this.#scene)),
    ];
    for (const one of drawn) {
      if (one.type !== 'symbol' || this.#map.getLayer(one.id) === undefined) continue;
      const { paint } = stepBack(one, this.#ground.focus) as typeof one;
      this.#map.setPaintProperty(one.id, 'text-opacity', paint?.['text-opacity']);
    }
  }

  #setState(
    layer: string,
    feature: string | number,
    state: Readonly<Record<string, unknown>>,
  ): void {
    const source = sourceIdOf(layer);
    if (!this.#ready || this.#map.getSource(source) === undefined) return;
    const sourceLayer = this.#feeds.get(layer)?.sourceLayer;
    this.#map.setFeatureState(
      { source, id: feature, ...(sourceLayer === undefined ? {} : { sourceLayer }) },
      state,
    );
  }

  #unmark(): void {
    if (this.#marked?.feature.id !== undefined && this.#apart === undefined) {
      this.#setState(this.#marked.entry.id, this.#marked.feature.id, { selected: false });
    }
    if (this.#apart === undefined) return;
    this.#apart = undefined;
    // Even empty, its style layers cost the engine a pass over the screen.
    if (this.#ready) this.#remove('marks/');
  }

  #markAgain(): void {
    const hit = this.#marked;
    if (hit === undefined || !this.#ready) return;
    const { id } = hit.feature;
    // A colour by state would have the engine keep one for each corner of each standing building.
    const standing = this.#scene.extruded && hit.entry.style?.geometry === 'building';
    const picture = hit.entry.style?.geometry === 'raster';
    if (!standing && !picture && id !== undefined && this.#feeds.has(hit.entry.id)) {
      return this.#setState(hit.entry.id, id, { selected: true });
    }
    this.#apart = hit.feature;
    (this.#map.getSource(MARKS_SOURCE) as GeoJSONSource).setData(collection([hit.feature]));
    this.#replace('marks/', marksStyle(this.#scene), undefined);
  }
}
