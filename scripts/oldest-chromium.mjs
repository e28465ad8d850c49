import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { ROOT } from './bootstrap.mjs';

/** The oldest Chromium of the floor (.browserslistrc), as a package for Linux on x64 brings it. MIT, Chromium BSD-3-Clause. */
const PACKAGE = '@sparticuz/chromium@109.0.6';
const SHA512 =
  '9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==';
const FOLDER = `${ROOT}.cache/chromium-109/`;
const PROGRAM = `${FOLDER}chromium`;

function run(program, ...args) {
  const { status, stderr, error } = spawnSync(program, args, { cwd: FOLDER, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
}

/**
 * Path of a Chromium 109, brought once: 58 MB, so not with the other packages.
 *
 * @throws Error where it does not run, or does not come
 */
export function ensureOldestChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the package has none for ${process.platform} on ${process.arch}`);
  }
  if (existsSync(PROGRAM)) return PROGRAM;
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  run('npm', 'pack', '--silent', PACKAGE);
  const archive = 'sparticuz-chromium-109.0.6.tgz';
  const sum = createHash('sha512')
    .update(readFileSync(FOLDER + archive))
    .digest('base64');
  if (sum !== SHA512) throw new Error(`${PACKAGE} is not what it was`);
  run('tar', '-xzf', archive);
  const unpacked = (name) => brotliDecompressSync(readFileSync(`${FOLDER}package/bin/${name}.br`));
  // Draws without a graphics card; it lies beside the browser.
  writeFileSync(`${FOLDER}graphics.tar`, unpacked('swiftshader.tar'));
  run('tar', '-xf', 'graphics.tar');
  // Last, and so the sign that all is there.
  writeFileSync(`${FOLDER}browser`, unpacked('chromium'));
  chmodSync(`${FOLDER}browser`, 0o755);
  run('mv', 'browser', 'chromium');
  for (const over of ['package', 'graphics.tar', archive])
    rmSync(FOLDER + over, { recursive: true });
  return PROGRAM;
}
