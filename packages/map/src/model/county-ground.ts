import type { BaseMap, Bounds, Division } from '@yizhangtu/standard';

/** The county as a map needs it. */
export interface CountyGround {
  readonly code: string | undefined;
  readonly bounds: Bounds | undefined;
  readonly baseMaps: readonly BaseMap[];
  readonly units: readonly Division[];
  readonly line: GeoJSON.Feature | undefined;
  readonly areas: readonly GeoJSON.Feature[];
}

export const NO_COUNTY: CountyGround = {
  code: undefined,
  bounds: undefined,
  baseMaps: [],
  units: [],
  line: undefined,
  areas: [],
};
