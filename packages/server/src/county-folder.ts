import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  countyError,
  Division,
  domainsOf,
  parseCatalogueEntry,
  parseCounty,
  parseCountyServer,
  YztError,
  type CatalogueEntry,
  type CountyFile,
  type CountyServerFile,
  type EntryContext,
} from '@yizhangtu/standard';
import { CaseEvent, type CaseSettings } from '@yizhangtu/standard/cases.js';
import { Feature, FeaturePage } from '@yizhangtu/standard/contract.js';
import * as z from 'zod/mini';
import { filledSignIn } from './identity/session-secrets.ts';
import { below, parseOrThrow } from './issues.ts';
import { faultsOf, joinFaults } from './faults.ts';
import { toRows, type FeatureRow, type LooseFeature } from './store/feature-rows.ts';

/** What a county folder says, without its layers' features. */
export interface CountyFolder {
  readonly file: CountyFile;
  readonly line: z.output<typeof Feature>;
  readonly divisions: readonly Division[];
  readonly areas: readonly z.output<typeof Feature>[];
  readonly entries: readonly CatalogueEntry[];
  /** Ids of the layers that have a file in `layers/`. */
  readonly layers: readonly string[];
}

const unreadable = (path: string, cause: unknown): YztError =>
  new YztError({
    code: 'invalid',
    message: `${path} cannot be read (${(cause as NodeJS.ErrnoException).code ?? String(cause)})`,
    where: path,
    cause,
  });

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function readJson<T>(path: string, schema: z.ZodMiniType<T>): Promise<T> {
  const text = await readText(path);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new YztError({ code: 'invalid', message: `not JSON: ${path}`, where: path, cause });
  }
  return parseOrThrow(schema, value, path);
}

/** The public county file of a folder. @throws YztError with everything that is wrong with it */
export async function readCountyFile(folder: string): Promise<CountyFile> {
  const path = join(folder, 'county.json');
  const parsed = parseCounty(await readText(path));
  if (!parsed.ok) throw countyError(parsed.issues, path);
  return parsed.county;
}

// As the schema of the file asks of tokens that stand in it.
const LEAST_TOKEN = 8;
const HEADER_VALUE = /^[\t\x20-\x7e]*$/;

