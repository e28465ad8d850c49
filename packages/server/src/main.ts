#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { toYztError, YztError } from '@yizhangtu/standard';
import { pino } from 'pino';
import { openDatabase } from './database/open.ts';
import { faultText, machineLocale } from './fault-text.ts';
import { partsOf } from './faults.ts';
import { withAllFaults } from './folder-faults.ts';
import { createServer } from './server.ts';
import { seed } from './seed.ts';
import { readSettings, USAGE } from './settings.ts';
import { buildSnapshot } from './snapshot.ts';

const OPTIONS = {
  county: { type: 'string', multiple: true },
  static: { type: 'string', multiple: true },
  'data-dir': { type: 'string' },
  snapshot: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  'trust-proxy': { type: 'boolean' },
  'log-level': { type: 'string' },
  help: { type: 'boolean' },
} as const;

async function serve(settings: ReturnType<typeof readSettings>): Promise<void> {
  const log = pino({ level: settings.logLevel });
  const server = await createServer({ ...settings, log });
  const stop = (signal: string): void => {
    log.info({ signal }, 'stopping');
    server.close().catch((error: unknown) => {
      log.error({ err: error }, 'stop failed');
      process.exitCode = 1;
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [command = 'serve', ...rest] = positionals;
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const settings = readSettings(values, process.env);
  if (command === 'serve') return serve(settings);
  if (command === 'seed') {
    const database = await openDatabase(settings);
    try {
      await withAllFaults(settings.counties, undefined, async () => {
        for (const folder of settings.counties) {
          const { county, changed } = await seed(database, folder);
          process.stdout.write(`${county} ${changed ? 'loaded' : 'unchanged'}\n`);
        }
      });
    } finally {
      await database.close();
    }
    return;
  }
  if (command === 'snapshot' && rest[0] !== undefined) {
    return buildSnapshot(settings.counties, rest[0]);
  }
  throw new YztError({ code: 'invalid', message: `unknown command: ${positionals.join(' ')}` });
}

run().catch((thrown: unknown) => {
  const error = toYztError(thrown);
  const locale = machineLocale();
  process.stderr.write(
    partsOf(error)
      .map((part) => faultText(part, locale))
      .join(''),
  );
  process.exitCode = error.code === 'conflict' ? 3 : error.code === 'internal' ? 1 : 2;
});
