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

/**
 * What a map loads comes in few files: each costs its headers and a dictionary of its own. `core` is what every element
 * needs, `county` what reads a county file, `contract` what calls its backend; the rest of the map's own is `map-tools`.
 */
const CHUNKS = {
  core: [
    /\/node_modules\/(lit-element|lit-html|@lit\/context|@lit\/reactive-element)\/(?!.*(?:directives|async-directive))/,
    /client\/src\/(answer-error|chunks|client|files|retry|send|timing|transport)\.ts$/,
    /core\/src\/(accent|accent-sheet|ancestors|asset-base|async-controller|context|county-error|define|define-element|describe-error|error-event|error-words|icons?|live|looks|map-host-registry|panel-icons|provided-session|provider|provider\.strings|provider\.styles|read-county|root-watch|state-template|state\.strings|strings|stroke-icon|token-values|tokens|version|yzt-element)\.ts$/,
    /standard\/src\/(connection-words|contrast|division-tree|error-words|operation|problem|read-problem|reading|text-in)\.ts$/,
  ],
  county: [
    /\/node_modules\/zod\/v4\/(core|mini)\/(?!iso|coerce)/,
    /core\/src\/parse-county-text\.ts$/,
    /standard\/src\/(base-map|check-county|check-parts|checked|county-error|county-index|division|domain|domain-presets|finding|geo|hrefs|known|layer-kind-ids|open|public-service|read-county|text|version)\.ts$/,
  ],
  contract: [
    /\/node_modules\/zod\/v4\/mini\/(iso|coerce)/,
    /client\/src\/(call|check|pages|uuid)\.ts$/,
    /standard\/src\/(contract|contract-parts|place)\.ts$/,
    /standard\/src\/cases\/(ids|parts|safe-text)\.ts$/,
    /standard\/src\/identity\/(person|roles)\.ts$/,
  ],
  'county-data': [/map\/src\/map\/county-data\.ts$/, /layer-list\/read-catalogue\.ts$/],
  'map-tools': [
    /map\/src\/map\/(locate|tool\.strings|map-controls|map-notices|map-path|map-scale|map-tools|task-template|tool\.styles)\.ts$/,
    /\/node_modules\/pmtiles\//,
    /native-gzip$/,
    /map\/src\/engine\/(base-feed|camera|features-in-view|ground-drawing|hits|hover|images|layer-feed|map-engine|map-grid|openings|press-questions|scene-drawing|tile-protocol|whole-hits|worker-probe)\.ts$/,
    /map\/src\/model\/(base-style|classes|feature-key|fonts|free-space|ground|ground-style|ground-view|heat-layer|image-name|palette|scale-bar|scene-diff|step-back|style-layers|touches)\.ts$/,
    /map\/src\/services\/(documents|grid|mercator|words-field)\.ts$/,
    /map\/src\/sources\/(ask-tile|bad-file|beginnings|document-pieces|feature-id|geojson|markup|mvt|open-geojson|ogc-features|open-source|pmtiles|rings|tiles|to-wgs84|view-reader|xyz)\.ts$/,
    /standard\/src\/(land-use|legend)\.ts$/,
  ],
};
const manualChunks = (id) =>
  Object.entries(CHUNKS).find(([, parts]) => parts.some((part) => part.test(id)))?.[0];

/** Every browser of the floor unpacks gzip itself: what the reader of archives brings for older ones stays out. */
const nativeGzip = {
  name: 'native gzip',
  resolveId: (id, importer) =>
    id === 'fflate' && importer?.includes('/pmtiles/') ? '\0native-gzip' : null,
  load: (id) => (id === '\0native-gzip' ? 'export const decompressSync = undefined;' : null),
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
  // Of two chunks that need each other one runs before what it needs is there.
  onLog: (level, log, report) => report(log.code === 'CIRCULAR_CHUNK' ? 'error' : level, log),
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
    generatedCode: 'es2015',
    manualChunks,
    onlyExplicitManualChunks: true,
    paths: { 'maplibre-gl': `./${maplibre.name}` },
  },
  plugins: [
    clean,
    nativeGzip,
    nodeResolve({ exportConditions: ['yizhangtu-source', 'browser', 'production'], browser: true }),
    // The libraries of geodesics and of CSV come as no modules.
    commonjs({ include: /\/(?:geographiclib-geodesic|papaparse)\// }),
    ownKeys,
    esbuild({ target: TARGET, tsconfig: here('../../tsconfig.base.json') }),
    minify,
    folder,
  ],
};
