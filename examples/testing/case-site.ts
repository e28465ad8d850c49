import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from '@yizhangtu/server';
import { EMPTY, smallCounty } from './small-county.ts';
import type { Site } from './site.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export const COUNTY = '330521';
/** The first village of the county: the middle of the map lies in it. */
export const VILLAGE = '330521100201';

const part = (code: string, name: string, kind: string, parent: string, bounds: number[]) => ({
  code,
  name,
  kind,
  parent,
  bounds,
});

/** A town with two villages, side by side. */
const divisions = [
  { code: COUNTY, name: '德清县', kind: 'county', bounds: [119.9, 30.4, 120.1, 30.6] },
  part('330521100', '新市镇', 'town', COUNTY, [119.9, 30.4, 120.1, 30.6]),
  part(VILLAGE, '舍渎村', 'village', '330521100', [119.9, 30.4, 120.05, 30.6]),
  part('330521100202', '韶村村', 'village', '330521100', [120.05, 30.4, 120.1, 30.6]),
];
const kinds = [
  { id: 'county', name: '县', rank: 0 },
  { id: 'town', name: '镇', rank: 1 },
  { id: 'village', name: '村', rank: 2 },
];

const year = new Date().getUTCFullYear();
/** What the kit knows of holidays ends with the year that was announced last; deadlines reach into the next. */
const calendar = [year, year + 1].map((one) => ({ year: one, source: 'x', off: [], work: [] }));

async function change(file: string, edit: (value: Record<string, unknown>) => unknown) {
  const value = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, JSON.stringify(edit(value)));
}

/** A small county with a town and villages, in which people dispatch and one return is enough; with the pages of `examples`. */
export async function openCaseSite(): Promise<Site> {
  const dataDir = await mkdtemp(join(tmpdir(), 'case-site-'));
  const { folder, county } = await smallCounty('127.0.0.1:9');
  await writeFile(join(county, 'divisions.json'), JSON.stringify(divisions));
  await change(join(county, 'county.json'), (file) => ({
    ...file,
    divisions: { kinds, href: 'divisions' },
    baseMaps: [{ type: 'plain', id: 'plain', name: '素图', approvalNumber: null }],
  }));
  await change(join(county, 'county.server.json'), (file) => ({
    ...file,
    cases: { mostReturns: 1, calendar },
  }));
  const server = await createServer({
    counties: [county],
    statics: [
      { path: '/yzt/', dir: at('../../packages/embed/dist/') },
      { path: '/examples/', dir: at('../') },
      { path: '/', dir: at('../../docs/public/') },
    ],
    dataDir: join(dataDir, 'database'),
    snapshot: EMPTY,
    rate: false,
  });
  return {
    url: server.url.replace(/\/$/, ''),
    close: async () => {
      await server.close();
      await Promise.all([dataDir, folder].map((path) => rm(path, { recursive: true })));
    },
  };
}
