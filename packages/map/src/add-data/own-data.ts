import type { Datum, Field, Issue } from '@yizhangtu/standard';

export type OwnGeometry = 'point' | 'line' | 'area';
export const OWN_GEOMETRIES: readonly OwnGeometry[] = ['area', 'line', 'point'];

/** Features of one kind of geometry: a layer of the map draws one kind. */
export interface OwnPart {
  readonly geometry: OwnGeometry;
  /** GeoJSON; as a file when there is much of it, so that a worker can read it. */
  readonly data: GeoJSON.FeatureCollection | Blob;
  /** Undefined when it was not counted. */
  readonly count: number | undefined;
}

/** What was read of a file, its coordinates as they stand there. */
export interface OwnData {
  readonly name: string;
  readonly parts: readonly OwnPart[];
  readonly fields: readonly Field[];
  /** Some of the positions, spread over the whole. */
  readonly places: readonly GeoJSON.Position[];
  /** The datum that the file itself names. */
  readonly says: Datum | undefined;
  /** What of it is not shown, or may be wrong. */
  readonly issues: readonly Issue[];
}

/** Features of a file beyond which it is one for the administrator. */
export const MOST_FEATURES = 1_000_000;
/** Features that are kept as they are; more are written into a file in memory. */
const FEW = 5_000;
const PIECE = 2_000;
const MOST_PLACES = 1_000;
const MOST_FIELDS = 30;

/** `undefined` for a geometry that no layer draws alone. */
export function geometryOf(geometry: GeoJSON.Geometry | null | undefined): OwnGeometry | undefined {
  switch (geometry?.type) {
    case 'Point':
    case 'MultiPoint':
      return 'point';
    case 'LineString':
    case 'MultiLineString':
      return 'line';
    case 'Polygon':
    case 'MultiPolygon':
      return 'area';
    default:
      return undefined;
  }
}

/** A geometry without collections. */
export function* singles(geometry: GeoJSON.Geometry | null): Generator<GeoJSON.Geometry> {
  if (geometry?.type === 'GeometryCollection') {
    for (const one of geometry.geometries) yield* singles(one);
  } else if (geometry !== null) yield geometry;
}

function firstPlace(geometry: GeoJSON.Geometry): GeoJSON.Position | undefined {
  let value: unknown = geometry.type === 'GeometryCollection' ? undefined : geometry.coordinates;
  while (Array.isArray(value) && Array.isArray(value[0])) value = value[0];
  return Array.isArray(value) ? (value as GeoJSON.Position) : undefined;
}

/** Features of one kind, the many of them as text. */
class Pile {
  count = 0;
  #features: GeoJSON.Feature[] = [];
  readonly #pieces: Blob[] = [];

  add(feature: GeoJSON.Feature): void {
    this.count += 1;
    this.#features.push(feature);
    const most = this.#pieces.length === 0 ? FEW : PIECE;
    if (this.#features.length > most) this.#write();
  }

  #write(): void {
    const text = this.#features.map((feature) => JSON.stringify(feature)).join(',');
    this.#pieces.push(new Blob([this.#pieces.length === 0 ? '' : ',', text]));
    this.#features = [];
  }

  data(): GeoJSON.FeatureCollection | Blob {
    if (this.#pieces.length === 0) return { type: 'FeatureCollection', features: this.#features };
    if (this.#features.length > 0) this.#write();
    return new Blob(['{"type":"FeatureCollection","features":[', ...this.#pieces, ']}'], {
      type: 'application/geo+json',
    });
  }
}

/** Gathers features as they are read, in bounded memory. */
export class OwnPiles {
  readonly #piles = new Map<OwnGeometry, Pile>();
  readonly #fields = new Map<string, boolean>();
  #places: GeoJSON.Position[] = [];
  #stride = 1;
  #seen = 0;
  count = 0;

  add(feature: GeoJSON.Feature): void {
    this.count += 1;
    for (const geometry of singles(feature.geometry)) {
      const kind = geometryOf(geometry);
      if (kind === undefined) continue;
      const pile = this.#piles.get(kind) ?? new Pile();
      this.#piles.set(kind, pile);
      pile.add(geometry === feature.geometry ? feature : { ...feature, geometry });
      this.#note(firstPlace(geometry));
    }
    for (const [name, value] of Object.entries(feature.properties ?? {})) {
      if (value === null || value === undefined || name === '') continue;
      const known = this.#fields.get(name);
      if (known === undefined && this.#fields.size >= MOST_FIELDS) continue;
      this.#fields.set(name, (known ?? true) && typeof value === 'number');
    }
  }

  /** Every so many positions are kept, fewer the more there are. */
  #note(place: GeoJSON.Position | undefined): void {
    if (place === undefined) return;
    if (this.#seen % this.#stride === 0) this.#places.push(place);
    this.#seen += 1;
    if (this.#places.length <= MOST_PLACES) return;
    this.#places = this.#places.filter((_, index) => index % 2 === 0);
    this.#stride *= 2;
  }

  finish(name: string, says: Datum | undefined, issues: readonly Issue[] = []): OwnData {
    return {
      name,
      parts: OWN_GEOMETRIES.flatMap((geometry) => {
        const pile = this.#piles.get(geometry);
        return pile === undefined ? [] : [{ geometry, data: pile.data(), count: pile.count }];
      }),
      fields: [...this.#fields].map(([field, isNumber]) => ({
        name: field,
        label: field,
        type: isNumber ? ('number' as const) : ('text' as const),
      })),
      places: this.#places,
      says,
      issues,
    };
  }
}
