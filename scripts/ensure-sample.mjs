import { readFileSync } from 'node:fs';
import { buildSnapshot } from '@yizhangtu/server';
import { ROOT, runNode, step } from './bootstrap.mjs';
import { whenChanged } from './stamp.mjs';

/** The counties of the examples, as folders of `examples/counties`. */
export const COUNTIES = ['deqing', 'anji'];

/** A database with the counties in it, for servers that start with an empty data folder. */
export const SNAPSHOT = '.cache/seed.tar.gz';

const codeOf = (name) =>
  JSON.parse(readFileSync(`${ROOT}examples/counties/${name}/county.json`, 'utf8')).county.code;

/** Where the generated county folders are, from the root. */
export const countyFolders = () => COUNTIES.map((name) => `.cache/sample/${codeOf(name)}`);

/** Generates the sample data of the example counties; the generator itself knows what is up to date. */
export async function ensureSample() {
  await step('Sample data', () => runNode(['scripts/sample/generate.ts', ...COUNTIES]));
}

/** Makes {@link SNAPSHOT} anew when the counties changed, or how the server stores them. */
export async function ensureSnapshot() {
  const inputs = [
    ...countyFolders().flatMap((folder) => [
      `${folder}/*.{json,geojson}`,
      `${folder}/{gep,layers}/*.{json,geojson}`,
    ]),
    'packages/server/src/{cases,database,gep,store}/**/*.ts',
    'packages/server/src/{county-folder,seed}.ts',
    'package-lock.json',
  ];
  await whenChanged('snapshot', { inputs, outputs: [SNAPSHOT] }, () =>
    step('Loading the counties into a database', () =>
      buildSnapshot(
        countyFolders().map((folder) => ROOT + folder),
        ROOT + SNAPSHOT,
      ),
    ),
  );
}

/** Makes a database without a county, for tests of the server to start from. @returns its snapshot */
export async function ensureEmptyDatabase() {
  const empty = '.cache/empty.tar.gz';
  const inputs = ['packages/server/src/database/**/*.ts', 'package-lock.json'];
  await whenChanged('empty-database', { inputs, outputs: [empty] }, () =>
    step('Making an empty database', () => buildSnapshot([], ROOT + empty)),
  );
  return ROOT + empty;
}
