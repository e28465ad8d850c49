import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A worker in one file, and the modules that are in it. `entry` is a path below the root. */
export async function bundleWorker(entry) {
  const { outputFiles, metafile } = await build({
    entryPoints: [root + entry],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['yizhangtu-source', 'browser', 'production'],
    tsconfig: `${root}tsconfig.base.json`,
    legalComments: 'none',
    logLevel: 'error',
    absWorkingDir: root,
  });
  const [output] = Object.values(metafile.outputs);
  const modules = Object.entries(output.inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => root + path);
  return { code: outputFiles[0].text, modules };
}
