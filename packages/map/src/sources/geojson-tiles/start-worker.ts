import { workerStarter } from '@yizhangtu/core/worker-starter.js';

/** Starts a worker for one large document. */
export const startGeojsonWorker = workerStarter(
  'yzt-geojson-worker',
  () => new Worker(new URL('./geojson-worker.js', import.meta.url), { type: 'module' }),
);
