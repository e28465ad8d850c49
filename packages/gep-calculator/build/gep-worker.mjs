import { bundleWorker } from '../../../scripts/bundle-worker.mjs';

/** The worker's name is the one that the elements ask for below the asset base. */
export const GEP_WORKER = 'yzt-gep-worker.mjs';

/** The worker of accounts in one file, and the modules that are in it. */
export const bundleGepWorker = () =>
  bundleWorker('packages/gep-calculator/src/worker/gep-worker.ts');
