import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The worker's name is the one that the elements ask for below the asset base. */
export const GEP_WORKER = 'yzt-gep-worker.mjs';

/** The worker of accounts in one file, and the modules that are in it. */
export async function bundleGepWorker() {
  const { outputFiles, metafile } = await build({
    entryPoints: [here('../src/worker/gep-worker.ts')],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['yizhangtu-source', 'browser', 'production'],
    tsconfig: here('../../../tsconfig.base.json'),
    legalComments: 'none',
    logLevel: 'error',
    absWorkingDir: here('../../../'),
  });
  const [output] = Object.values(metafile.outputs);
  const modules = Object.entries(output.inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => here(`../../../${path}`));
  return { code: outputFiles[0].text, modules };
}
