import { runNode, step } from './bootstrap.mjs';

/** The counties of the examples. */
export const COUNTIES = ['deqing', 'anji'];

/** Generates the sample data of the example counties; the generator itself knows what is up to date. */
export async function ensureSample() {
  await step('Sample data', () => runNode(['scripts/sample/generate.ts', ...COUNTIES]));
}
