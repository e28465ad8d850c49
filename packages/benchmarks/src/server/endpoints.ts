import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CatalogueEntry } from '@yizhangtu/standard';
import { countyFolders } from '../../../../scripts/ensure-sample.mjs';
import { startPostgres } from '../../../server/src/testing/postgres.ts';
import { report, type Claim } from '../report.ts';
import { alternate, summarise } from '../statistics.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
// Even: each server is the first to ask, and has the database read from disk, in half of them.
const ROUNDS = 8;
const WARM_UP = 4;
const AT_ONCE = 8;
const COUNTY = '330521';
// Tiles as browsers ask for them, gzipped by both. Features as they are: the bare handler compresses nothing.
const ENCODING = { features: 'identity', tiles: 'gzip' } as const;

async function startHost(
  kind: string,
  databaseUrl: string,
): Promise<{ url: string; process: ChildProcess }> {
  const folders = countyFolders().map((folder: string) => ROOT + folder);
  const child = fork(fileURLToPath(new URL('host.ts', import.meta.url)), [
    kind,
    databaseUrl,
    ...folders,
  ]);
  const [url] = (await once(child, 'message')) as [string];
  return { url, process: child };
}

const tileAt = (lng: number, lat: number, z: number) => {
  const n = 2 ** z;
  const sine = Math.sin((lat * Math.PI) / 180);
  return {
    x: Math.floor(((lng + 180) / 360) * n),
    y: Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * n),
  };
};

/** Different addresses, each asked once a server: what a server keeps does not count. */
function addresses(): Record<'features' | 'tiles', string[]> {
  const text = readFileSync(`${ROOT}.cache/sample/${COUNTY}/catalogue.json`, 'utf8');
  const ids = (JSON.parse(text) as CatalogueEntry[])
    .filter(({ source, roles }) => source.type === 'ogc-features' && roles === undefined)
    .map(({ id }) => id);
  const places = Array.from(
    { length: 40 },
    (_, i) => [119.8 + (i % 8) * 0.06, 30.45 + Math.floor(i / 8) * 0.045] as const,
  );
  const base = `api/counties/${COUNTY}/ogc/collections`;
  const features: string[] = [];
  const tiles: string[] = [];
  ids.forEach((id, i) => {
    for (let k = 0; k < 16; k++) {
      const [lng, lat] = places[(i + k * 3) % places.length]!;
      features.push(`${base}/${id}/items?bbox=${lng},${lat},${lng + 0.12},${lat + 0.09}&limit=100`);
      const z = 10 + (k % 4);
      const { x, y } = tileAt(lng, lat, z);
      tiles.push(`${base}/${id}/tiles/WebMercatorQuad/${z}/${y}/${x}`);
    }
  });
  return { features: [...new Set(features)], tiles: [...new Set(tiles)] };
}

/** Answers a second over `paths`, `AT_ONCE` at a time. Every answer must be a good one. */
async function load(base: string, paths: readonly string[], encoding: string): Promise<number> {
  const queue = [...paths];
  const since = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
        const answer = await fetch(base + path, { headers: { 'accept-encoding': encoding } });
        await answer.arrayBuffer();
        if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
      }
    }),
  );
  return (paths.length * 1000) / (performance.now() - since);
}

/** Tile and feature endpoints beside bare hono handlers over the same queries, on PostgreSQL. */
export async function benchServer(): Promise<void> {
  const postgres = await startPostgres();
  const hosts: Record<string, Awaited<ReturnType<typeof startHost>>> = {};
  try {
    hosts['ours'] = await startHost('ours', postgres.url);
    hosts['bare'] = await startHost('bare', postgres.url);
    const all = addresses();
    const result: Record<string, Record<string, ReturnType<typeof summarise>>> = {};
    const claims: Claim[] = [];
    for (const endpoint of ['features', 'tiles'] as const) {
      const parts = ROUNDS + WARM_UP;
      const part = (place: number) => all[endpoint].filter((_, i) => i % parts === place);
      // A server in service: its code is compiled, its connections are open.
      for (const subject of ['bare', 'ours']) {
        for (let k = 0; k < WARM_UP; k++) {
          await load(hosts[subject]!.url, part(ROUNDS + k), ENCODING[endpoint]);
        }
      }
      let turn = 0;
      const runs = await alternate(['bare', 'ours'], ROUNDS, async (subject) => {
        const paths = part(Math.floor(turn++ / 2));
        return { answersPerSecond: await load(hosts[subject]!.url, paths, ENCODING[endpoint]) };
      });
      const kept = Object.fromEntries(
        Object.entries(runs).map(([name, list]) => [name, summarise(list)]),
      );
      result[endpoint] = kept;
      claims.push({
        claim: `${endpoint}: answers a second of the server to a bare handler`,
        measured:
          kept['ours']!['answersPerSecond']!.median / kept['bare']!['answersPerSecond']!.median,
        limit: 0.8,
        sense: 'least',
      });
    }
    report('server', { rounds: ROUNDS, atOnce: AT_ONCE, result }, claims);
  } finally {
    for (const host of Object.values(hosts)) host.process.kill();
    await postgres.stop();
  }
}
