import { defineFormula } from './formula.ts';

/** What statistics report, as it is. */
export const asReported = defineFormula({
  id: 'as-reported',
  inputs: { amount: '*' },
  output: '*',
  linearIn: 'amount',
  kernel: (amount: number) => amount,
  source: 'statistics',
});

/** An amount by area: rate times area, such as what a hectare of forest takes out of the air. */
export const byArea = defineFormula({
  id: 'by-area',
  inputs: { area: 'hm2', rate: '*/hm2' },
  output: '*',
  linearIn: 'area',
  kernel: (area: number, rate: number) => area * rate,
  source: 'Σ q·A',
});

/** The area itself, for services priced by hectare. */
export const areaItself = defineFormula({
  id: 'area',
  inputs: { area: 'hm2' },
  output: 'hm2',
  linearIn: 'area',
  kernel: (area: number) => area,
  source: 'area',
});
