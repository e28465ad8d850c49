/**
 * `npm test`: what must hold at each change, and one closing line that adds up all runners. With `--full` also the
 * matrix: other browsers, the oldest Chromium, other issuers, hostile pages, other frameworks.
 */
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { PINNED_NODE, ROOT, ensureTestPrograms, main, run, say, step } from './bootstrap.mjs';
import { buildDocs, buildPackages } from './build.mjs';
import { ensureEmptyDatabase, ensureSample, ensureSnapshot } from './ensure-sample.mjs';
import { ensureOldestChromium } from './oldest-chromium.mjs';

const FULL = process.argv.includes('--full');
const COUNTS = `${ROOT}.cache/test`;
const bin = (path) => `${ROOT}node_modules/${path}`;

const total = { passed: 0, failed: 0 };
const skipped = [];
const failures = [];

function add(name, counts) {
  for (const key of Object.keys(total)) total[key] += counts[key];
  skipped.push(...counts.skipped);
  if (counts.failed > 0) failures.push(name);
}

const succeeds = (args, options) =>
  run(PINNED_NODE, args, options).then(
    () => true,
    () => false,
  );

/** One check is one test: it passes when its program ends with 0. */
async function check(name, args) {
  await step(name, async () => {
    const passed = await succeeds(args);
    add(name, { passed: Number(passed), failed: Number(!passed), skipped: [] });
  });
}

/** A runner that writes its counts to a file. A runner that dies without counts, or fails without a failed test, has failed. */
async function runner(name, args, environment = {}) {
  const file = `${COUNTS}/${name.replaceAll(/\W+/g, '-')}.json`;
  rmSync(file, { force: true });
  await step(name, async () => {
    const passed = await succeeds(args(file), {
      env: { ...process.env, ...environment, YZT_COUNTS: file },
    });
    const written = globSync(file)[0];
    const counts = written
      ? JSON.parse(readFileSync(written, 'utf8'))
      : { passed: 0, failed: 1, skipped: [] };
    if (!passed && counts.failed === 0) counts.failed = 1;
    add(name, counts);
  });
}

const nodeTests =
  (patterns, concurrency, keep = () => true) =>
  (file) => [
    '--conditions=yizhangtu-source',
    '--disable-warning=ExperimentalWarning',
    '--test',
    `--test-concurrency=${concurrency}`,
    // A test that hangs has failed: it must not hold up the others.
    '--test-timeout=300000',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/count-reporter.mjs',
    `--test-reporter-destination=${file}`,
    ...globSync(patterns, {
      cwd: ROOT,
      exclude: (path) => /(^|\/)(node_modules|dist|\.cache)$/.test(path),
    }).filter(keep),
  ];

const isPure = (path) => !/\.(browser|page)\.test\.ts$/.test(path);
const isDue = (path) => FULL || !/\.matrix\./.test(path);

async function prepareCounties() {
  await ensureSample();
  await ensureSnapshot();
  return ensureEmptyDatabase();
}

async function checkCode() {
  await check('Types of scripts, examples and benchmarks', [
    bin('typescript/bin/tsc'),
    '-p',
    'tsconfig.tools.json',
  ]);
  await check('Lint', [bin('eslint/bin/eslint.js'), '.']);
}

async function checkForm() {
  await check('Format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']);
  await check('Sizes', ['scripts/size.mjs']);
}

/** Pages that between them hold every element. A person cannot sign in there: see `noSession` of `examples/testing`. */
const IN_OLDEST = [
  'examples/{add-data,elements,gep,print,report,tools}.page.test.ts',
  'packages/embed/src/embed.page.test.ts',
];

async function testInOldest(empty) {
  const name = 'Tests of whole pages in Chromium 109';
  let oldest;
  try {
    oldest = ensureOldestChromium();
  } catch (error) {
    skipped.push(`${name}: ${error.message}`);
    return;
  }
  await runner(name, nodeTests(IN_OLDEST, cpus().length), {
    YZT_TEST_SNAPSHOT: empty,
    YZT_CHROMIUM: oldest,
    YZT_OLDEST: '1',
  });
}

await main(async () => {
  mkdirSync(COUNTS, { recursive: true });
  await ensureTestPrograms({ full: FULL });
  await buildPackages();
  // Programs of one thread each: two at a time.
  const [empty] = await Promise.all([
    prepareCounties().then(async (made) => {
      await checkCode();
      return made;
    }),
    buildDocs().then(checkForm),
  ]);
  await runner(
    'Tests of pure code and of the server',
    nodeTests(
      [
        'packages/*/src/**/*.test.ts',
        'scripts/*.test.mjs',
        'scripts/{frameworks,offline,release,sample}/**/*.test.{ts,mjs}',
        'docs/**/*.test.{ts,mjs}',
        'examples/**/*.test.ts',
      ],
      cpus().length,
      (path) => isPure(path) && isDue(path),
    ),
    { YZT_TEST_SNAPSHOT: empty },
  );
  // A page at a time, and installs that wait for the disk: side by side.
  await Promise.all([
    runner('Tests of elements in Chromium', () => [
      bin('@web/test-runner/dist/bin.js'),
      '--config',
      'web-test-runner.config.mjs',
    ]),
    runner('Tests of consumers', nodeTests(['scripts/consumers/**/*.test.ts'], 1, isDue)),
  ]);
  await runner(
    'Tests of whole pages',
    nodeTests(
      ['examples/**/*.page.test.ts', 'packages/**/*.page.test.ts', 'docs/**/*.page.test.ts'],
      cpus().length,
      isDue,
    ),
    { YZT_TEST_SNAPSHOT: empty },
  );
  if (FULL) await testInOldest(empty);
  if (failures.length > 0) say(`\nFailed: ${failures.join('; ')}`);
  if (skipped.length > 0) say(['\nSkipped, neither passed nor failed:', ...skipped].join('\n- '));
  say(`\n${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
});
