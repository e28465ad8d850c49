import type { Original, Refusal } from './refusal.ts';

/** A row that has a place, still in the datum of the file. */
export interface Candidate {
  readonly row: number;
  readonly id?: string | number;
  readonly geometry: PlainGeometry;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Column that the place was read from, for words about it. */
  readonly column: string;
  readonly original: Original;
}

export type PlainGeometry = Exclude<GeoJSON.Geometry, GeoJSON.GeometryCollection>;

export interface Sorted {
  readonly candidates: readonly Candidate[];
  readonly refusals: readonly Refusal[];
}

/** What a layer draws. A layer draws one of them. */
export type GeometryKind = 'point' | 'line' | 'area';

export function geometryKind(geometry: PlainGeometry): GeometryKind {
  if (geometry.type === 'Point' || geometry.type === 'MultiPoint') return 'point';
  return geometry.type === 'LineString' || geometry.type === 'MultiLineString' ? 'line' : 'area';
}
