/** `npm run release:dry`: everything that a release has to pass, with nothing published. */
import { PINNED_NODE, main, run, say, step } from '../bootstrap.mjs';
import { buildPackages } from '../build.mjs';
import { checkApi } from './api-report.mjs';
import { checkBill } from './bill.mjs';
import { checkChangesets, checkCommitted } from './changed.mjs';

const node = (...args) =>
  run(PINNED_NODE, [
    '--conditions=yizhangtu-source',
    '--disable-warning=ExperimentalWarning',
    ...args,
  ]);

const CHECKS = [
  ['Everything is committed', checkCommitted],
  ['Changesets, and the versions they lead to', checkChangesets],
  ['What the packages offer, against their reports', checkApi],
  ['Licences and bill of materials of the bundles', checkBill],
  ['Sizes', () => node('scripts/size.mjs')],
  ['Tarballs: publint, types, imports', () => node('--test', 'scripts/consumers/tarballs.test.ts')],
];

await main(async () => {
  await buildPackages();
  const failed = [];
  for (const [name, check] of CHECKS) {
    // All are shown, so that one round mends them all.
    await step(name, async () => check()).catch((error) => {
      say(`\n${error.message}\n`);
      failed.push(name);
    });
  }
  if (failed.length > 0) throw new Error(`Not ready to release: ${failed.join('; ')}.`);
  say('\nReady to release. Nothing was published.');
});
