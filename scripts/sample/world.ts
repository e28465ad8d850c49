import type { Arrangement } from './arrangement.ts';
import type { Shares } from './divide.ts';
import type { DividedCounty } from './divisions.ts';
import type { Mesh } from './mesh.ts';
import type { Plane, Xy } from './plane.ts';
import type { Road } from './roads.ts';
import type { CountyInput } from './settings.ts';
import type { Settlement } from './settlements.ts';
import type { Waterway } from './water.ts';

/** Everything that was grown, for the layers to draw on. */
export interface World {
  input: CountyInput;
  plane: Plane;
  mesh: Mesh;
  shares: Shares;
  settlements: readonly Settlement[];
  /** Land use of each mesh point, as an index into LAND_USE_CODES. */
  uses: Uint8Array;
  ways: readonly Waterway[];
  roads: readonly Road[];
  /** A way along the roads between two mesh points. */
  route(from: number, to: number): Xy[];
  arrangement: Arrangement;
  parcels: readonly GeoJSON.Feature<GeoJSON.Polygon>[];
  houses: readonly GeoJSON.Feature<GeoJSON.Polygon>[];
  divided: DividedCounty;
}

/** A place that a feature may take. */
export interface Candidate {
  /** Village-level unit, as an index into the shares' units. */
  unit: number;
  geometry: GeoJSON.Geometry;
  /** Metres and square metres. */
  length: number;
  area: number;
  /** Values that the place itself gives, such as a road's class. */
  values?: Record<string, unknown>;
}
