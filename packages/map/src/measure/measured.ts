/** What can be measured. */
export type Measurable = GeoJSON.LineString | GeoJSON.Polygon;

/** A measurement on the ellipsoid. */
export type Measured = MeasuredLine | MeasuredArea;

export interface MeasuredLine {
  readonly kind: 'length';
  /** Metres. */
  readonly length: number;
  /** Metres from each corner to the next. */
  readonly segments: readonly number[];
}

export interface MeasuredArea {
  readonly kind: 'area';
  /** Square metres. */
  readonly area: number;
  /** Metres round the area, and round its holes. */
  readonly length: number;
  /** Metres from each corner of the outer line to the next. */
  readonly segments: readonly number[];
}
