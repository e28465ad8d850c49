import type { Bounds, Issue } from '@yizhangtu/standard';

export interface FeaturesWithin {
  readonly features: readonly GeoJSON.Feature[];
  /** Whether these are all that lie there. */
  readonly complete: boolean;
  /** How many the document has. */
  readonly total: number;
}

/** Whole features behind tiles that the kit has cut itself. */
export interface LargeFeatures {
  /** What is not shown, or may be wrong. */
  readonly issues: readonly Issue[];
  /** The feature of an id as it came, in WGS84. */
  feature(id: string | number): Promise<GeoJSON.Feature | undefined>;
  /** Features whose box touches `bounds`, `most` of them at most. */
  within(bounds: Bounds, most: number, signal: AbortSignal): Promise<FeaturesWithin>;
  /** The zoom at which a heap of points falls apart. */
  expansionZoom(cluster: number): Promise<number>;
}
