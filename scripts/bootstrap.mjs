/**
 * What `npm start` and `npm test` do first on a fresh machine. Only `node:` imports here and in what it
 * imports: nothing is installed yet when this runs, and npm itself may run on an older Node.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';
import { OTHER_BROWSERS } from './other-browsers.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = `${ROOT}node_modules/.yizhangtu-install`;

/** The Node that the project is pinned to, from the `node` package. */
export const PINNED_NODE = `${ROOT}node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;

export function say(line) {
  process.stdout.write(`${line}\n`);
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** Runs `work` and says its name and how long it took. */
export async function step(name, work) {
  const since = performance.now();
  say(`· ${name} …`);
  const result = await work();
  say(`  ${name}: ${seconds(since)}`);
  return result;
}

/** Runs a program to its end; output goes to this process. Throws with the exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      code === 0
        ? resolve()
        : reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}`)),
    );
  });
}

/** Runs a script of the project on the pinned Node, with the packages' sources in place of their builds. */
export function runNode(args, options) {
  return run(
    PINNED_NODE,
    ['--conditions=yizhangtu-source', '--disable-warning=ExperimentalWarning', ...args],
    options,
  );
}

/** Installs what the lockfile says, when it changed since the last install. */
export async function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(`${ROOT}package-lock.json`))
    .digest('hex');
  if (existsSync(PINNED_NODE) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  await step('Installing packages (once, about a minute)', () =>
    run('npm', ['ci', '--loglevel=error'], { shell: process.platform === 'win32' }),
  );
  writeFileSync(STAMP, lock);
}

const isRoot = process.getuid?.() === 0;
const has = (program, args = ['--version']) =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;
const hasChineseFont = () =>
  spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout?.trim() !== '';

async function aptInstall(packages) {
  await step(`Installing ${packages.join(', ')}`, async () => {
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    await run('apt-get', ['update', '-qq'], quiet);
    await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], quiet);
  });
}

/** What tests are skipped without, and say so. Each group is installed by itself: one that fails costs its own tests alone. */
const WISHED = [
  {
    packages: ['cgi-mapserver'],
    isThere: () => existsSync('/usr/lib/cgi-bin/mapserv'),
  },
  { packages: ['poppler-utils'], isThere: () => has('pdftoppm', ['-v']) },
  { packages: ['proj-bin'], isThere: () => has('geod', ['-l']) },
  {
    // Where services are started at installation, no web server is put on a machine unasked.
    packages: ['nginx'],
    isThere: () => has('nginx', ['-v']) || existsSync('/run/systemd/system'),
  },
  {
    // About 150 MB.
    full: true,
    packages: ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'libgl1-mesa-dri', 'libegl1'],
    isThere: () => OTHER_BROWSERS.every((needed) => needed.path !== undefined),
  },
];

/**
 * A browser, a Chinese font, GDAL, PROJ, MapServer, poppler, nginx, and where the tests are run in `full` Firefox
 * and WebKit: through the system's package manager where that is allowed.
 */
export async function ensureTestPrograms({ full }) {
  const missing = [
    ...(findChromium() ? [] : ['chromium']),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk', 'fontconfig']),
    ...(has('ogrinfo') ? [] : ['gdal-bin']),
  ];
  const wished = WISHED.filter((one) => (full || !one.full) && !one.isThere()).map(
    ({ packages }) => packages,
  );
  if (missing.length + wished.length === 0) return;
  if (!isRoot || !has('apt-get')) {
    const command = `sudo apt-get install -y --no-install-recommends`;
    if (missing.length === 0) {
      return say(`Some tests will be skipped. To run them: ${command} ${wished.flat().join(' ')}`);
    }
    throw new Error(
      `The tests need ${missing.join(', ')}. Install them (on Debian: ${command} ${[...missing, ...wished.flat()].join(' ')}), then run again.`,
    );
  }
  if (missing.length > 0) await aptInstall(missing);
  for (const packages of wished) {
    await aptInstall(packages).catch((error) =>
      say(
        `  ${packages.join(', ')} cannot be installed (${error.message}): its tests are skipped.`,
      ),
    );
  }
}

/** Ends with one line for a person instead of a stack. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
