/**
 * Sizes of the production build against `size-limits.json`: `limit` is the budget in KB (1,024 bytes,
 * gzip -9), `stated` the bytes that the last change stated, `more` the KB that a row may add to the one
 * before it. Growth that the file does not state fails. A row of a page names the lazy parts that the page
 * `loads` as it opens, which count too, and the modules that it has to do `without`.
 * `--write` states the sizes of now.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import nodeResolve from '@rollup/plugin-node-resolve';
import { transform } from 'esbuild';
import { format } from 'prettier';
import { rollup } from 'rollup';
import { ROOT, main, say } from './bootstrap.mjs';

const FILE = `${ROOT}size-limits.json`;
const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;

/** Whether a module of `ids` has the path `name`, such as `cases/case.js`, at its end. */
const holds = (ids, name) => ids.some((id) => id.endsWith(`/${name}`));

/**
 * Bytes of `code` bundled by rollup, as the embed folder is, and minified: the entry and what it imports
 * at once, and so with the lazy parts that it `loads`. Other lazy chunks and `external` packages do not count.
 */
async function bundled({ name: row, code, external = [], loads = [], without = [] }) {
  const entry = `${ROOT}size-entry.js`;
  const virtual = {
    name: 'entry',
    resolveId: (id) => (id === entry ? id : undefined),
    load: (id) => (id === entry ? code : undefined),
  };
  const bundle = await rollup({
    input: entry,
    external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)),
    plugins: [virtual, nodeResolve({ exportConditions: ['production', 'browser'] })],
    onwarn: () => undefined,
  });
  const { output } = await bundle.generate({ format: 'es' });
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const atOnce = new Set();
  const visit = (name) => {
    if (atOnce.has(name) || !chunks.has(name)) return;
    atOnce.add(name);
    chunks.get(name).imports.forEach(visit);
  };
  visit(output.find((chunk) => chunk.isEntry).fileName);
  for (const part of loads) {
    const chunk = output.find(({ moduleIds }) => holds(moduleIds, part));
    if (chunk === undefined) throw new Error(`${row}: there is no lazy part ${part}.`);
    visit(chunk.fileName);
  }
  const held = [...atOnce].flatMap((name) => chunks.get(name).moduleIds);
  const spare = without.filter((module) => holds(held, module));
  if (spare.length > 0) throw new Error(`${row} loads ${spare.join(', ')}: find what imports it.`);
  const sizes = [...atOnce].map(async (name) => {
    const minified = await transform(chunks.get(name).code, {
      minify: true,
      format: 'esm',
      legalComments: 'none',
    });
    return gzip(minified.code);
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

const measure = (row) =>
  row.file ? gzip(readFileSync(ROOT + globSync(row.file, { cwd: ROOT })[0])) : bundled(row);
/** Chunk names depend on where the checkout stands, and a few bytes with them. */
const NOISE = 16;
const kilobytes = (bytes) => (bytes / 1024).toFixed(2);

await main(async () => {
  const write = process.argv.includes('--write');
  const rows = JSON.parse(readFileSync(FILE, 'utf8'));
  const complaints = [];
  let before = 0;
  for (const row of rows) {
    const bytes = await measure(row);
    const more = bytes - before;
    before = bytes;
    if (row.more !== undefined && more > row.more * 1024) {
      complaints.push(
        `${row.name} adds ${more} bytes, ${more - row.more * 1024} over what one element may.`,
      );
    }
    say(`${kilobytes(bytes).padStart(8)} KB of ${String(row.limit).padStart(5)}  ${row.name}`);
    if (bytes > row.limit * 1024) {
      complaints.push(
        `${row.name} is over its budget by ${bytes - row.limit * 1024} bytes: find what it need not load at once.`,
      );
    } else if (!write && bytes > row.stated + NOISE) {
      complaints.push(
        `${row.name} grew by ${bytes - row.stated} bytes. If that is worth it, run "npm run on-node scripts/size.mjs -- --write" and give the reason in the commit.`,
      );
    }
    row.stated = bytes;
  }
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  if (write)
    writeFileSync(FILE, await format(JSON.stringify(rows), { parser: 'json', printWidth: 100 }));
});
