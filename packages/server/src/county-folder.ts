import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
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
} from '@yizhangtu/standard';
import { Feature, FeaturePage } from '@yizhangtu/standard/contract.js';
import * as z from 'zod/mini';
import { below, parseOrThrow } from './issues.ts';
import type { LooseFeature } from './store/feature-rows.ts';

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
  return {
    ...server,
    tiles: (server.tiles ?? []).map((tile) => ({ ...tile, key: filled(tile.key ?? '') })),
    importTokens,
  };
}

async function layersOf(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'layers')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const ending = '.geojson';
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

const layerName = (id: string): string => `layers/${id}.geojson`;

export async function readLayerFile(folder: string, id: string): Promise<LooseFeature[]> {
  return (await readJson(join(folder, layerName(id)), FeaturePage)).features as LooseFeature[];
}

// The private file and the archives are read from disk at run time and never stored.
const FILES = [
  'county.json',
  'line.geojson',
  'divisions.json',
  'division-areas.geojson',
  'catalogue.json',
];

/** Tells whether anything in a folder that is stored has changed. @throws YztError `invalid` for a file that is missing */
export async function fingerprintOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const names = [...FILES, ...(await layersOf(folder)).map(layerName)];
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

/** @throws YztError `invalid` with every problem of the first file that does not fit the standard */
export async function readCountyFolder(folder: string): Promise<CountyFolder> {
  const path = (name: string): string => join(folder, name);
  const file = await readCountyFile(folder);
  const divisions = await readJson(path('divisions.json'), z.array(Division));
  const context = {
    domains: domainsOf(file.domains).map((domain) => domain.id),
    divisions: new Set(divisions.map((division) => division.code)),
  };
  const raw = await readJson(path('catalogue.json'), z.array(z.unknown()));
  const read = raw.map((value) => parseCatalogueEntry(value, context));
  const issues = read.flatMap((parsed, index) =>
    parsed.ok ? [] : below(`[${index}]`, parsed.issues),
  );
  if (issues.length > 0) throw countyError(issues, path('catalogue.json'));
  return {
    file,
    line: await readJson(path('line.geojson'), Feature),
    divisions,
    areas: (await readJson(path('division-areas.geojson'), FeaturePage)).features,
    entries: read.flatMap((parsed) => (parsed.ok ? [parsed.entry] : [])),
    layers: await layersOf(folder),
  };
}
