import { defineFormula } from './formula.ts';

/** Tonnes of carbon dioxide in a tonne of carbon. */
export const CO2_PER_C = 44 / 12;
/** Tonnes of oxygen freed for a tonne of carbon dioxide fixed. */
export const O2_PER_CO2 = 32 / 44;

/** Carbon dioxide fixed, 44/12·(NPP − R_s)·A: net ecosystem production. */
export const carbonByNep = defineFormula({
  id: 'carbon.nep',
  inputs: { area: 'hm2', npp: 'tC/(hm2·a)', soilRespiration: 'tC/(hm2·a)' },
  output: 'tCO2',
  linearIn: 'area',
  kernel: (area: number, npp: number, respiration: number) =>
    area * CO2_PER_C * (npp - respiration),
  source: 'doi:10.5846/stxb201607011362',
});

/** Carbon dioxide fixed at a rate, 44/12·rate·A·(1 + β), β being the share that the soil adds. */
export const carbonByRate = defineFormula({
  id: 'carbon.rate',
  inputs: { area: 'hm2', carbonRate: 'tC/(hm2·a)', soilAddition: '1' },
  output: 'tCO2',
  linearIn: 'area',
  kernel: (area: number, rate: number, beta: number) => area * CO2_PER_C * rate * (1 + beta),
  source: 'rate method, 44/12·FCS',
});

/** Carbon dioxide from dry matter, 44/12·α·72/162·NPP·A. */
export const carbonByDryMatter = defineFormula({
  id: 'carbon.dry-matter',
  inputs: { area: 'hm2', dryMatter: 'tDM/(hm2·a)', nepShare: '1' },
  output: 'tCO2',
  linearIn: 'area',
  kernel: (area: number, dryMatter: number, share: number) =>
    area * CO2_PER_C * share * dryMatter * (72 / 162),
  source: 'photosynthesis equation; 72/162 carbon in dry matter',
});

/** Oxygen for the carbon dioxide that the account fixes, 32/44·Q. */
export const oxygenByCarbon = defineFormula({
  id: 'oxygen.carbon',
  inputs: { fixed: 'tCO2' },
  output: 'tO2',
  linearIn: 'fixed',
  kernel: (fixed: number) => fixed * O2_PER_CO2,
  source: 'photosynthesis equation',
});

/** Oxygen for all that plants take up, 32/12·NPP·A: more than the net exchange with the air. */
export const oxygenByNpp = defineFormula({
  id: 'oxygen.npp',
  inputs: { area: 'hm2', npp: 'tC/(hm2·a)' },
  output: 'tO2',
  linearIn: 'area',
  kernel: (area: number, npp: number) => area * npp * CO2_PER_C * O2_PER_CO2,
  source: 'photosynthesis equation',
});
