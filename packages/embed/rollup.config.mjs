import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import { transform } from 'esbuild';
import esbuild from 'rollup-plugin-esbuild';
import { bundledPackages, licenceNotices } from './build/licences.mjs';
import { maplibreFiles, WORKER } from './build/maplibre.mjs';
import { billOf } from './build/sbom.mjs';
import { bundleGepWorker, GEP_WORKER } from '../gep-calculator/build/gep-worker.mjs';
import { bundleGeojsonWorker, GEOJSON_WORKER } from '../map/build/geojson-worker.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const TARGET = 'es2022';
const maplibre = maplibreFiles();

/** Chunk names change, and what an earlier build left would be shipped. `types` is the compiler's. */
const clean = {
  name: 'clean',
  renderStart() {
    if (!existsSync(here('dist'))) return;
    for (const entry of readdirSync(here('dist'))) {
      if (entry !== 'types') rmSync(here(`dist/${entry}`), { recursive: true });
    }
  },
};

/** The library of schemas reads its own tables with `for…in`, which sees what a page has put on `Object.prototype`. */
const ownKeys = {
  name: 'own keys',
  transform(code, id) {
    if (!id.includes('/node_modules/zod/')) return null;
    const loop = /for \(const (\w+) in (table|computes|shape|input)\) \{/g;
    return { code: code.replace(loop, 'for (const $1 of Object.keys($2)) {'), map: null };
  },
};

const minify = {
  name: 'minify',
  async renderChunk(code, { name }) {
    // A browser that is told to be too old has to be able to read it.
    const target = name === 'old-browser' ? 'es5' : name === 'loader' ? 'es2020' : TARGET;
    // The chart library asks which build it is in.
    const define = { 'process.env.NODE_ENV': '"production"' };
    const options = { minify: true, target, format: 'esm', legalComments: 'none', define };
    const { code: minified } = await transform(code, options);
    return { code: minified, map: null };
  },
};

/** What the engine's workers need for base maps in degrees: one module without imports. */
const CRS_WORKER = 'yzt-crs-worker.mjs';
async function crsWorker() {
  const source = readFileSync(here('../map/src/engine/crs-worker.ts'), 'utf8');
  const options = { loader: 'ts', minify: true, target: TARGET, format: 'esm' };
  return (await transform(source, options)).code;
}

const folder = {
  name: 'self-hosted folder',
  async generateBundle(_, bundle) {
    const emit = (fileName, source) => this.emitFile({ type: 'asset', fileName, source });
    emit(maplibre.name, maplibre.code);
    emit(WORKER, maplibre.worker);
    emit(CRS_WORKER, await crsWorker());
    const geojsonWorker = await bundleGeojsonWorker();
    emit(GEOJSON_WORKER, geojsonWorker.code);
    const gepWorker = await bundleGepWorker();
    emit(GEP_WORKER, gepWorker.code);
    const modules = Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}));
    const packages = bundledPackages([
      ...modules,
      ...maplibre.modules,
      ...geojsonWorker.modules,
      ...gepWorker.modules,
    ]);
    emit('LICENSES.txt', licenceNotices(packages, here('LICENSE')));
    const { name, version, license } = JSON.parse(readFileSync(here('package.json'), 'utf8'));
    const bill = billOf({ name, version, license }, packages);
    emit('sbom.cdx.json', `${JSON.stringify(bill, null, 2)}\n`);
    const files = Object.fromEntries(
      Object.values(bundle)
        .map((file) => [file.fileName, fact(file.code ?? file.source)])
        .sort(([a], [b]) => a.localeCompare(b)),
    );
    emit(
      'manifest.json',
      `${JSON.stringify({ name, version, entry: 'loader.js', files }, null, 2)}\n`,
    );
  },
};

function fact(content) {
  const bytes = Buffer.from(content);
  const hash = createHash('sha384').update(bytes).digest('base64');
  return { bytes: bytes.length, integrity: `sha384-${hash}` };
}

export default {
  input: {
    loader: here('src/loader.ts'),
    all: here('src/all.ts'),
    'old-browser': here('src/old-browser.ts'),
    frame: here('src/frame.ts'),
    'frame-host': here('src/frame-host.ts'),
    'host-session': here('../client/src/session/host-session.ts'),
  },
  external: ['maplibre-gl'],
  // These say of themselves that what is not asked for may be left out, in a form that the resolver does not follow.
  treeshake: {
    moduleSideEffects: (id) =>
      !/\/(?:node_modules\/(?:echarts|zrender)|packages\/(?:standard|client|gep)\/src)\//.test(id),
  },
  output: {
    dir: here('dist'),
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    hashCharacters: 'base36',
    paths: { 'maplibre-gl': `./${maplibre.name}` },
    generatedCode: 'es2015',
  },
  plugins: [
    clean,
    nodeResolve({ exportConditions: ['yizhangtu-source', 'browser', 'production'], browser: true }),
    // The libraries of geodesics and of CSV come as no modules.
    commonjs({ include: /\/(?:geographiclib-geodesic|papaparse)\// }),
    ownKeys,
    esbuild({ target: TARGET, tsconfig: here('../../tsconfig.base.json') }),
    minify,
    folder,
  ],
};
