import { bundleWorker } from '../../../scripts/bundle-worker.mjs';

/** The worker's name is the one that the map asks for below the asset base. */
export const GEOJSON_WORKER = 'yzt-geojson-worker.mjs';

/** The worker for large GeoJSON in one file, and the modules that are in it. */
export const bundleGeojsonWorker = () =>
  bundleWorker('packages/map/src/sources/geojson-tiles/geojson-worker.ts');
