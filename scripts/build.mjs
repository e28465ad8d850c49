import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { bundleGepWorker, GEP_WORKER } from '../packages/gep-calculator/build/gep-worker.mjs';
import { bundleGeojsonWorker, GEOJSON_WORKER } from '../packages/map/build/geojson-worker.mjs';
import { PINNED_NODE, ROOT, main, run, runNode, step } from './bootstrap.mjs';
import { whenChanged } from './stamp.mjs';

const SOURCES = [
  'packages/*/src/**',
  'packages/*/package.json',
  'packages/*/tsconfig.json',
  'packages/*/rollup.config.mjs',
  'packages/*/build/**',
  'packages/*/bin/**',
  'scripts/manifest.mjs',
  'scripts/frameworks/*.mjs',
  'tsconfig*.json',
  'package-lock.json',
];

const bin = (path) => `${ROOT}node_modules/${path}`;

const GEOJSON = '/// <reference types="geojson" />\n';

/**
 * tsc leaves `.ts` in the specifiers of declaration files; TypeScript 5.0 and bundlers want `.js`. And a compiler
 * that is told no `types`, as TypeScript 6 is, finds the names of GeoJSON by a reference alone.
 */
function mendDeclarations() {
  for (const file of globSync('packages/*/dist/**/*.d.ts', { cwd: ROOT })) {
    const before = readFileSync(ROOT + file, 'utf8');
    const mended = before.replace(
      /((?:from|import)\s*\(?\s*['"]\.{1,2}\/[^'"]*)\.ts(['"])/g,
      '$1.js$2',
    );
    const after =
      /\bGeoJSON\./.test(mended) && !mended.startsWith(GEOJSON) ? GEOJSON + mended : mended;
    if (after !== before) writeFileSync(ROOT + file, after);
  }
}

/** Types and modules of every package, then the embed folder. */
export async function buildPackages() {
  const outputs = [
    'packages/standard/dist/index.js',
    'packages/map/dist/define.js',
    'packages/embed/dist/loader.js',
    'packages/react/dist/map.js',
  ];
  await whenChanged('packages', { inputs: SOURCES, outputs }, () =>
    step('Building the packages', async () => {
      await run(PINNED_NODE, [bin('typescript/bin/tsc'), '-b']);
      mendDeclarations();
      const workers = [
        [`map/dist/${GEOJSON_WORKER}`, await bundleGeojsonWorker()],
        [`gep-calculator/dist/${GEP_WORKER}`, await bundleGepWorker()],
      ];
      for (const [path, { code }] of workers) {
        const worker = `${ROOT}packages/${path}`;
        writeFileSync(worker, code);
        writeFileSync(worker.replace('.mjs', '.d.mts'), 'export {};\n');
      }
      await run(PINNED_NODE, [
        bin('rollup/dist/bin/rollup'),
        '-c',
        'packages/embed/rollup.config.mjs',
        '--silent',
      ]);
      await runNode(['scripts/frameworks/index.mjs']);
    }),
  );
}

/** The docs site, with the API pages. */
export async function buildDocs() {
  const inputs = [
    ...SOURCES,
    'docs/**/*.{md,ts,mts,mjs,vue,css,json,svg,png}',
    'docs/.vitepress/**/*.{ts,mts,vue,css}',
    'examples/*',
    'examples/frameworks/**',
  ];
  await whenChanged('docs', { inputs, outputs: ['docs/.vitepress/dist/index.html'] }, () =>
    step('Building the docs', () => runNode(['docs/build.mjs'])),
  );
}

if (import.meta.main) {
  await main(async () => {
    await buildPackages();
    await buildDocs();
  });
}
