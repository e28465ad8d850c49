/**
 * Sizes of the production build against `size-limits.json`: `limit` is the budget in KB (1,024 bytes,
 * gzip -9), `stated` the bytes that the last change stated. Growth that the file does not state fails.
 * `--write` states the sizes of now.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { ROOT, main, say } from './bootstrap.mjs';

const FILE = `${ROOT}size-limits.json`;
const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;

/**
 * Bytes of `code` bundled and minified: the entry and what it imports at once. Lazy chunks and
 * `external` packages do not count.
 */
async function bundled(code, external) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: ROOT, loader: 'js' },
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: '.cache/size',
    write: false,
    metafile: true,
    legalComments: 'none',
    external: external.flatMap((name) => [name, `${name}/*`]),
    conditions: ['production', 'browser'],
    logLevel: 'error',
  });
  const entry = Object.keys(metafile.outputs).find((name) => metafile.outputs[name].entryPoint);
  const atOnce = new Set();
  const visit = (name) => {
    if (atOnce.has(name) || !metafile.outputs[name]) return;
    atOnce.add(name);
    for (const item of metafile.outputs[name].imports) {
      if (item.kind === 'import-statement') visit(item.path);
    }
  };
  visit(entry);
  return outputFiles
    .filter((file) => [...atOnce].some((name) => file.path.endsWith(name)))
    .reduce((sum, file) => sum + gzip(file.contents), 0);
}

const measure = (row) =>
  row.file ? gzip(readFileSync(ROOT + row.file)) : bundled(row.code, row.external ?? []);
const kilobytes = (bytes) => (bytes / 1024).toFixed(2);

await main(async () => {
  const write = process.argv.includes('--write');
  const rows = JSON.parse(readFileSync(FILE, 'utf8'));
  const complaints = [];
  for (const row of rows) {
    const bytes = await measure(row);
    say(`${kilobytes(bytes).padStart(8)} KB of ${String(row.limit).padStart(5)}  ${row.name}`);
    if (bytes > row.limit * 1024) {
      complaints.push(
        `${row.name} is over its budget by ${bytes - row.limit * 1024} bytes: find what it need not load at once.`,
      );
    } else if (!write && bytes > row.stated) {
      complaints.push(
        `${row.name} grew by ${bytes - row.stated} bytes. If that is worth it, run "npm run on-node scripts/size.mjs -- --write" and give the reason in the commit.`,
      );
    }
    row.stated = bytes;
  }
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  if (write) writeFileSync(FILE, `${JSON.stringify(rows, null, 2)}\n`);
});
