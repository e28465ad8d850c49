import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, describe, test } from 'node:test';
import {
  parseCounty,
  parseCountyServer,
  toYztError,
  type CountyFile,
  type YztError,
} from '@yizhangtu/standard';
import { run } from '../program.ts';
import { createPortal } from './command.ts';
import { kindOf, knownCounty } from './divisions.ts';
import { outlineOf } from './outline.ts';
import { readEdges } from './edges.ts';

const root = mkdtempSync(join(tmpdir(), 'yizhangtu-create-'));
after(() => rmSync(root, { recursive: true }));
let count = 0;
const folder = (): string => join(root, `portal-${count++}`);

async function yizhangtu(args: readonly string[], desk?: ReturnType<typeof typed>) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    env: {},
    now: () => new Date(2026, 10, 21),
    desk,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** A terminal at which somebody types an answer whenever a question is asked. */
function typed(...answers: readonly string[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  const shown: string[] = [];
  const left = [...answers];
  output.on('data', (part: Buffer) => {
    shown.push(part.toString());
    // A question that comes hides the cursor; one that is asked again has a sign before it.
    if (!/\u001b\[\?25l|▲/.test(part.toString())) return;
    const answer = left.shift();
    if (answer !== undefined) setImmediate(() => input.write(answer));
  });
  return { input, output, shown: () => shown.join(''), left };
}

const issuesOf = (make: () => unknown): string[] => {
  try {
    make();
  } catch (thrown) {
    return toYztError(thrown).issues.map(({ path, code }) => `${path} ${code}`);
  }
  return [];
};

const EXAMPLE = fileURLToPath(new URL('../../../../examples/counties/deqing', import.meta.url));
const ANSWERS = {
  code: '330522',
  name: '长兴县',
  bounds: [119.55, 30.72, 120.1, 31.18],
  domains: '2020',
  baseMap: 'plain',
  locale: 'zh-CN',
} as const;
const readText = (at: string, name: string): string => readFileSync(join(at, name), 'utf8');

describe('what is known of a county', () => {
  test('its name, where it lies, its towns and its edges', () => {
    const { name, within, bounds, divisions } = knownCounty('330522');
    assert.deepEqual([name, within], ['长兴县', '浙江省湖州市']);
    const [west, south, east, north] = bounds ?? assert.fail();
    // Its seat, 雉城.
    assert.ok(west < 119.91 && 119.91 < east && south < 31.03 && 31.03 < north);
    assert.equal(divisions[0]?.code, '330522');
    const town = divisions.find(({ name: one }) => one === '洪桥镇');
    assert.deepEqual([town?.kind, town?.parent], ['town', '330522']);
  });

  test('a county of a city that is a province, and one that no city has', () => {
    assert.equal(knownCounty('110101').within, '北京市');
    assert.equal(knownCounty('429004').within, '湖北省');
  });

  test('a rough outline that fills the edges, and near the line that is known better', () => {
    const rings = outlineOf('330522') ?? assert.fail();
    const { bounds } = knownCounty('330522');
    const [west, south, east, north] = bounds ?? assert.fail();
    const xs = rings.flat().map(([x = NaN]) => x);
    const ys = rings.flat().map(([, y = NaN]) => y);
    const found = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    [west, south, east, north].forEach((edge, index) =>
      assert.ok(Math.abs(edge - (found[index] ?? NaN)) < 0.01, `${edge} ${found[index]}`),
    );
    assert.ok(rings.every((ring) => String(ring[0]) === String(ring.at(-1))));
    assert.equal(outlineOf('330383'), undefined);
    // Each point of Deqing's outline lies on its full line, to 0.003 degrees.
    const file = JSON.parse(readText(EXAMPLE, 'line.geojson')) as GeoJSON.Feature<GeoJSON.Polygon>;
    const full = file.geometry.coordinates[0] ?? [];
    for (const [x = NaN, y = NaN] of (outlineOf('330521') ?? []).flat()) {
      const nearest = Math.min(...full.map(([a = NaN, b = NaN]) => Math.hypot(a - x, b - y)));
      assert.ok(nearest < 0.003, `${x},${y} ${nearest}`);
    }
  });

  test('every outline is a closed ring within China', () => {
    for (const code of ['110101', '429004', '652825', '460204', '230381']) {
      for (const ring of outlineOf(code) ?? assert.fail(code)) {
        assert.ok(ring.length >= 4);
        assert.ok(ring.every(([x = 0, y = 0]) => x > 73 && x < 136 && y > 3 && y < 54));
      }
    }
  });

  test('Deqing has its line and its villages', () => {
    const { line, divisions } = knownCounty('330521');
    assert.equal(line, readText(EXAMPLE, 'line.geojson'));
    assert.deepEqual(divisions, JSON.parse(readText(EXAMPLE, 'divisions.json')) as unknown);
  });

  test('a code that is none, and a code that no county has', () => {
    assert.deepEqual(
      issuesOf(() => knownCounty('33052')),
      ['code wrong_format'],
    );
    assert.deepEqual(
      issuesOf(() => knownCounty('330599')),
      ['code unknown_division'],
    );
    assert.deepEqual(
      issuesOf(() => knownCounty('990101')),
      ['code unknown_division'],
    );
    // A city is no county.
    assert.deepEqual(
      issuesOf(() => knownCounty('330500')),
      ['code unknown_division'],
    );
  });

  test('the kind of a town is in its name', () => {
    assert.deepEqual(['武康街道', '新市镇', '溪龙乡', '达来苏木', '某某林场'].map(kindOf), [
      'subdistrict',
      'town',
      'township',
      'township',
      'zone',
    ]);
  });
});

describe('the files', () => {
  test('fit the standard, name the kit exactly, and hold no secret', () => {
    const at = folder();
    const { files } = createPortal({ ...ANSWERS, folder: at }, '1.2.3');
    assert.deepEqual(
      files.filter((file) => file.startsWith('county/')),
      [
        'county/county.json',
        'county/county.server.json',
        'county/line.geojson',
        'county/divisions.json',
        'county/division-areas.geojson',
        'county/catalogue.json',
      ],
    );
    const county = parseCounty(readText(at, 'county/county.json'));
    assert.ok(county.ok, JSON.stringify(county));
    assert.deepEqual(county.county.county.name, '长兴县');
    assert.deepEqual(county.county.county.bounds, ANSWERS.bounds);
    assert.deepEqual(county.county.domains, { preset: '2020' });
    const server = parseCountyServer(readText(at, 'county/county.server.json'));
    assert.ok(server.ok, JSON.stringify(server));
    assert.deepEqual(server.server.importTokens, ['env:YZT_IMPORT_TOKEN']);
    const { dependencies } = JSON.parse(readText(at, 'package.json')) as {
      dependencies: Record<string, string>;
    };
    assert.deepEqual(new Set(Object.values(dependencies)), new Set(['1.2.3']));
    const page = readText(at, 'public/index.html');
    assert.match(page, /county="\/api\/counties\/330522\/county\.json"/);
    assert.doesNotMatch(page, /https?:|<style|style=/);
  });

  test('the page is in Chinese, whatever the language of the terminal', () => {
    const at = folder();
    createPortal({ ...ANSWERS, folder: at, locale: 'en' });
    assert.match(readText(at, 'public/index.html'), /<html lang="zh-CN">[^]*<title>长兴县一张图</);
    assert.match(readText(at, 'README.md'), /Still to fill in[^]*centre[^]*--join/);
  });

  test('Tianditu goes through the server, which has its key', () => {
    const at = folder();
    createPortal({ ...ANSWERS, folder: at, baseMap: 'tianditu' });
    const county = parseCounty(readText(at, 'county/county.json'));
    assert.ok(county.ok);
    assert.deepEqual(
      county.county.baseMaps.map(({ id }) => id),
      ['tianditu-vec', 'tianditu-img', 'plain'],
    );
    assert.doesNotMatch(readText(at, 'county/county.json'), /tianditu\.gov\.cn|tk=/);
    const server = parseCountyServer(readText(at, 'county/county.server.json'));
    assert.ok(server.ok);
    assert.deepEqual(
      new Set(server.server.tiles?.map(({ key }) => key)),
      new Set(['env:TIANDITU_KEY']),
    );
  });

  test('a name with signs of HTML is a name', () => {
    const at = folder();
    createPortal({ ...ANSWERS, folder: at, name: '<b>&"县' });
    assert.match(
      readText(at, 'public/index.html'),
      /<title>&#60;b&#62;&#38;&#34;县一张图<\/title>/,
    );
  });

  test('are right on a static site after the four changes that the guide names', async () => {
    const at = folder();
    createPortal({ ...ANSWERS, folder: at });
    const file = join(at, 'county/county.json');
    const { services: _, ...county } = JSON.parse(readFileSync(file, 'utf8')) as CountyFile;
    const alone = {
      ...county,
      county: { ...county.county, line: { ...county.county.line, href: 'line.geojson' } },
      divisions: {
        kinds: county.divisions.kinds,
        units: JSON.parse(readText(at, 'county/divisions.json')) as unknown,
      },
      catalogue: { layers: [] },
    };
    writeFileSync(file, JSON.stringify(alone));
    const { code, err } = await yizhangtu(['check', file]);
    assert.equal(code, 0, err);
  });

  test('a folder that is not empty is refused with what is in it, and nothing is written', () => {
    const at = folder();
    mkdirSync(at);
    writeFileSync(join(at, 'index.html'), 'ours');
    writeFileSync(join(at, '.env'), 'ours');
    assert.throws(
      () => createPortal({ ...ANSWERS, folder: at }),
      (error: YztError) =>
        error.code === 'conflict' && /\.env, index\.html/.test(error.issues[0]?.message.en ?? ''),
    );
    assert.deepEqual(readdirSync(at).sort(), ['.env', 'index.html']);
    assert.equal(readText(at, 'index.html'), 'ours');
  });

  test('a fresh repository is an empty folder', () => {
    const at = folder();
    mkdirSync(join(at, '.git'), { recursive: true });
    createPortal({ ...ANSWERS, folder: at });
    assert.ok(readdirSync(at).includes('package.json'));
  });

  test('answers that make no county file write nothing', () => {
    const at = folder();
    const bounds = [120, 31, 119, 30] as const;
    assert.throws(() => createPortal({ ...ANSWERS, folder: at, bounds }), { code: 'invalid' });
    assert.throws(() => readdirSync(at), { code: 'ENOENT' });
  });
});

test('edges are four numbers in their order', () => {
  assert.deepEqual(readEdges('119.5, 30.5，120 31'), [119.5, 30.5, 120, 31]);
  assert.deepEqual(
    issuesOf(() => readEdges('119.5,30.5,120')),
    ['bounds wrong_format'],
  );
  assert.deepEqual(
    issuesOf(() => readEdges('119.5,30.5,x,31')),
    ['bounds wrong_format'],
  );
  assert.deepEqual(
    issuesOf(() => readEdges('30.5,119.5,31,120')),
    ['bounds wrong_format'],
  );
  assert.deepEqual(
    issuesOf(() => readEdges('120,30.5,119,31')),
    ['bounds bounds_reversed'],
  );
});

describe('the command', () => {
  test('asks six questions, and says again what cannot be taken', async () => {
    const at = folder();
    // After the code that no county has, its digits are taken back.
    const back = '\u007f'.repeat(6);
    const desk = typed(
      '330599\r',
      `${back}330522\r`,
      '\r',
      '\r',
      '\u001b[B\r',
      '\r',
      `\u007f`.repeat(20) + `${at}\r`,
    );
    const { code, out, err } = await yizhangtu(['--lang', 'zh-CN'], desk);
    assert.equal(err, '');
    assert.equal(code, 0, out);
    assert.match(desk.shown(), /没有代码为 330599 的县/);
    assert.match(desk.shown(), /浙江省湖州市/);
    const county = parseCounty(readText(at, 'county/county.json'));
    assert.ok(county.ok);
    assert.equal(county.county.county.name, '长兴县');
    assert.deepEqual(county.county.domains, { preset: '2020' });
    assert.match(out, /npm install\n {2}npm start/);
    assert.deepEqual(desk.left, []);
  });

  test('whoever gives up has written nothing', async () => {
    const at = folder();
    const desk = typed('330522\r', '\u0003');
    const { code, err } = await yizhangtu(['create', at, '--lang', 'en'], desk);
    assert.deepEqual([code, err], [2, 'Nothing was written.']);
    assert.throws(() => readdirSync(at), { code: 'ENOENT' });
  });

  test('goes by flags alone, with and without its name', async () => {
    for (const name of [['create'], []]) {
      const at = folder();
      const { code, out } = await yizhangtu([...name, at, '--code', '330522', '--yes', '--json']);
      assert.equal(code, 0, out);
      const { folder: written, files } = JSON.parse(out) as { folder: string; files: string[] };
      assert.equal(written, at);
      assert.ok(files.includes('public/index.html'));
    }
  });

  test('a county whose place is not known asks for it, and takes it', async () => {
    const at = folder();
    const args = ['create', at, '--code', '330383', '--yes', '--lang', 'en'];
    const refused = await yizhangtu(args);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /龙港市[\s\S]*--bounds/);
    assert.throws(() => readdirSync(at), { code: 'ENOENT' });
    const taken = await yizhangtu([...args, '--bounds', '120.4,27.4,120.7,27.7']);
    assert.equal(taken.code, 0, taken.err);
  });

  test('refuses what it cannot use, with a typed error', async () => {
    const codeOf = async (...args: string[]): Promise<unknown[]> => {
      const { code, out } = await yizhangtu(['create', ...args, '--json']);
      const { error } = JSON.parse(out) as { error: { code: string; issues: { code: string }[] } };
      return [code, error.code, ...error.issues.map((issue) => issue.code)];
    };
    assert.deepEqual(await codeOf(folder()), [2, 'invalid', 'missing']);
    assert.deepEqual(await codeOf(folder(), '--code', '12'), [2, 'invalid', 'wrong_format']);
    assert.deepEqual(await codeOf(folder(), '--code', '330599'), [
      2,
      'invalid',
      'unknown_division',
    ]);
    assert.deepEqual(await codeOf(root, '--code', '330522'), [2, 'conflict', 'not_empty']);
    const at = folder();
    const bad = ['--code', '330522', '--bounds', '1,2'];
    assert.deepEqual(await codeOf(at, ...bad), [2, 'invalid', 'wrong_format']);
    assert.throws(() => readdirSync(at), { code: 'ENOENT' });
  });

  test('a slip is no folder', async () => {
    const { code, err } = await yizhangtu(['chek', '--lang', 'en']);
    assert.equal(code, 2);
    assert.match(err, /unknown command 'chek'/);
  });
});
