import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

// The command and the reference server as they run for a county: two processes and HTTP between them.
const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const FLAGS = ['--conditions=yizhangtu-source'];
const TOKEN = 'import-token-of-the-test';
/** 城山村 of 舞阳街道, as a square. */
const AREA = {
  type: 'Feature',
  properties: { code: '330521002208', name: '城山村', kind: 'village', parent: '330521002' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [119.97, 30.52],
        [119.99, 30.52],
        [119.99, 30.53],
        [119.97, 30.53],
        [119.97, 30.52],
      ],
    ],
  },
};
const work = mkdtempSync(join(tmpdir(), 'yizhangtu-import-'));
const county = join(work, 'deqing');
let server: ChildProcess;
let address = '';

before(async () => {
  cpSync(path('../../../../examples/counties/deqing'), county, { recursive: true });
  const write = (name: string, value: unknown): void =>
    writeFileSync(join(county, name), JSON.stringify(value));
  // The generated parts are not needed here, and are not in the repository.
  write('catalogue.json', []);
  write('division-areas.geojson', { type: 'FeatureCollection', features: [AREA] });
  write('county.server.json', { standard: '1.0', county: '330521', importTokens: [TOKEN] });
  const args = ['--county', county, '--data-dir', join(work, 'data'), '--port', '0'];
  const main = path('../../../server/src/main.ts');
  server = spawn(process.execPath, [...FLAGS, main, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: Object.fromEntries(
      Object.entries(process.env).filter(([name]) => name !== 'DATABASE_URL'),
    ),
  });
  for await (const line of createInterface({ input: server.stdout! })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url === undefined) continue;
    address = `${url}api/`;
    break;
  }
  server.stdout?.resume();
  assert.notEqual(address, '', 'the server did not start');
});

after(async () => {
  if (server.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  rmSync(work, { recursive: true });
});

async function yizhangtu(...args: string[]) {
  const child = spawn(process.execPath, [...FLAGS, path('../cli.ts'), ...args], {
    env: { ...process.env, YZT_IMPORT_TOKEN: TOKEN },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

const common = (): string[] => ['--server', address, '--county', '330521', '--lang', 'zh-CN'];
const json = async (relative: string): Promise<unknown> =>
  (await fetch(new URL(relative, address))).json();

test('a published GCJ-02 file that our tools did not make becomes a layer', async () => {
  const file = path('../fixtures/deqing-gcj02.geojson');
  const args = ['import', file, ...common(), '--title', '县域范围', '--datum', 'GCJ02'];
  const { code, out, err } = await yizhangtu(...args);
  assert.equal(code, 0, out + err);
  const layer = out.trim().split('\n').at(-1) ?? '';
  const page = (await (await fetch(layer)).json()) as GeoJSON.FeatureCollection<GeoJSON.Polygon>;
  assert.equal(page.features.length, 1);
  // The published label point of the county, 119.9774, 30.54251 in GCJ-02, is in the area; and the
  // westernmost position is where the county line in WGS84 has it, within 10 m.
  const line = JSON.parse(
    readFileSync(join(county, 'line.geojson'), 'utf8'),
  ) as GeoJSON.Feature<GeoJSON.Polygon>;
  const west = (ring: GeoJSON.Position[]): number => Math.min(...ring.map(([x = 0]) => x));
  const [stored, known] = [page.features[0], line].map((feature) =>
    west(feature?.geometry.coordinates[0] ?? []),
  );
  assert.ok(Math.abs((stored ?? 0) - (known ?? 1)) < 1e-4, `${stored} ${known}`);
  const entry = (await json('counties/330521/catalogue/xian-yu-fan-wei')) as { title: string };
  assert.equal(entry.title, '县域范围');
});

test('the same file declared as WGS84 brings the hint', async () => {
  const file = path('../fixtures/deqing-gcj02.geojson');
  const args = ['import', file, ...common(), '--title', '县域范围', '--dry-run'];
  const { out } = await yizhangtu(...args);
  assert.match(out, /数据可能是 GCJ02 坐标/);
  assert.match(out, /什么也没有写入服务器/);
});

test('a table joins the villages of the server; what two villages are called is refused', async () => {
  const file = join(work, '户数.csv');
  const rejects = join(work, '退回.csv');
  writeFileSync(file, '村,户数\n城山,812\n城西村,300\n西部村,90\n');
  const { code, out, err } = await yizhangtu(
    ...['import', file, ...common(), '--title', '各村户数', '--rejects', rejects],
    ...['--join', 'name', '--join-column', '村'],
  );
  assert.equal(code, 1, out + err);
  const layer = 'counties/330521/ogc/collections/ge-cun-hu-shu/items';
  const { features } = (await json(layer)) as GeoJSON.FeatureCollection;
  assert.deepEqual(
    features.map(({ geometry, properties }) => ({ geometry, properties })),
    [
      {
        geometry: AREA.geometry,
        properties: { 村: '城山', 户数: 812, division: '330521002208' },
      },
    ],
  );
  const written = readFileSync(rejects, 'utf8');
  assert.match(written, /城西村,300,3,.*330521001201.*330521102208/);
  assert.match(written, /西部村,90,4,/);
});

test('a wrong token stores nothing; the right one replaces, and says what', async () => {
  const file = join(work, '水井.csv');
  const items = 'counties/330521/ogc/collections/wells/items';
  const rows = async () => ((await json(items)) as GeoJSON.FeatureCollection).features.length;
  const args = ['import', file, ...common(), '--title', '水井', '--id', 'wells'];
  writeFileSync(file, '名称,经度,纬度\n一号,119.97,30.54\n二号,119.98,30.54\n');
  const first = await yizhangtu(...args);
  assert.equal(first.code, 0, first.out + first.err);
  writeFileSync(file, '名称,经度,纬度\n一号,119.97,30.54\n');
  const refused = await yizhangtu(...args, '--token', 'not-the-token');
  assert.equal(refused.code, 2);
  assert.match(refused.err, /没有给出导入令牌/);
  assert.equal(await rows(), 2);
  const replaced = await yizhangtu(...args);
  assert.match(replaced.out, /图层 wells（水井）原有的内容会被替换/);
  assert.equal(await rows(), 1);
});
