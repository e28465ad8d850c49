import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { run } from './program.ts';

const EXAMPLES = new URL('../../../examples/counties/deqing/', import.meta.url);
const county = JSON.parse(readFileSync(new URL('county.json', EXAMPLES), 'utf8')) as object;
const line = readFileSync(new URL('line.geojson', EXAMPLES), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'yizhangtu-'));
after(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

async function yizhangtu(
  args: readonly string[],
  env: Record<string, string> = {},
  now = new Date(2026, 10, 21),
) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    env,
    now: () => now,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('check', () => {
  test('ends with 0, 1 or 2', async () => {
    const good = file('county.json', JSON.stringify(county));
    assert.equal((await yizhangtu(['check', good, '--lang', 'zh-CN'])).code, 0);
    const bad = file('bad.json', JSON.stringify({ ...county, baseMaps: [] }));
    const found = await yizhangtu(['check', bad, '--lang', 'en']);
    assert.equal(found.code, 1);
    assert.match(found.err, /baseMaps/);
    assert.equal((await yizhangtu(['check', join(folder, 'none.json')])).code, 2);
    assert.equal((await yizhangtu(['check', file('page.json', '<html>')])).code, 2);
    assert.equal((await yizhangtu(['check'])).code, 2);
    assert.equal((await yizhangtu(['nonsense'])).code, 2);
  });

  test('names the files that a county without a backend points to and has not', async () => {
    const { services: _, ...alone } = county as { services?: object };
    const path = file('county.json', JSON.stringify(alone));
    const found = await yizhangtu(['check', path, '--json']);
    assert.equal(found.code, 1);
    const { issues } = JSON.parse(found.out) as { issues: { path: string; code: string }[] };
    assert.deepEqual(
      issues.map(({ path: at, code }) => `${at} ${code}`),
      [
        'county.line.href file_missing',
        'divisions.href file_missing',
        'divisions.areas.href file_missing',
        'catalogue.href file_missing',
        'baseMaps[0].href file_missing',
      ],
    );
    for (const name of ['line', 'divisions', 'division-areas', 'catalogue']) file(name, '{}');
    mkdirSync(join(folder, 'archives'));
    file('archives/base.pmtiles', '');
    assert.equal((await yizhangtu(['check', path])).code, 0);
  });

  test('says a missing file and a fault in the arguments in Chinese', async () => {
    const saidOf = async (...args: string[]) =>
      (await yizhangtu([...args, '--lang', 'zh-CN'])).err.replace(folder, '');
    assert.match(await saidOf('check', join(folder, 'none.json')), /^没有文件 .*none\.json。$/);
    assert.match(await saidOf('check', folder), /是文件夹。$/);
    assert.equal(await saidOf('check'), '缺少参数 target。');
    assert.equal(await saidOf('chek'), '没有命令 chek。\n是不是 check？');
    assert.equal(await saidOf('import', 'a.csv'), '缺少必填的选项 --server <url>。');
    assert.equal(
      await saidOf('import', 'a.csv', '--datum', 'GCJ-02'),
      '选项 --datum <datum> 不能是“GCJ-02”，可以是：WGS84, CGCS2000, GCJ02, BD09。',
    );
    assert.match((await yizhangtu(['import', '--help', '--lang', 'zh-CN'])).out, /^用法：/);
  });

  test('help without a command has the commands, and the options of create', async () => {
    const { out } = await yizhangtu(['--help', '--lang', 'en']);
    for (const said of ['check', 'import', '--code', '--bounds', '--component', '--yes']) {
      assert.ok(out.includes(said), said);
    }
  });

  test('speaks the language asked for, and JSON', async () => {
    const bad = file('bad.json', JSON.stringify({ ...county, baseMaps: [] }));
    assert.match((await yizhangtu(['check', bad, '--lang', 'zh-CN'])).err, /处要改/);
    const json = JSON.parse((await yizhangtu(['check', bad, '--json'])).out) as {
      issues: object[];
    };
    assert.equal(json.issues.length > 0, true);
  });
});

describe('import, against a server that answers as told', () => {
  let answer: RequestListener = () => undefined;
  let puts: { authorization: string | undefined; body: unknown }[] = [];
  const server = createServer((request, response) => answer(request, response));
  let address = '';
  before(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  const honest: RequestListener = (request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url?.endsWith('/county.json')) return void response.end(JSON.stringify(county));
    if (request.url?.endsWith('/line')) return void response.end(line);
    if (request.method === 'GET') {
      response.writeHead(404, { 'content-type': 'application/problem+json' });
      return void response.end(JSON.stringify({ status: 404, title: 'no such entry' }));
    }
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const body = JSON.parse(text) as { entry: { id: string }; features: object[] };
      puts.push({ authorization: request.headers.authorization, body });
      const { length } = body.features;
      response.end(
        JSON.stringify({ id: body.entry.id, read: length, stored: length, refused: 0, issues: [] }),
      );
    });
  };
  const common = (): string[] => ['--server', address, '--county', '330521', '--title', '古树'];

  test('stores the good rows, writes the others out, and says both', async () => {
    answer = honest;
    puts = [];
    const rejects = join(folder, 'rejects.csv');
    const trees = file('trees.csv', '名称,经度,纬度\n银杏,119.97,30.54\n"香樟,大",,\n');
    const done = await yizhangtu(
      ['import', trees, ...common(), '--rejects', rejects, '--lang', 'zh-CN'],
      { YZT_IMPORT_TOKEN: 'from-the-environment' },
    );
    assert.equal(done.code, 1);
    assert.match(done.out, /读入 2 行.*UTF-8/);
    assert.match(done.out, /第 3 行，经度：没有坐标/);
    assert.match(done.out, /\/counties\/330521\/ogc\/collections\/gu-shu\/items/);
    assert.equal(puts[0]?.authorization, 'Bearer from-the-environment');
    const written = readFileSync(rejects, 'utf8');
    assert.ok(written.startsWith('\ufeff名称,经度,纬度,原行号,原因,改法\r\n"香樟,大",,,3,'));
  });

  test('the day of a layer is the county’s, where the machine keeps another', async () => {
    answer = honest;
    puts = [];
    // Five in the morning of the 22nd in China.
    const now = new Date('2026-11-21T21:00:00Z');
    await yizhangtu(['import', trees(), ...common()], {}, now);
    const { entry } = puts[0]?.body as { entry: { updated: string } };
    assert.equal(entry.updated, '2026-11-22');
  });

  test('rows outside the county line are named', async () => {
    answer = honest;
    const far = file('far.csv', '名称,经度,纬度\n银杏,119.97,30.54\n香樟,119.3,30.2\n');
    const said = async (lang: string) =>
      (await yizhangtu(['import', far, ...common(), '--dry-run', '--lang', lang])).out;
    assert.match(await said('zh-CN'), /1 行完全在县界以外，已保留：第 3 行。/);
    assert.match(await said('en'), /Wholly outside the county line, and kept: row 3\./);
  });

  test('a trial run sends nothing', async () => {
    answer = honest;
    puts = [];
    const trees = file('trees.csv', '名称,经度,纬度\n银杏,119.97,30.54\n');
    const done = await yizhangtu(['import', trees, ...common(), '--dry-run', '--json']);
    assert.equal(done.code, 0);
    assert.equal(puts.length, 0);
    assert.equal((JSON.parse(done.out) as { ready: number }).ready, 1);
  });

  const trees = () => file('trees.csv', '名称,经度,纬度\n银杏,119.97,30.54\n');
  const codeOf = async (args: readonly string[]) => {
    const { code, out } = await yizhangtu(['import', ...args, '--json']);
    return [code, (JSON.parse(out) as { error: { code: string } }).error.code];
  };

  test('a refused token, an unknown county, a web page and a silent port are typed errors', async () => {
    const problem =
      (status: number): RequestListener =>
      (_, response) => {
        response.writeHead(status, { 'content-type': 'application/problem+json' });
        response.end(JSON.stringify({ status, title: 'no' }));
      };
    answer = (request, response) =>
      request.method === 'PUT' ? problem(401)(request, response) : honest(request, response);
    assert.deepEqual(await codeOf([trees(), ...common()]), [2, 'unauthenticated']);
    answer = problem(404);
    assert.deepEqual(await codeOf([trees(), ...common()]), [2, 'not_found']);
    answer = (_, response) => void response.end('<html>portal</html>');
    assert.deepEqual(await codeOf([trees(), ...common()]), [2, 'bad_response']);
  });

  test('a file that is not there, and a join without its column, never reach the server', async () => {
    answer = () => assert.fail('nothing was to be asked');
    assert.deepEqual(await codeOf([join(folder, 'none.csv'), ...common()]), [2, 'not_found']);
    assert.deepEqual(await codeOf([trees(), ...common(), '--join', 'name']), [2, 'invalid']);
  });
});

test('a server that is not there is said plainly', async () => {
  const trees = file('trees.csv', '名称,经度,纬度\n银杏,119.97,30.54\n');
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as AddressInfo;
      probe.close(() => resolve(free));
    });
  });
  const server = `http://127.0.0.1:${port}`;
  const done = await yizhangtu([
    'import',
    trees,
    '--server',
    server,
    '--county',
    '330521',
    '--title',
    '古树',
    '--lang',
    'zh-CN',
  ]);
  assert.equal(done.code, 2);
  assert.match(done.err, /连不上服务器/);
});
