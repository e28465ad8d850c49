import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { YztError } from '@yizhangtu/standard';
import { pino, type Logger } from 'pino';
import { API, createApp, type ServerAnswer } from './app.ts';
import { openControl } from './backup/control.ts';
import { casesOfCounties } from './cases/case-settings.ts';
import { readCountyFile, readPrivateFile } from './county-folder.ts';
import { openDatabase, type Database, type DatabaseOptions } from './database/open.ts';
import { Replays } from './gep/replay.ts';
import { ByteCache } from './http/lru.ts';
import type { Rate } from './http/rate-limit.ts';
import type { StaticFolder } from './http/static.ts';
import { developmentIssuer, ISSUER_PATH } from './identity/development/issuer.ts';
import { listSamples } from './identity/development/list-samples.ts';
import { removeSamplePeople, seedSamplePeople } from './identity/development/seed-people.ts';
import { identityOf, type Identity } from './identity/session-settings.ts';
import { withAllFaults } from './folder-faults.ts';
import { teller } from './messages/teller.ts';
import { incomingFolder } from './photos/incoming-files.ts';
import { photoFolder, type PhotoFiles } from './photos/photo-files.ts';
import { dropOrphans } from './photos/upload-store.ts';
import { seed } from './seed.ts';
import type { CountyOnDisk, Services } from './services.ts';
import type { Scope } from './store/scope.ts';
import { StreamHub } from './stream/stream-hub.ts';

export interface ServerOptions extends DatabaseOptions {
  /** County folders. Each is loaded when the database does not have it, or has it from other files. */
  counties: readonly string[];
  /** Folders shown beside the API, the more specific paths first. */
  statics?: readonly StaticFolder[] | undefined;
  /** Single addresses beside the API and the folders, such as the feed of an example. */
  answers?: readonly ServerAnswer[] | undefined;
  /** Address to listen on; only this machine when absent. */
  host?: string | undefined;
  /** 0, or absent: any free one. */
  port?: number | undefined;
  /** Whether a proxy in front sets `X-Forwarded-For`, `-Proto` and `-Host`. */
  trustProxy?: boolean | undefined;
  /** Requests for each address, 200 a second after 1,500 at once when absent; `false` for no limit. */
  rate?: Rate | false | undefined;
  /**
   * Most bytes of any body, where that is less than its row of the contract allows; what the contract allows, such as
   * 64,000,000 of an import, when absent. More is `too_large`.
   */
  mostBodyBytes?: number | undefined;
  /** Gets a line for each request, without query and headers. Silent when absent. */
  log?: Logger | undefined;
  /** Where photos are kept; a folder in `dataDir` when absent, and without that only as long as the server runs. */
  photos?: PhotoFiles | undefined;
  /** Where `env:NAME` values of `county.server.json` are looked up; `process.env` when absent. */
  env?: Environment | undefined;
  /** The clock that sessions go by: milliseconds since 1970; `Date.now` when absent. */
  now?: (() => number) | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface RunningServer {
  readonly url: string;
  /** Lets requests under way finish, then closes the database. */
  close(): Promise<void>;
}

// A map of ten layers asks for a few hundred tiles at a time.
const RATE: Rate = { perSecond: 200, burst: 1500 };
const TILE_CACHE_BYTES = 64_000_000;
const STOP_MS = 15_000;

/** Reads the files that say what is served, before anything is opened: most mistakes are in them. */
async function readCounties(
  counties: readonly string[],
  env: Environment,
): Promise<Map<string, CountyOnDisk>> {
  const onDisk = new Map<string, CountyOnDisk>();
  for (const folder of counties) {
    const county = (await readCountyFile(folder)).county.code;
    const settings = await readPrivateFile(folder, env);
    const refuse = (message: string): never => {
      throw new YztError({ code: 'invalid', message, where: folder });
    };
    if (county !== settings.county) {
      refuse(`county.json is of ${county}, county.server.json of ${settings.county}`);
    }
    const other = onDisk.get(county);
    if (other !== undefined) refuse(`${county} is the county of ${other.folder} too`);
    onDisk.set(county, { folder, settings });
  }
  return onDisk;
}

/** A county that has lost its `signIn` must not let anyone be an administrator of its people. */
async function refuseBesideRealPeople({ db, county }: Scope): Promise<void> {
  const real = await db
    .selectFrom('post')
    .innerJoin('person', (join) =>
      join
        .onRef('person.county_code', '=', 'post.county_code')
        .onRef('person.id', '=', 'post.person'),
    )
    .select('post.id')
    .where('post.county_code', '=', county)
    .where('person.sample', '=', false)
    .limit(1)
    .executeTakeFirst();
  if (real === undefined) return;
  throw new YztError({
    code: 'invalid',
    message: `${county} has people with posts from an issuer, and its county.server.json names none: add signIn, or start with NODE_ENV=production`,
  });
}

/** Made-up people are there where anyone may be one of them, and nowhere else. */
async function settlePeople(
  { db }: Database,
  counties: ReadonlyMap<string, CountyOnDisk>,
  identity: Identity,
): Promise<void> {
  for (const county of counties.keys()) {
    const scope = { db, county };
    if (identity.development) {
      await refuseBesideRealPeople(scope);
      await seedSamplePeople(scope, identity.of(county).sealKey, identity.now());
    } else {
      await removeSamplePeople(scope);
    }
  }
}

/** A folder for files: that of the data, or one that is gone with the server. */
function roomOf(dataDir: string | undefined): { folder: string; leave: () => void } {
  if (dataDir !== undefined) return { folder: dataDir, leave: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'yizhangtu-'));
  return { folder, leave: () => rmSync(folder, { recursive: true, force: true }) };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', resolve);
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    const deadline = setTimeout(() => server.closeAllConnections(), STOP_MS);
    server.once('close', () => clearTimeout(deadline));
  });
}

