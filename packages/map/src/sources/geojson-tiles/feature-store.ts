import { YztError, type Bounds, type Issue } from '@yizhangtu/standard';
import { geojsonToWgs84 } from '@yizhangtu/standard/datum.js';
import Flatbush from 'flatbush';
import { FeatureReader, featuresOf, type DocumentInit } from '../geojson.ts';
import type { FeaturesWithin } from '../large-features.ts';
import { boundsOfTile, cutTile, isTooSmall, tagsOf, type TileAddress } from './cut-tile.ts';
import { FeatureTexts } from './feature-texts.ts';
import { PointClusters } from './point-clusters.ts';
import { FeatureSplitter, type FeatureBlock } from './split-features.ts';
import { tooLarge } from './too-large.ts';

export interface StoreInit extends DocumentInit {
  /** The last zoom at which points are heaped; undefined for none. */
  readonly clusterMaxZoom: number | undefined;
}

/** What a document turned out to hold. */
export interface StoreSummary {
  readonly count: number;
  /** Undefined when there are no features. */
  readonly bounds: Bounds | undefined;
  readonly issues: readonly Issue[];
}

const encoder = new TextEncoder();

const broken = (where: string, cause?: unknown) =>
  new YztError({
    code: 'bad_response',
    message: 'The JSON is broken or breaks off before its end',
    retriable: false,
    where,
    ...(cause === undefined ? {} : { cause }),
  });

type Box = [west: number, south: number, east: number, north: number];

/** Grows `box` by each position of a geometry that was checked. */
function stretch(box: Box, geometry: GeoJSON.Geometry): void {
  if (geometry.type === 'GeometryCollection') {
    for (const one of geometry.geometries) stretch(box, one);
  } else stretchBy(box, geometry.coordinates as Nested);
}

type Nested = number | Nested[];

function stretchBy(box: Box, value: Nested): void {
  const list = value as Nested[];
  const [x, y] = list;
  if (typeof x === 'number' && typeof y === 'number') {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  } else for (const one of list) stretchBy(box, one);
}

/** What matters of a feature before it is parsed again. */
type Kind = 'point' | 'area' | 'other';

function kindOf({ type }: GeoJSON.Geometry): Kind {
  if (type === 'Point') return 'point';
  return type === 'Polygon' || type === 'MultiPolygon' ? 'area' : 'other';
}

/**
 * A large GeoJSON document, of which any tile and any feature can be had. It keeps the text and an index
 * of places, and parses what a tile needs when the tile is asked for.
 */
export class FeatureStore {
  readonly #init: StoreInit;
  readonly #reader: FeatureReader;
  readonly #splitter = new FeatureSplitter();
  readonly #texts = new FeatureTexts();
  readonly #ids: (string | number)[] = [];
  readonly #kinds: Kind[] = [];
  /** West, south, east, north of each feature, one after the other. */
  #boxes: number[] = [];
  /** Bytes, and features with those that cannot be drawn. */
  #bytes = 0;
  #seen = 0;
  #places: Flatbush | undefined;
  #clusters: PointClusters | undefined;

  constructor(init: StoreInit) {
    this.#init = init;
    const { datum, where, near } = init;
    const toWgs84 = <T extends GeoJSON.GeoJSON>(geojson: T): T => geojsonToWgs84(geojson, datum);
    this.#reader = new FeatureReader({ toWgs84, where, near });
  }

