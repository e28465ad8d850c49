import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import http, { type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openDatabase } from './database/open.ts';
import { buildSnapshot } from './snapshot.ts';
import { COUNTY, countyFolder, TOKEN } from './testing/county-folder.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

interface Running {
  child: ChildProcess;
  url: string;
  output: () => string;
}

function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--conditions=yizhangtu-source', MAIN, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return { child, output: () => output };
}

async function started(args: string[]): Promise<Running> {
  const { child, output } = run([...args, '--port', '0']);
  for (;;) {
    const url = /"url":"([^"]+)"/.exec(output())?.[1];
    if (url !== undefined) return { child, url, output };
    if (child.exitCode !== null) throw new Error(output());
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  }
}

async function stopped({ child }: Pick<Running, 'child'>): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

describe('the server as a process', () => {
  let held: ServerResponse | undefined;
  let arrived: () => void;
  const isHeld = new Promise<void>((resolve) => (arrived = resolve));
  const upstream = http.createServer((_, response) => {
    held = response;
    arrived();
  });
  let folder = '';
  let data = '';
  let snapshot = '';
  let args: string[] = [];

  before(async () => {
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(upstream.address() as AddressInfo).port}`;
    const url = `http://${host}/{z}/{x}/{y}?tk={key}`;
    folder = await countyFolder({
      private: { privateHosts: [host], tiles: [{ id: 'vec', url, key: 'secret-key' }] },
    });
    data = await mkdtemp(join(tmpdir(), 'yzt-data-'));
    snapshot = join(data, 'seed.tar.gz');
    await buildSnapshot([folder], snapshot);
    args = ['--county', folder, '--data-dir', join(data, 'db'), '--snapshot', snapshot];
  });
  after(async () => {
    upstream.closeAllConnections();
    upstream.close();
    await rm(data, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  });

  it('answers from the snapshot, keeps its folder to itself and stops when told', async () => {
    const first = await started(args);
    try {
      assert.match(first.output(), /"changed":false/);

      const second = run([...args, '--port', '0']);
      assert.equal(await stopped(second), 3);
      assert.equal(second.output().trim().split('\n').length, 1);
      assert.match(second.output(), /another process uses the data folder/);

      const imported = await fetch(`${first.url}api/counties/${COUNTY}/layers/lamps`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${TOKEN}` },
        body: JSON.stringify({
          entry: {
            id: 'lamps',
            domain: 'service',
            title: '路灯',
            style: { geometry: 'point' },
            source: { type: 'geojson', href: 'lamps.geojson', datum: 'WGS84' },
          },
          features: [
            {
              type: 'Feature',
              geometry: { type: 'Point', coordinates: [120, 30.5] },
              properties: {},
            },
          ],
        }),
      });
      assert.equal(imported.status, 200);

      const waiting = fetch(`${first.url}api/counties/${COUNTY}/base-tiles/vec/1/0/0`);
      await isHeld;
      first.child.kill('SIGTERM');
      while (!first.output().includes('"stopping"'))
        await once(first.child.stdout ?? first.child, 'data');
      held?.writeHead(200, { 'content-type': 'image/png' }).end(PNG);
      const answered = await waiting;
      assert.equal(answered.status, 200);
      assert.deepEqual(Buffer.from(await answered.arrayBuffer()), PNG);
      assert.equal(await stopped(first), 0);
      assert.doesNotMatch(first.output(), new RegExp(`${TOKEN}|secret-key`));
    } finally {
      first.child.kill('SIGKILL');
    }
  });

  it('has what was imported after the next start', async () => {
    const server = await started(args);
    const response = await fetch(`${server.url}api/counties/${COUNTY}/catalogue/lamps`);
    assert.equal(response.status, 200);
    await response.body?.cancel();
    server.child.kill('SIGTERM');
    assert.equal(await stopped(server), 0);
  });

  it('opens the folder again after it was killed', async () => {
    const server = await started(args);
    server.child.kill('SIGKILL');
    await stopped(server);
    const database = await openDatabase({ dataDir: join(data, 'db') });
    const rows = await database.db
      .selectFrom('layer')
      .select('layer_id')
      .where('county_code', '=', COUNTY)
      .orderBy('layer_id')
      .execute();
    await database.close();
    assert.deepEqual(
      rows.map((row) => row.layer_id),
      ['care', 'families', 'households', 'lamps', 'parcels'],
    );
  });

  it('keeps code and constraint of an error across threads', async () => {
    const database = await openDatabase({ dataDir: join(data, 'db') });
    const row = { county_code: COUNTY, file: '{}', line: '{}', fingerprint: '' };
    await assert.rejects(database.db.insertInto('county').values(row).execute(), {
      code: '23505',
      constraint: 'county_pkey',
    });
    await database.close();
  });

  it('says in one line what is wrong with its settings', async () => {
    const { child, output } = run(['--county', folder, '--port', '70000']);
    assert.equal(await stopped({ child }), 2);
    assert.match(output(), /port/);
  });

  it('says that another program uses its port, and what to do', async () => {
    const { port } = upstream.address() as AddressInfo;
    const given = ['--county', folder, '--data-dir', join(data, 'port'), '--port', String(port)];
    const server = run(given, { LC_ALL: 'zh_CN.UTF-8' });
    assert.equal(await stopped(server), 2);
    assert.match(server.output(), new RegExp(`端口 ${port} 已有别的程序在用.*YZT_PORT`));
  });

  it('lists in words all that is wrong with a county file, and where it lies', async () => {
    const broken = await countyFolder({});
    try {
      const path = join(broken, 'county.json');
      const file = JSON.parse(await readFile(path, 'utf8')) as { county: object };
      const layers = Array.from({ length: 30 }, () => ({
        id: 'wells',
        domain: 'service',
        title: '井',
        style: { geometry: 'point' },
        source: { type: 'geojson', href: 'wells.geojson' },
      }));
      await writeFile(path, JSON.stringify({ ...file, catalogue: { layers } }));
      for (const [LC_ALL, words] of [
        ['zh_CN.UTF-8', '没有声明坐标基准'],
        ['en_US.UTF-8', 'No datum is declared'],
      ] as const) {
        const server = run(['--county', broken, '--data-dir', join(data, 'broken')], { LC_ALL });
        assert.equal(await stopped(server), 2);
        const [head, ...lines] = server.output().trim().split('\n');
        assert.ok(head?.includes(path), head);
        // A datum for each of thirty layers, and the same id on all after the first.
        assert.equal(lines.length, 59);
        assert.match(head ?? '', /59/);
        assert.ok(lines[0]?.includes('catalogue.layers[0].source.datum'), lines[0]);
        assert.ok(lines[0]?.includes(words), lines[0]);
      }
      await rm(path);
      const missing = run(['--county', broken, '--data-dir', join(data, 'broken')]);
      assert.equal(await stopped(missing), 2);
      assert.ok(missing.output().includes(path));
    } finally {
      await rm(broken, { recursive: true, force: true });
    }
  });

  it('has no private value in its snapshot', async () => {
    const { gunzipSync } = await import('node:zlib');
    const bytes = gunzipSync(await readFile(snapshot));
    assert.equal(bytes.includes(TOKEN), false);
    assert.equal(bytes.includes('secret-key'), false);
    assert.equal(bytes.includes('照料中心'), true);
  });
});
