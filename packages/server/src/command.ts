import { parseArgs } from 'node:util';
import { toYztError, YztError } from '@yizhangtu/standard';
import { pino } from 'pino';
import { backupTo, restoreFrom } from './backup/backup-command.ts';
import { readCountyFile, readPrivateFile } from './county-folder.ts';
import { openDatabase, type Database } from './database/open.ts';
import { faultText, machineLocale } from './fault-text.ts';
import { partsOf } from './faults.ts';
import { withAllFaults } from './folder-faults.ts';
import { auditReport } from './identity/audit-command.ts';
import { grantByName, type GrantFlagsGiven } from './identity/grants-command.ts';
import { ownKey } from './identity/session-settings.ts';
import { photoStore } from './photos/photo-store.ts';
import { createServer } from './server.ts';
import { seed } from './seed.ts';
import { readSettings, USAGE } from './settings.ts';
import { buildSnapshot } from './snapshot.ts';

const OPTIONS = {
  county: { type: 'string', multiple: true },
  static: { type: 'string', multiple: true },
  'data-dir': { type: 'string' },
  photos: { type: 'string' },
  snapshot: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  'trust-proxy': { type: 'boolean' },
  'log-level': { type: 'string' },
  issuer: { type: 'string' },
  subject: { type: 'string' },
  role: { type: 'string' },
  division: { type: 'string' },
  include: { type: 'string', multiple: true },
  help: { type: 'boolean' },
} as const;
const AUDIT_BROKEN = 4;

type Settings = ReturnType<typeof readSettings>;

async function withDatabase(
  settings: Settings,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const database = await openDatabase(settings);
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const seedAll = ({ counties }: Settings, database: Database): Promise<void> =>
  withAllFaults(counties, undefined, async () => {
    for (const folder of counties) {
      const { county, changed } = await seed(database, folder);
      say(`${county} ${changed ? 'loaded' : 'unchanged'}`);
    }
  });

async function grant(
  settings: Settings,
  flags: GrantFlagsGiven,
  database: Database,
): Promise<void> {
  for (const folder of settings.counties) {
    const { county, signIn } = await readPrivateFile(folder, process.env);
    await seed(database, folder);
    const given = await grantByName({ db: database.db, county }, flags, {
      sealKey: signIn?.sealKey ?? ownKey(settings.dataDir),
      now: new Date(),
    });
    say(`${county} ${given.role} ${given.division} ${given.person}`);
  }
}

async function verifyAudits({ counties }: Settings, { db }: Database): Promise<void> {
  for (const given of counties) {
    // The log may outlive the county's folder.
    const isCode = /^\d{6}$/.test(given);
    const county = isCode ? given : (await readCountyFile(given)).county.code;
    const { sound, line } = await auditReport({ db, county }, machineLocale());
    say(line);
    if (!sound) process.exitCode = AUDIT_BROKEN;
  }
}

const portTaken = (port: number): YztError =>
  new YztError({
    code: 'invalid',
    message: `the port ${port} is in use`,
    issues: [
      {
        path: 'port',
        code: 'port_taken',
        message: {
          'zh-CN': `端口 ${port} 已有别的程序在用。`,
          en: `Another program uses the port ${port}.`,
        },
        mend: {
          'zh-CN': '停掉它，或用 --port 或环境变量 YZT_PORT 换一个。',
          en: 'Stop it, or choose another with --port or YZT_PORT.',
        },
      },
    ],
  });

async function serve(settings: Settings): Promise<void> {
  const log = pino({ level: settings.logLevel });
  const photos =
    settings.photos === undefined ? undefined : photoStore(settings.photos, process.env);
  const server = await createServer({ ...settings, photos, log }).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? portTaken(settings.port) : error;
  });
  // The log is for machines; who started it in a terminal looks for the address.
  if (process.stdout.isTTY) say(`\n  ${server.url}\n`);
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
  // A backup is of all counties of the database, and a restore may have to bring their folders back.
  const isOfAll = command === 'backup' || command === 'restore';
  const settings = readSettings(isOfAll ? { ...values, county: ['.'] } : values, process.env);
  if (command === 'serve') return serve(settings);
  if (command === 'seed') return withDatabase(settings, (database) => seedAll(settings, database));
  if (command === 'grant') {
    return withDatabase(settings, (database) => grant(settings, values, database));
  }
  if (command === 'verify-audit') {
    return withDatabase(settings, (database) => verifyAudits(settings, database));
  }
  const [file] = rest;
  if (command === 'backup' && file !== undefined) {
    return (await backupTo(file, settings, values, machineLocale())).forEach(say);
  }
  if (command === 'restore' && file !== undefined) {
    return (await restoreFrom(file, settings, values, machineLocale())).forEach(say);
  }
  if (command === 'snapshot' && file !== undefined) {
    return buildSnapshot(settings.counties, file);
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
