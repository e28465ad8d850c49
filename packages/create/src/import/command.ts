import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { call, createClient, type Client, type Transport } from '@yizhangtu/client';
import { textIn, toYztError, YztError, type Locale } from '@yizhangtu/standard';
import { getCatalogueEntry, putLayer } from '@yizhangtu/standard/contract.js';
import { countyContext } from './county-context.ts';
import { fileFault } from './file-fault.ts';
import { prepareLayer, type Prepared, type ReadOptions } from './prepare.ts';
import { rejectsFile } from './rejects.ts';
import type { Outcome } from './report.ts';

export interface ImportOptions extends ReadOptions {
  /** Path of the file. */
  readonly path: string;
  /** Base address of the server's API. */
  readonly server: string;
  readonly county: string;
  readonly token?: string | undefined;
  readonly dryRun: boolean;
  /** Where refused rows are written; nowhere when left out. */
  readonly rejects?: string | undefined;
  readonly locale: Locale;
  /** ISO date that the layer is marked as updated on. */
  readonly today: string;
  readonly transport?: Transport;
}

/** A county may send tens of megabytes through a slow line. */
const TIMEOUT = 15 * 60_000;

/** Makes a county's file a layer of the running server. Rejects with a `YztError`. */
export async function importFile(options: ImportOptions): Promise<Outcome> {
  const { server, county, token, locale, transport } = options;
  if (options.join !== undefined && options.joinColumn === undefined) throw noJoinColumn();
  const bytes = await readBytes(options.path);
  const client = createClient({
    baseUrl: server,
    locale,
    timeout: TIMEOUT,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(transport === undefined ? {} : { transport }),
  });
  const context = await countyContext(client, county);
  const source = { name: basename(options.path), bytes };
  const prepared = await prepareLayer(source, options, context, options.today);
  // Before anything is sent: should the server fail, what it could not have taken is already safe.
  const rejects = await writeRejects(prepared, options);
  const address = `${client.baseUrl}/counties/${county}/ogc/collections/${prepared.entry.id}/items`;
  const replaces = await titleOf(client, county, prepared.entry.id, locale);
  const outcome = { prepared, address, rejects, replaces };
  return options.dryRun ? outcome : { ...outcome, stored: await store(client, county, prepared) };
}

/** Title of the layer that has this id now: it is about to be replaced, and the report says so. */
async function titleOf(
  client: Client,
  county: string,
  id: string,
  locale: Locale,
): Promise<string | undefined> {
  try {
    const { title } = await call(client, getCatalogueEntry, { params: { county, id } });
    return textIn(title, locale);
  } catch (thrown) {
    if (toYztError(thrown).code === 'not_found') return undefined;
    throw thrown;
  }
}

function store(client: Client, county: string, { entry, features }: Prepared) {
  return call(client, putLayer, {
    params: { county, id: entry.id },
    body: {
      entry,
      features: features.map((feature) => ({ ...feature, geometry: { ...feature.geometry } })),
    },
  });
}

async function writeRejects(
  { refusals, header }: Prepared,
  { rejects, locale }: ImportOptions,
): Promise<string | undefined> {
  if (rejects === undefined || refusals.length === 0) return undefined;
  await writeFile(rejects, rejectsFile(refusals, header, locale));
  return rejects;
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new YztError({
      code: 'not_found',
      message: `Cannot read ${path}`,
      where: path,
      issues: [
        {
          path: '',
          code: 'file_unreadable',
          message: { 'zh-CN': '打不开这个文件。', en: 'The file cannot be opened.' },
          mend: { 'zh-CN': '检查路径和权限。', en: 'Check its path and permissions.' },
        },
      ],
      cause,
    });
  }
}

const noJoinColumn = () =>
  fileFault(
    'invalid',
    'join_column_missing',
    { 'zh-CN': '--join 要有 --join-column。', en: '--join needs --join-column.' },
    {
      'zh-CN': '写上存有村镇名称或代码的列名，例如 --join-column 村名。',
      en: 'Name the column that holds the village or town, such as --join-column village.',
    },
  );
