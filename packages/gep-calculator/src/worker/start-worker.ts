import { workerStarter } from '@yizhangtu/core/worker-starter.js';

/** Starts the worker of accounts. */
export const startGepWorker = workerStarter(
  'yzt-gep-worker',
  () => new Worker(new URL('./gep-worker.js', import.meta.url), { type: 'module' }),
);
