/** `npm run bench -- NAME …`: installs the peers, apart from the root, and measures. */
import { ROOT, ensureTestPrograms, main, run, runNode, step } from './bootstrap.mjs';
import { buildPackages } from './build.mjs';
import { ensureSample } from './ensure-sample.mjs';
import { whenChanged } from './stamp.mjs';

await main(async () => {
  await ensureTestPrograms({ full: false });
  const peers = 'packages/benchmarks/';
  const locked = { inputs: [`${peers}package-lock.json`], outputs: [`${peers}node_modules/ol`] };
  await whenChanged('peers', locked, () =>
    step('Installing the peers', () =>
      run('npm', ['ci', '--loglevel=error'], { cwd: ROOT + peers }),
    ),
  );
  await buildPackages();
  await ensureSample();
  await runNode(['packages/benchmarks/src/main.ts', ...process.argv.slice(2)]);
});
