import { defineFormula } from './formula.ts';

/*
 * Each gives the value of ONE unit of a line's quantity, so that value is quantity times this: a change of
 * value splits into volume and price, and a draw of prices needs no new quantities.
 */

/** A market price, or a price put on a unit of the service. */
export const byPrice = defineFormula({
  id: 'value.price',
  inputs: { price: 'CNY/*' },
  output: 'CNY/*',
  kernel: (price: number) => price,
  source: 'market value, replacement cost',
});

/** A market price less what people put in: the ecosystem's share of the product. */
export const byContribution = defineFormula({
  id: 'value.contribution',
  inputs: { price: 'CNY/*', ecosystemShare: '1' },
  output: 'CNY/*',
  kernel: (price: number, share: number) => price * share,
  source: 'SEEA EA: resource rent as a share of output',
});

/** An amount of money that statistics report, by the ecosystem's share of it. */
export const ofOutput = defineFormula({
  id: 'value.output',
  inputs: { ecosystemShare: '1' },
  output: '1',
  kernel: (share: number) => share,
  source: 'output value of statistics',
});

/** What it costs to build a cubic metre of reservoir, counted whole in each year. */
export const byLumpSum = defineFormula({
  id: 'value.reservoir-lump-sum',
  inputs: { reservoirCost: 'CNY/m3' },
  output: 'CNY/m3',
  kernel: (cost: number) => cost,
  source: 'doi:10.5846/stxb201607011362',
});

/** What a cubic metre of reservoir costs in a year: C·D_r + O, its wear and its upkeep. */
export const byAnnualCost = defineFormula({
  id: 'value.reservoir-annualised',
  inputs: { reservoirCost: 'CNY/m3', depreciation: '1', reservoirUpkeep: 'CNY/m3' },
  output: 'CNY/m3',
  kernel: (cost: number, depreciation: number, upkeep: number) => cost * depreciation + upkeep,
  source: 'NDRC–NBS 2022 (text not entered)',
});

/** A price by tonne of carbon, for a quantity of carbon dioxide: × 12/44. */
export const byCarbonPrice = defineFormula({
  id: 'value.carbon-as-c',
  inputs: { carbonPriceC: 'CNY/tC' },
  output: 'CNY/tCO2',
  kernel: (price: number) => (price * 12) / 44,
  source: 'molar masses',
});

/** A price by ion above 600 in a cubic centimetre, for a count of all ions: K·(Q − 600)/Q. */
export const byIonsAbove600 = defineFormula({
  id: 'value.anion',
  inputs: { ionPrice: 'CNY/ion', ionDensity: 'ion/cm3' },
  output: 'CNY/ion',
  kernel: (price: number, density: number) =>
    density > 600 ? (price * (density - 600)) / density : 0,
  source: 'LY/T 1721-2008',
});

/** What a visit costs the visitor: outlay, and time at a share of the wage. */
export const byTravelCost = defineFormula({
  id: 'value.travel-cost',
  inputs: { outlay: 'CNY/person', visitTime: 'h/person', wage: 'CNY/h', wageShare: '1' },
  output: 'CNY/person',
  kernel: (outlay: number, hours: number, wage: number, share: number) =>
    outlay + hours * wage * share,
  source: 'travel cost method',
});
