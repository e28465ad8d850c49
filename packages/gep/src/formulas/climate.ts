import { defineFormula } from './formula.ts';

/**
 * Electricity that the transpiration of plants saves, EPP·S·D·10⁶/(3600·R).
 */
export const transpirationCooling = defineFormula({
  id: 'climate.transpiration',
  inputs: { area: 'km2', transpiration: 'kJ/(m2·d)', coolingDays: 'd', efficiency: '1' },
  output: 'kWh',
  linearIn: 'area',
  kernel: (area: number, epp: number, days: number, efficiency: number) =>
    (area * 1e6 * epp * days) / (3600 * efficiency),
  source: 'doi:10.5846/stxb201607011362',
});

/**
 * Electricity that evaporation from water saves: for cooling, E_w·ρ·q/3600, and for moistening, E_w·γ.
 * `evaporation` is the depth evaporated on days when it counts.
 */
export const evaporationCooling = defineFormula({
  id: 'climate.evaporation',
  inputs: {
    area: 'm2',
    evaporation: 'mm',
    waterDensity: 'kg/m3',
    latentHeat: 'kJ/kg',
    moistening: 'kWh/m3',
  },
  output: 'kWh',
  linearIn: 'area',
  kernel: (area: number, depth: number, density: number, heat: number, moistening: number) =>
    area * depth * 1e-3 * ((density * heat) / 3600 + moistening),
  source: 'doi:10.5846/stxb201607011362',
});

/**
 * Negative ions, 5.256·10¹⁵·Q·A·H/L, with A in hm², H in m, Q in ions per cm³ and L in minutes.
 */
export const negativeIons = defineFormula({
  id: 'anion.count',
  inputs: { area: 'hm2', canopyHeight: 'm', ionDensity: 'ion/cm3', ionLife: 'min' },
  output: 'ion',
  linearIn: 'area',
  kernel: (area: number, height: number, density: number, life: number) =>
    (5.256e15 * density * area * height) / life,
  source: 'LY/T 1721-2008',
});
