import { readFileSync } from 'node:fs';
import { ROOT, runNode, step } from './bootstrap.mjs';

/** The counties of the examples, as folders of `examples/counties`. */
export const COUNTIES = ['deqing', 'anji'];

const codeOf = (name) =>
  JSON.parse(readFileSync(`${ROOT}examples/counties/${name}/county.json`, 'utf8')).county.code;

/** Where the generated county folders are, from the root. */
export const countyFolders = () => COUNTIES.map((name) => `.cache/sample/${codeOf(name)}`);

/** Generates the sample data of the example counties; the generator itself knows what is up to date. */
export async function ensureSample() {
  await step('Sample data', () => runNode(['scripts/sample/generate.ts', ...COUNTIES]));
}
