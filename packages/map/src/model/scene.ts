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

/** Lines and shade of the county and of the division that the map has gone down to. */
export interface Ground {
  /** Areas that can be gone down to, each with `code` and `name` in its properties. */
  readonly parts: GeoJSON.FeatureCollection;
  /** The county's line and the focused division's line. */
  readonly lines: GeoJSON.FeatureCollection;
  /** All that lies outside the focus. */
  readonly outside: GeoJSON.FeatureCollection;
}

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
}

const none: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

export const EMPTY_SCENE: Scene = {
  theme: 'light',
  locale: 'zh-CN',
  accent: '#1f5f8b',
  scale: 1,
  baseMap: undefined,
  extruded: true,
  layers: [],
  ground: { parts: none, lines: none, outside: none },
};

/** How many layers may be on at once. More than this stops phones (measured on 579 layers). */
export const LAYER_LIMIT = 30;
