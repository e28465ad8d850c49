import type { BaseMap, CatalogueEntry } from '@yizhangtu/standard';

/** The tuning that colours and sizes follow. */
export type Theme = 'light' | 'dark' | 'wall';

/** A layer that is on. */
export interface SceneLayer {
  /** With its kind resolved and its addresses absolute. */
  readonly entry: CatalogueEntry;
  /** 0 to 1. */
  readonly opacity: number;
  /** Counts the times it was asked for: a retry is the same layer with the next number. */
  readonly attempt: number;
}

/** The county and its divisions, in WGS84. */
export interface Ground {
  readonly line: GeoJSON.Feature | undefined;
  /** Areas of divisions, with `code`, `name` and below the county `parent` in their properties. */
  readonly areas: readonly GeoJSON.Feature[];
  /** Code of the division that the map has gone down to. */
  readonly division: string | undefined;
  /** Code of the county. */
  readonly county: string | undefined;
}

/** Paint states of the features of a layer, by feature id. */
export type FeatureStates = ReadonlyMap<string | number, Readonly<Record<string, unknown>>>;

/** All that the engine draws, as plain data. Parts that did not change keep their identity. */
export interface Scene {
  readonly theme: Theme;
  /** Language of the base map's names. */
  readonly locale: string;
  /** The county's colour, as `#rrggbb`. */
  readonly accent: string;
  /** Factor on every text and line width: 1 on a desk, more on a wall or with large text. */
  readonly scale: number;
  readonly baseMap: BaseMap | undefined;
  /** Whether buildings stand up. */
  readonly extruded: boolean;
  /** The topmost first. */
  readonly layers: readonly SceneLayer[];
  readonly ground: Ground;
  /**
   * By layer. Live values change too often to be compared: each is also told by itself, and this is what
   * a source that comes later is given.
   */
  readonly states: ReadonlyMap<string, FeatureStates>;
}

export const EMPTY_SCENE: Scene = {
  theme: 'light',
  locale: 'zh-CN',
  accent: '#1f5f8b',
  scale: 1,
  baseMap: undefined,
  extruded: true,
  layers: [],
  ground: { line: undefined, areas: [], division: undefined, county: undefined },
  states: new Map(),
};

/** How many layers may be on at once. More than this stops phones (measured on 579 layers). */
export const LAYER_LIMIT = 30;