  /**
   * Takes the next piece of the document.
   *
   * @throws YztError `bad_response` for broken JSON, `too_large`
   */
  take(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    const block = this.#splitter.push(chunk);
    if (block !== undefined) this.#takeBlock(block);
    const error = tooLarge(this.#seen, this.#bytes, this.#init.where);
    if (error !== undefined) throw error;
  }

  /**
   * Ends the document and makes the index.
   *
   * @throws YztError `bad_response` for what is not GeoJSON, `invalid` when nothing of it can be drawn
   */
  end(): StoreSummary {
    const { where } = this.#init;
    const { text, wellFormed } = this.#splitter.end();
    if (!wellFormed) throw broken(where);
    for (const one of featuresOf(
      this.#parsed(() => JSON.parse(text) as unknown),
      where,
    )) {
      const bytes = encoder.encode(JSON.stringify(one));
      this.#takeBlock({ bytes, starts: [0], ends: [bytes.length] });
    }
    const issues = this.#reader.finish();
    this.#makeIndex();
    return { count: this.#texts.count, bounds: this.#bounds(), issues };
  }

  /** The feature of an id as it came, in WGS84; the first when several have it. */
  feature(id: string | number): GeoJSON.Feature | undefined {
    const number = this.#ids.findIndex((one) => String(one) === String(id));
    return number < 0 ? undefined : this.#read([number])[0];
  }

  /** Features whose box touches `bounds`, `most` of them at most. */
  within(bounds: Bounds, most: number): FeaturesWithin {
    const found = this.#search(bounds, () => true);
    return {
      features: this.#read([...found.subarray(0, most)]),
      complete: found.length <= most,
      total: this.#texts.count,
    };
  }

  /** A Mapbox Vector Tile; undefined where nothing is. */
  tile(address: TileAddress): ArrayBuffer | undefined {
    const heaped = this.#clusters?.tile(address, (singles) => {
      const features = this.#read(singles);
      return new Map(singles.map((number, index) => [number, tagsOf(features[index]!)]));
    });
    const numbers = this.#search(boundsOfTile(address), this.#isDrawnAt(address.z));
    return cutTile(this.#read([...numbers]), heaped ?? [], address);
  }

  /** The zoom at which a heap of points falls apart. */
  expansionZoom(cluster: number): number {
    return this.#clusters?.expansionZoom(cluster) ?? 0;
  }

  #takeBlock(block: FeatureBlock): void {
    const kept: number[] = [];
    const first = this.#seen;
    const features = this.#parsed(() => this.#texts.parseBlock(block));
    this.#seen += features.length;
    this.#reader.take(features, (feature, index) => {
      kept.push(index - first);
      this.#ids.push(feature.id!);
      this.#kinds.push(kindOf(feature.geometry));
      const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
      stretch(box, feature.geometry);
      this.#boxes.push(...box);
    });
    this.#texts.keep(block, kept);
  }

  #parsed<T>(parse: () => T): T {
    try {
      return parse();
    } catch (cause) {
      throw broken(this.#init.where, cause);
    }
  }

  #makeIndex(): void {
    const { count } = this.#texts;
    if (count === 0) return;
    const boxes = this.#boxes;
    this.#places = new Flatbush(count);
    for (let at = 0; at < boxes.length; at += 4) {
      this.#places.add(boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!);
    }
    this.#places.finish();
    const { clusterMaxZoom } = this.#init;
    if (clusterMaxZoom !== undefined) {
      const points = this.#kinds.flatMap((kind, number) =>
        kind === 'point' ? [[boxes[number * 4]!, boxes[number * 4 + 1]!, number] as const] : [],
      );
      this.#clusters = new PointClusters(points, clusterMaxZoom);
    }
  }

  #bounds(): Bounds | undefined {
    const { minX, minY, maxX, maxY } = this.#places ?? {};
    return minX === undefined ? undefined : [minX, minY!, maxX!, maxY!];
  }

  /** Whether a feature, by its number, belongs to what is cut for tiles of a level. */
  #isDrawnAt(z: number): (number: number) => boolean {
    return (number) => {
      const kind = this.#kinds[number];
      if (kind === 'point') return this.#clusters === undefined;
      return kind === 'other' || !isTooSmall(this.#boxes, number * 4, z);
    };
  }

  /** Numbers in the order of the document, which is the order of drawing. */
  #search([west, south, east, north]: Bounds, filter: (number: number) => boolean): Uint32Array {
    return Uint32Array.from(this.#places?.search(west, south, east, north, filter) ?? []).sort();
  }

  #read(numbers: readonly number[]): GeoJSON.Feature[] {
    return this.#texts
      .read(numbers)
      .map((one, at) => this.#reader.again(one as GeoJSON.Feature, this.#ids[numbers[at]!]!));
  }
}
