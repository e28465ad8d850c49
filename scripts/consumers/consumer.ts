import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'node:test';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Packages that are published, those that others need first. */
export const PACKAGES = [
  'standard',
  'client',
  'gep',
  'core',
  'map',
  'identity',
  'work-orders',
  'case-timeline',
  'messages',
  'gep-calculator',
  'portal',
  'react',
  'embed',
  'create',
  'server',
] as const;
export type PackageName = (typeof PACKAGES)[number];

/** A folder outside the repository, so that nothing is found in a parent's node_modules. */
export interface Workshop {
  readonly folder: string;
  /** Path of the tarball of each package. */
  readonly tarballs: Readonly<Record<PackageName, string>>;
  close(): void;
}

/** Packs the packages as they would be published. */
export function openWorkshop(names: readonly PackageName[] = PACKAGES): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'yizhangtu-consumer-'));
  const packed = join(folder, 'packed');
  mkdirSync(packed);
  const tarballs = Object.fromEntries(names.map((name) => [name, pack(name, packed)]));
  return {
    folder,
    tarballs: tarballs as Record<PackageName, string>,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function pack(name: PackageName, into: string): string {
  const source = join(ROOT, 'packages', name);
  assert.ok(existsSync(join(source, 'dist')), `packages/${name} is not built: npm run build`);
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', into];
  const { status, stderr } = spawnSync('npm', args, { cwd: source, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const file = readdirSync(into).find((entry) => entry.startsWith(`yizhangtu-${name}-`));
  assert.ok(file, `npm packed nothing for ${name}`);
  return join(into, file);
}

/** Writes the files of a project. */
export function writeProject(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

const UNREACHABLE =
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT|ETIMEDOUT/;

/**
 * Installs a project's dependencies, the kit from its tarballs. Without a registry the test is skipped,
 * which the runner counts and shows; any other failure is a failure.
 *
 * @returns whether they are installed
 */
export function install(
  test: TestContext,
  folder: string,
  { tarballs }: Workshop,
  kit: readonly PackageName[],
  dependencies: Readonly<Record<string, string>> = {},
): boolean {
  const own = Object.fromEntries(
    kit.map((name) => [`@yizhangtu/${name}`, `file:${tarballs[name]}`] as const),
  );
  const manifest = { private: true, name: 'consumer', dependencies: { ...own, ...dependencies } };
  writeProject(folder, { 'package.json': JSON.stringify(manifest) });
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  if (status === 0) return true;
  if (!UNREACHABLE.test(stderr)) assert.fail(stderr);
  test.skip('no package registry can be reached');
  return false;
}

/** The environment of a consumer: the options of this very test run are not theirs; its Node is. */
export const consumerEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_'))),
  PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}`,
});

/** Runs Node in a project and gives what it printed. Fails the test when the program fails. */
export function runNode(folder: string, args: readonly string[]): string {
  const options = { cwd: folder, env: consumerEnvironment(), encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  assert.equal(status, 0, `${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}