/** The private county file of a folder, values `env:NAME` filled in. @throws YztError `invalid` */
export async function readPrivateFile(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<CountyServerFile> {
  const path = join(folder, 'county.server.json');
  const parsed = parseCountyServer(await readText(path));
  if (!parsed.ok) throw countyError(parsed.issues, path);
  const { server } = parsed;
  const filled = (value: string): string =>
    value.startsWith('env:') ? (env[value.slice('env:'.length)] ?? '') : value;
  // A variable that is not set names no token: nobody may import with an empty one.
  const importTokens = (server.importTokens ?? []).map(filled).filter((token) => token !== '');
  if (importTokens.some((token) => token.length < LEAST_TOKEN)) {
    throw new YztError({
      code: 'invalid',
      message: `importTokens: a token from the environment has fewer than ${LEAST_TOKEN} characters`,
      where: path,
    });
  }
  const services = (server.services ?? []).map(({ headers = {}, ...service }) => ({
    ...service,
    key: filled(service.key ?? ''),
    // A variable that is not set sends no header.
    headers: Object.fromEntries(
      Object.entries(headers)
        .map(([name, value]) => [name, filled(value)] as const)
        .filter(([, value]) => value !== ''),
    ),
  }));
  for (const { id, headers } of services) {
    const bad = Object.keys(headers).find((name) => !HEADER_VALUE.test(headers[name] ?? ''));
    if (bad === undefined) continue;
    throw new YztError({
      code: 'invalid',
      message: `services: the header ${bad} of ${id} has a character that no header may have`,
      where: path,
    });
  }
  return {
    ...server,
    ...(server.signIn && { signIn: filledSignIn(server.signIn, filled, path) }),
    services,
    tiles: (server.tiles ?? []).map((tile) => ({ ...tile, key: filled(tile.key ?? '') })),
    importTokens,
  };
}

/** The files of a folder that end so, without their ending; none where there is no such folder. */
async function namesIn(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

const layersOf = (folder: string): Promise<string[]> => namesIn(join(folder, 'layers'), '.geojson');
const gepOf = (folder: string): Promise<string[]> => namesIn(join(folder, 'gep'), '.json');
const gepName = (name: string): string => `gep/${name}.json`;

const layerName = (id: string): string => `layers/${id}.geojson`;

/** The features of a layer's file. @throws YztError `invalid` with every feature that cannot be stored */
export async function readLayerRows(folder: string, id: string): Promise<FeatureRow[]> {
  const path = join(folder, layerName(id));
  const { features } = await readJson(path, FeaturePage);
  const { rows, issues } = toRows(features as LooseFeature[]);
  if (issues.length > 0) throw countyError(issues, path);
  return rows;
}

/** Logs of cases that a county folder may bring, such as a year of sample cases. */
const CASES = 'cases.json';
const hasCases = (folder: string): boolean => existsSync(join(folder, CASES));

/** The logs of a folder's cases, and how the county's cases run. @throws YztError `invalid` */
export async function readCaseLogs(
  folder: string,
): Promise<{ logs: readonly (readonly CaseEvent[])[]; settings: CaseSettings | undefined }> {
  if (!hasCases(folder)) return { logs: [], settings: undefined };
  const path = join(folder, 'county.server.json');
  const parsed = parseCountyServer(await readText(path));
  if (!parsed.ok) throw countyError(parsed.issues, path);
  const logs = await readJson(join(folder, CASES), z.array(z.array(CaseEvent)));
  return { logs, settings: parsed.server.cases };
}

/** Runs of GEP accounts that a county folder may bring. @throws YztError `invalid` for a file that is not JSON */
export async function readGepRuns(folder: string): Promise<readonly unknown[]> {
  const names = await gepOf(folder);
  return Promise.all(names.map((name) => readJson(join(folder, gepName(name)), z.unknown())));
}

// Raised when rows are made otherwise from the same files (search texts, columns, what is read of a feature):
// counties that are stored already are then loaded again at the next start.
const ROW_FORM = 2;

// The private file and the archives are read from disk at run time and never stored.
const FILES = [
  'county.json',
  'line.geojson',
  'divisions.json',
  'division-areas.geojson',
  'catalogue.json',
];

/**
 * Tells whether anything in a folder that is stored has changed, or how it is stored.
 *
 * @throws YztError `invalid` for a file that is missing
 */
export async function fingerprintOf(folder: string, form = ROW_FORM): Promise<string> {
  const hash = createHash('sha256').update(`form ${form}`);
  const names = [
    ...FILES,
    ...(hasCases(folder) ? [CASES] : []),
    ...(await gepOf(folder)).map(gepName),
    ...(await layersOf(folder)).map(layerName),
  ];
  for (const name of names) {
    hash.update(name);
    const path = join(folder, name);
    try {
      for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    } catch (cause) {
      throw unreadable(path, cause);
    }
  }
  return hash.digest('hex');
}

async function readEntries(path: string, context: EntryContext): Promise<CatalogueEntry[]> {
  const read = (await readJson(path, z.array(z.unknown()))).map((value) =>
    parseCatalogueEntry(value, context),
  );
  const issues = read.flatMap((parsed, index) =>
    parsed.ok ? [] : below(`[${index}]`, parsed.issues),
  );
  if (issues.length > 0) throw countyError(issues, path);
  return read.flatMap((parsed) => (parsed.ok ? [parsed.entry] : []));
}

/** What entries may refer to, as far as the files that say it can be read: these tell their faults by themselves. */
async function contextOf(
  file: Promise<CountyFile>,
  divisions: Promise<readonly Division[]>,
): Promise<EntryContext> {
  const [county, codes] = await Promise.allSettled([file, divisions]);
  return {
    ...(county.status === 'fulfilled'
      ? { domains: domainsOf(county.value.domains).map((domain) => domain.id) }
      : {}),
    ...(codes.status === 'fulfilled'
      ? { divisions: new Set(codes.value.map((division) => division.code)) }
      : {}),
  };
}

/** @throws YztError `invalid` with every problem of every file but those of the layers; `partsOf` gives them by file */
export async function readCountyFolder(folder: string): Promise<CountyFolder> {
  const path = (name: string): string => join(folder, name);
  const file = readCountyFile(folder);
  const divisions = readJson(path('divisions.json'), z.array(Division));
  const parts = [
    file,
    readJson(path('line.geojson'), Feature),
    divisions,
    readJson(path('division-areas.geojson'), FeaturePage),
    readEntries(path('catalogue.json'), await contextOf(file, divisions)),
    layersOf(folder),
  ] as const;
  joinFaults(await faultsOf(parts));
  const [county, line, tree, { features: areas }, entries, layers] = await Promise.all(parts);
  return { file: county, line, divisions: tree, areas, entries, layers };
}
