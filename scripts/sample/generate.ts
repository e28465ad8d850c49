import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generateCounty } from './county.ts';
import { readCounty } from './settings.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: join(root, '.cache/sample') } },
});
const names = positionals.length > 0 ? positionals : ['deqing', 'anji'];
for (const name of names) {
  const input = readCounty(join(root, 'examples/counties', name));
  const started = performance.now();
  generateCounty(input, resolve(values.out, input.code), (line) =>
    console.log(`${name}: ${line} (${((performance.now() - started) / 1000).toFixed(1)} s)`),
  );
}
