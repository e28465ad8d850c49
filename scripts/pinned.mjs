/**
 * `node scripts/pinned.mjs SCRIPT [argument …]`: installs what the lockfile says, then runs SCRIPT on
 * the Node that the project is pinned to, whatever Node npm itself was started with.
 */
import { spawn } from 'node:child_process';
import { PINNED_NODE, ROOT, ensureInstalled, main } from './bootstrap.mjs';

await main(async () => {
  await ensureInstalled();
  const args = [
    '--conditions=yizhangtu-source',
    '--disable-warning=ExperimentalWarning',
    ...process.argv.slice(2),
  ];
  // What one run compiles is kept for the next.
  const env = { NODE_COMPILE_CACHE: `${ROOT}.cache/node`, ...process.env };
  const child = spawn(PINNED_NODE, args, { cwd: ROOT, stdio: 'inherit', env });
  // A terminal sends Ctrl-C to both processes; a service manager sends SIGTERM to this one alone.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [code, signal] = await new Promise((resolve) => child.on('exit', (...end) => resolve(end)));
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
});
