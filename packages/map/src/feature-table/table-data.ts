import type { CatalogueEntry, Division, Field } from '@yizhangtu/standard';

/** What a table shows: features, and how to read them. */
export interface TableData {
  readonly features: readonly GeoJSON.Feature[];
  /** Columns in their order. Unset or empty: the properties that the features have. */
  readonly fields?: readonly Field[];
  /** What the features are. */
  readonly title?: CatalogueEntry['title'];
  /** True for generated data: the table says so. */
  readonly sample?: boolean;
}

/** How many features there are, as far as it is known. */
export interface Extent {
  /** Where they lie: all that were given, those in view, or those in a division when nothing is drawn. */
  readonly of: 'all' | 'view' | 'place';
  /** Name of the division. */
  readonly place?: Division['name'];
  readonly complete: boolean;
  /** The map is too far away to draw the layer. */
  readonly tooFar?: boolean;
  readonly total?: number;
}
