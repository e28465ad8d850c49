import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from '@yizhangtu/server';
import { ANOTHER_SITE } from '../another-site/served.mjs';
import { freePort } from './free-port.ts';
import { EMPTY, smallCounty } from './small-county.ts';
import type { Site } from './site.ts';

const EMBED = fileURLToPath(new URL('../../packages/embed/dist/', import.meta.url));

/** Two counties that differ by their code alone. */
export const COUNTIES = ['330521', '330523'] as const;

/** A layer of each county that only its county centre sees. */
export const CLOSED = '限内图层';

/** An issuer that is not ours, with a client and somebody who can sign in there. */
export interface ForeignIssuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly user: string;
  readonly password: string;
}

/** From `YZT_TEST_ISSUER`, `_CLIENT_ID`, `_CLIENT_SECRET`, `_USER` and `_PASSWORD`; undefined without the first. */
export function foreignIssuer(
  env: Readonly<Record<string, string | undefined>>,
): ForeignIssuer | undefined {
  const of = (name: string): string => {
    const value = env[`YZT_TEST_${name}`];
    if (value === undefined) throw new Error(`YZT_TEST_ISSUER needs YZT_TEST_${name} too`);
    return value;
  };
  if (env['YZT_TEST_ISSUER'] === undefined) return undefined;
  return {
    issuer: of('ISSUER'),
    clientId: of('CLIENT_ID'),
    clientSecret: of('CLIENT_SECRET'),
    user: of('USER'),
    password: of('PASSWORD'),
  };
}

const provider = (
  county: string,
): string => `<yzt-provider county="/api/counties/${county}/county.json" data-county="${county}">
  <yzt-login></yzt-login><yzt-user-menu></yzt-user-menu>
  <yzt-guard roles="county-centre"><p class="inside">在内</p></yzt-guard>
  <yzt-layer-list></yzt-layer-list></yzt-provider>`;

const pageOf = (counties: readonly string[]): string => `<!doctype html><html lang="zh-CN"><head>
<meta charset="utf-8"><title>身份</title><script type="module" src="/yzt/loader.js"></script></head>
<body><main>${counties.map(provider).join('\n')}</main></body></html>`;

async function change(file: string, edit: (value: Record<string, unknown>) => unknown) {
  const value = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, JSON.stringify(edit(value)));
}

/** A county folder, with a layer for the county centre alone. */
async function countyFolder(
  code: string,
  { foreign, port }: { readonly foreign: ForeignIssuer | undefined; readonly port: number },
) {
  const made = await smallCounty('127.0.0.1:9');
  const file = (name: string): string => join(made.county, name);
  for (const name of ['county.json', 'county.server.json', 'divisions.json']) {
    const text = await readFile(file(name), 'utf8');
    await writeFile(file(name), text.replaceAll(COUNTIES[0], code));
  }
  await change(file('catalogue.json'), (entries) => {
    const [first] = entries as unknown as Record<string, unknown>[];
    const closed = { ...first, id: 'closed', title: CLOSED, roles: ['county-centre'] };
    return [...(entries as unknown as object[]), closed];
  });
  if (code === COUNTIES[0]) {
    const corsOrigins = [`http://localhost:${port}`];
    await change(file('county.server.json'), (settings) => ({ ...settings, corsOrigins }));
  }
  if (foreign) {
    const { issuer, clientId, clientSecret } = foreign;
    const signIn = { sealKey: 'test '.repeat(8), oidc: { issuer, clientId, clientSecret } };
    await change(file('county.server.json'), (settings) => ({ ...settings, signIn }));
  }
  return made;
}

/**
 * Two small counties with pages that have a way in, on one server: `/page/one.html` with the first,
 * `/page/two.html` with both. The first takes tokens from pages of `localhost`, which is another site. An issuer that is not ours knows the server by its port, `YZT_TEST_PORT`.
 */
export async function openIdentitySite(foreign: ForeignIssuer | undefined): Promise<Site> {
  const dataDir = await mkdtemp(join(tmpdir(), 'identity-site-'));
  const port = Number(process.env['YZT_TEST_PORT'] ?? (await freePort()));
  const folders = await Promise.all(COUNTIES.map((code) => countyFolder(code, { foreign, port })));
  const page = folders[0]!.page;
  await writeFile(join(page, 'one.html'), pageOf(COUNTIES.slice(0, 1)));
  await writeFile(join(page, 'two.html'), pageOf(COUNTIES));
  const server = await createServer({
    counties: folders.map(({ county }) => county),
    statics: [{ path: '/yzt/', dir: EMBED }, { path: '/page/', dir: page }, ANOTHER_SITE],
    dataDir: join(dataDir, 'database'),
    snapshot: EMPTY,
    port,
    rate: false,
  });
  return {
    url: server.url.replace(/\/$/, ''),
    close: async () => {
      await server.close();
      await rm(dataDir, { recursive: true });
      await Promise.all(folders.map(({ folder }) => rm(folder, { recursive: true })));
    },
  };
}
