/**
 * Makes the sample counties: `node --conditions=yizhangtu-source scripts/sample/generate.ts [deqing anji …]
 * [--out folder]`. A county that is up to date is left as it is.
 */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateCounty } from './county.ts';
import { readCounty } from './settings.ts';
import { isUpToDate, stampOf } from './stamp.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: join(root, '.cache/sample') } },
});
const names = positionals.length > 0 ? positionals : ['deqing', 'anji'];
for (const name of names) {
  const folder = join(root, 'examples/counties', name);
  const input = readCounty(folder);
  const out = resolve(values.out, input.code);
  const stamp = stampOf(folder);
  if (isUpToDate(out, stamp)) {
    console.log(`${name}: up to date`);
    continue;
  }
  const started = performance.now();
  generateCounty(input, { out, stamp }, (line) => {
    console.log(`${name}: ${line} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  });
}
