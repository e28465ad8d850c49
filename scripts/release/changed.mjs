/**
 * Whether each package that was changed since the last release has a changeset that names it. `changeset status`
 * alone is content with any changeset.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { PINNED_NODE, ROOT, run, say } from '../bootstrap.mjs';
import { published } from './api-report.mjs';

const PLAN = '.cache/release/plan.json';
/** What of a package its users get. */
const SHIPPED = /^packages\/([^/]+)\/(src|bin|data|build|package\.json|rollup\.config\.mjs)/;
const TESTS = /\.test\.\w+$|\/testing\/|\/fixtures\//;

function git(...args) {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr.trim());
  return stdout.trim();
}

/** The tag of the last release, or the first commit where nothing was released yet. */
export function lastRelease() {
  const { status, stdout } = spawnSync('git', ['describe', '--tags', '--abbrev=0'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : git('rev-list', '--max-parents=0', 'HEAD').split('\n')[0];
}

/** Folders of the packages among `folders` that `files` change for their users. */
export function changedPackages(files, folders) {
  const changed = new Set(
    files.filter((file) => !TESTS.test(file)).map((file) => SHIPPED.exec(file)?.[1]),
  );
  return folders.filter((folder) => changed.has(folder));
}

/** The changesets' own plan of the next release. @throws where `changeset status` fails */
async function planOf(since) {
  mkdirSync(`${ROOT}.cache/release`, { recursive: true });
  rmSync(ROOT + PLAN, { force: true });
  const bin = `${ROOT}node_modules/@changesets/cli/bin.js`;
  await run(PINNED_NODE, [bin, 'status', `--since=${since}`, `--output=${PLAN}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return JSON.parse(readFileSync(ROOT + PLAN, 'utf8'));
}

/** @throws Error that names each changed package without a changeset */
export async function checkChangesets() {
  const since = lastRelease();
  const changed = changedPackages(git('diff', '--name-only', since).split('\n'), published());
  const { changesets, releases } = await planOf(since);
  const named = new Set(changesets.flatMap((one) => one.releases.map(({ name }) => name)));
  const missing = changed.filter((folder) => !named.has(`@yizhangtu/${folder}`));
  for (const { name, type, oldVersion, newVersion } of releases) {
    say(`  ${name.padEnd(28)} ${oldVersion} → ${newVersion} (${type})`);
  }
  if (missing.length === 0) return;
  throw new Error(
    `Changed since ${since} and named in no changeset: ${missing.join(', ')}. Run "npx changeset", name them, and say what changes for their users.`,
  );
}

/** @throws Error that lists what is not committed: a release is made of what others can see */
export function checkCommitted() {
  const open = git('status', '--porcelain');
  if (open !== '') throw new Error(`Not committed:\n${open}`);
}
