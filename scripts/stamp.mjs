import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ROOT } from './bootstrap.mjs';

function digest(patterns) {
  const hash = createHash('sha256');
  for (const file of globSync(patterns, {
    cwd: ROOT,
    exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path),
  }).sort()) {
    if (!statSync(ROOT + file).isFile()) continue;
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(ROOT + file));
  }
  return hash.digest('hex');
}

/**
 * Runs `work` when a file among `inputs` (globs) has changed since it last ran to its end, or an
 * output is gone. Keeps what it knows below `.cache/steps`.
 */
export async function whenChanged(name, { inputs, outputs }, work) {
  const stamp = `${ROOT}.cache/steps/${name}`;
  const now = digest(inputs);
  const done = existsSync(stamp) && readFileSync(stamp, 'utf8') === now;
  if (done && outputs.every((output) => existsSync(ROOT + output))) return;
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}
