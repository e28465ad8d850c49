import * as carbon from './carbon.ts';
import * as climate from './climate.ts';
import type { Formula } from './formula.ts';
import * as general from './general.ts';
import * as soil from './soil.ts';
import * as value from './value.ts';
import * as water from './water.ts';

const ALL: readonly Formula[] = [
  general.asReported,
  general.byArea,
  general.areaItself,
  water.waterKept,
  water.waterKeptClipped,
  water.stormHeld,
  water.lakeStorage,
  water.reservoirStorage,
  water.marshStorage,
  soil.soilKept,
  soil.soilKeptCoverOnly,
  soil.siltAvoided,
  soil.nitrogenKept,
  soil.phosphorusKept,
  soil.sandHeld,
  carbon.carbonByNep,
  carbon.carbonByRate,
  carbon.carbonByDryMatter,
  carbon.oxygenByCarbon,
  carbon.oxygenByNpp,
  climate.transpirationCooling,
  climate.evaporationCooling,
  climate.negativeIons,
  value.byPrice,
  value.byContribution,
  value.ofOutput,
  value.byLumpSum,
  value.byAnnualCost,
  value.byCarbonPrice,
  value.byIonsAbove600,
  value.byTravelCost,
];

/** Every formula by its id: what a profile may name. */
export const FORMULAS: ReadonlyMap<string, Formula> = new Map(ALL.map((one) => [one.id, one]));
