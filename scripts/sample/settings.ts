import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bounds, CountyFile, Division } from '@yizhangtu/standard';

type Place = [number, number];

/** A rise: height in metres above the plain, falling off over `radius` kilometres. */
export interface Hill {
  at: Place;
  radius: number;
  height: number;
}
/** A river's rough course; its level runs from `from` to `to` metres. */
export interface River {
  name: string;
  class: 'river' | 'stream' | 'canal';
  width: number;
  from: number;
  to: number;
  path: Place[];
}

/** What a county's `sample.json` says: everything in which one sample county differs from another. */
export interface SampleSettings {
  seed: number;
  /** Metres between the points of the mesh that everything is grown on. */
  spacing: number;
  buildings: number;
  /** Entries of the catalogue. */
  catalogue: number;
  /** Features of all layers together, at most. */
  features: number;
  /** Height of the plain, in metres. */
  plain: number;
  /** Height of the low hills that the plain is strewn with, in metres. */
  rolling: number;
  hills: Hill[];
  rivers: River[];
  /** Standing water: square kilometres. */
  lakes: { name: string; at: Place; area: number }[];
  motorways: { name: string; path: Place[] }[];
  /** Rough place of each town's seat and its rough area in square kilometres. */
  towns: Record<string, { at: Place; area: number }>;
  zones: Record<string, { towns: string[]; centre: Place }>;
  /** A year of cases; none when absent. */
  cases?: CaseYear;
}

/** How many cases there are, and those of them that really were. */
export interface CaseYear {
  /** When the year ends: RFC 3339. */
  until: string;
  /** Received and closed, those that are quoted with them. */
  received: number;
  closed: number;
  /** Cases that a village's platform published, with the times that it gave. */
  quoted: { title: string; category: string; submitted: string; closed: string }[];
}

/** A county folder as read, before anything is generated. */
export interface CountyInput {
  folder: string;
  file: CountyFile;
  code: string;
  bounds: Bounds;
  settings: SampleSettings;
  divisions: Division[];
  /** Open ring, anticlockwise. */
  line: Place[];
}

const readJson = <T>(folder: string, name: string): T =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;

/** @param overrides for tests: a coarser mesh, fewer buildings */
export function readCounty(folder: string, overrides: Partial<SampleSettings> = {}): CountyInput {
  const file = readJson<CountyFile>(folder, 'county.json');
  const line = readJson<GeoJSON.Feature<GeoJSON.Polygon>>(folder, 'line.geojson');
  return {
    folder,
    file,
    code: file.county.code,
    bounds: file.county.bounds,
    settings: { ...readJson<SampleSettings>(folder, 'sample.json'), ...overrides },
    divisions: readJson<Division[]>(folder, 'divisions.json'),
    line: line.geometry.coordinates[0]!.slice(0, -1) as Place[],
  };
}
