/** `npm run bench -- NAME …`: installs the peers, apart from the root, and measures. */
import { existsSync } from 'node:fs';
import { ROOT, ensureTestPrograms, main, run, runNode, step } from './bootstrap.mjs';
import { buildPackages } from './build.mjs';
import { ensureSample } from './ensure-sample.mjs';

await main(async () => {
  await ensureTestPrograms();
  if (!existsSync(`${ROOT}packages/benchmarks/node_modules`)) {
    await step('Installing the peers', () =>
      run('npm', ['ci', '--loglevel=error'], { cwd: `${ROOT}packages/benchmarks` }),
    );
  }
  await buildPackages();
  await ensureSample();
  await runNode(['packages/benchmarks/src/main.ts', ...process.argv.slice(2)]);
});
