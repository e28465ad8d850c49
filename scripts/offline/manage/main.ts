import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { toYztError } from '@yizhangtu/standard';
import { backup, backupFile, restore, serve } from './data.ts';
import { install } from './install.ts';
import { HERE, isInstalled, ownPrefix, placesOf, type Places } from './places.ts';
import { ended, startServer } from './server.ts';
import { verify } from './sums.ts';
import { upgrade } from './upgrade.ts';
import { fault, faultLines, say, USAGE } from './words.ts';

const PREFIX = '/opt/yizhangtu';
const OF_SERVER = ['seed', 'grant', 'verify-audit', 'snapshot'];

function installed(): Places {
  const prefix = ownPrefix() ?? PREFIX;
  const places = placesOf(prefix);
  if (!isInstalled(places)) throw fault('not_installed', prefix);
  return places;
}

function prefixOf(args: string[]): string {
  const { values } = parseArgs({ args, options: { prefix: { type: 'string' } } });
  return resolve(values.prefix ?? PREFIX);
}

async function run([command, ...rest]: string[]): Promise<number> {
  const [file] = rest;
  if (command === undefined || /^(help|--help|-h)$/.test(command)) {
    say(...USAGE);
    return command === undefined ? 2 : 0;
  }
  if (command === 'install') return install(prefixOf(rest)).then(() => 0);
  if (command === 'upgrade') return upgrade(prefixOf(rest)).then(() => 0);
  if (command === 'serve') return serve(installed(), rest);
  if (command === 'backup') {
    const places = installed();
    return backup(HERE, places, file ?? backupFile(places, 'backup'));
  }
  if (command === 'restore' && file !== undefined) return restore(installed(), file);
  if (command === 'verify') {
    await verify(HERE);
    say('完整。', 'It is whole.');
    return 0;
  }
  if (OF_SERVER.includes(command)) {
    return ended(startServer({ root: HERE, places: installed(), args: [command, ...rest] }));
  }
  if (command === 'check' || command === 'import') {
    const cli = join(HERE, 'server/node_modules/@yizhangtu/create/dist/cli.js');
    return ended(spawn(process.execPath, [cli, command, ...rest], { stdio: 'inherit' }));
  }
  throw fault('usage', command);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (thrown) {
  const error = toYztError(thrown);
  process.stderr.write(faultLines(error));
  process.exitCode = error.code === 'conflict' ? 3 : error.code === 'internal' ? 1 : 2;
}
