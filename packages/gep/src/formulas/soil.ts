import { defineFormula } from './formula.ts';

const RUSLE_UNITS = {
  area: 'hm2',
  erosivity: 'MJ·mm/(hm2·h·a)',
  erodibility: 'tSoil·hm2·h/(hm2·MJ·mm)',
  slope: '1',
  cover: '1',
} as const;

/** Soil kept, Q = R·K·LS·(1 − C·P)·A. */
export const soilKept = defineFormula({
  id: 'soil.kept',
  inputs: { ...RUSLE_UNITS, practice: '1' },
  output: 'tSoil',
  linearIn: 'area',
  kernel: (area: number, r: number, k: number, ls: number, c: number, p: number) =>
    area * r * k * ls * (1 - c * p),
  source: 'revised universal soil loss equation',
});

/** Soil kept where practice is left out, Q = R·K·LS·(1 − C)·A. */
export const soilKeptCoverOnly = defineFormula({
  id: 'soil.kept-cover-only',
  inputs: RUSLE_UNITS,
  output: 'tSoil',
  linearIn: 'area',
  kernel: (area: number, r: number, k: number, ls: number, c: number) =>
    area * r * k * ls * (1 - c),
  source: 'ChinaXiv 201706.00846',
});

/** Silt that does not fill rivers and reservoirs: λ·Q/ρ. */
export const siltAvoided = defineFormula({
  id: 'soil.silt',
  inputs: { retained: 'tSoil', siltShare: '1', soilDensity: 'tSoil/m3' },
  output: 'm3',
  linearIn: 'retained',
  kernel: (retained: number, share: number, density: number) => (share * retained) / density,
  source: 'doi:10.5846/stxb201607011362, equation 4',
});

/** Nitrogen that stays with the soil. */
export const nitrogenKept = defineFormula({
  id: 'soil.nitrogen',
  inputs: { retained: 'tSoil', nitrogenShare: 'tN/tSoil' },
  output: 'tN',
  linearIn: 'retained',
  kernel: (retained: number, share: number) => retained * share,
  source: 'doi:10.5846/stxb201607011362, equation 5',
});

/** Phosphorus that stays with the soil. */
export const phosphorusKept = defineFormula({
  id: 'soil.phosphorus',
  inputs: { retained: 'tSoil', phosphorusShare: 'tP/tSoil' },
  output: 'tP',
  linearIn: 'retained',
  kernel: (retained: number, share: number) => retained * share,
  source: 'doi:10.5846/stxb201607011362, equation 5',
});

/** Land kept from sand: what was held, spread `sandDepth` deep. */
export const sandHeld = defineFormula({
  id: 'sand.area',
  inputs: { sand: 'tSoil', sandDensity: 'tSoil/m3', sandDepth: 'm' },
  output: 'm2',
  linearIn: 'sand',
  kernel: (sand: number, density: number, depth: number) => sand / (density * depth),
  source: 'doi:10.5846/stxb201607011362',
});