/**
 * Opens the database, loads the counties and listens.
 *
 * @throws YztError `conflict` when another process uses `dataDir`; `invalid` for a county folder that does not
 * fit the standard, with the faults of all the folders' files
 */
export async function createServer(options: ServerOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', port = 0, rate = RATE } = options;
  const log = options.log ?? pino({ level: 'silent' });
  const env = options.env ?? process.env;
  const folders = options.counties;
  const counties = await withAllFaults(folders, env, () => readCounties(folders, env));
  const database = await openDatabase({
    ...options,
    onConnectionError: (error) => log.warn({ err: error }, 'database connection lost'),
  });
  let stopping = false;
  const room = roomOf(options.dataDir);
  const { db } = database;
  try {
    await withAllFaults(folders, env, async () => {
      for (const folder of folders) log.info(await seed(database, folder), 'county');
    });
    let listensAt = (_url: string): void => undefined;
    const self = new Promise<string>((resolve) => (listensAt = resolve));
    const trustProxy = options.trustProxy ?? false;
    const issuer = developmentIssuer({
      counties: [...counties.keys()],
      address: self,
      trustProxy,
      people: (county) => listSamples(services, county),
    });
    const identity = identityOf({
      ...options,
      counties,
      env,
      now: options.now ?? Date.now,
      developmentClient: issuer.clientOf,
    });
    await settlePeople(database, counties, identity);
    const casesOf = casesOfCounties(counties, (county) => identity.of(county).sealKey);
    const incoming = incomingFolder(join(room.folder, 'incoming'));
    for (const county of counties.keys()) await dropOrphans({ db, county }, incoming);
    const hub = new StreamHub(db, (error) => log.error({ err: error }, 'streams'));
    const services: Services = {
      db,
      counties,
      identity,
      casesOf,
      photos: options.photos ?? photoFolder(join(room.folder, 'photos')),
      incoming,
      hub,
      replays: new Replays(),
      teller: teller({
        counties: [...counties.keys()],
        scopeOf: (county) => ({ db, county }),
        casesOf,
        now: identity.now,
        onTold: (county) => hub.wake(county),
        onError: (error) => log.error({ err: error }, 'messages'),
      }),
      vectorTiles: new ByteCache(TILE_CACHE_BYTES),
      baseTiles: new ByteCache(TILE_CACHE_BYTES),
      isStopping: () => stopping,
    };
    const app = createApp({
      services,
      log,
      statics: options.statics ?? [],
      answers: options.answers ?? [],
      trustProxy,
      issuer: identity.development ? issuer : undefined,
      rate: rate === false ? undefined : rate,
      mostBodyBytes: options.mostBodyBytes,
    });
    const server = serve({ fetch: app.fetch, hostname: host, port }) as Server;
    await listen(server);
    const address = server.address() as AddressInfo;
    const named = host.includes(':') ? `[${host}]` : host;
    const url = `http://${named}:${address.port}/`;
    // Every address of this machine includes the one that it alone reaches.
    listensAt(url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:'));
    log.info({ url, api: API }, 'listening');
    if (identity.development) {
      log.warn(
        { issuer: new URL(ISSUER_PATH, url).href },
        'no county names an issuer: the development issuer runs, and anyone may sign in as anyone made up',
      );
    }
    const control =
      options.dataDir === undefined || options.databaseUrl !== undefined
        ? undefined
        : await openControl(options.dataDir, db, (error) => log.warn({ err: error }, 'control'));
    let closed: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      stopping = true;
      await services.teller.close();
      await hub.close();
      await control?.close();
      await closeServer(server);
      await services.replays.close();
      await database.close();
      room.leave();
      log.info('stopped');
    };
    return { url, close: () => (closed ??= close()) };
  } catch (error) {
    await database.close();
    room.leave();
    throw error;
  }
}
