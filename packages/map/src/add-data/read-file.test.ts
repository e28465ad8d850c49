import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import type { YztError } from '@yizhangtu/standard';
import { CsvRows } from './csv-rows.ts';
import { datumHint } from './datum-hint.ts';
import { LIMITS, unpack } from './unpack.ts';
import { readFile } from './read-file.ts';
import type { OwnData } from './own-data.ts';

const hasGdal = spawnSync('ogr2ogr', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'yzt-add-data-'));
after(() => rmSync(folder, { recursive: true }));

const bytesOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);
const read = (name: string, ...parts: BlobPart[]): Promise<OwnData> =>
  readFile(new File(parts, name), {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
const featuresOf = ({ parts }: OwnData): GeoJSON.Feature[] =>
  parts.flatMap(({ data }) => (data instanceof Blob ? [] : data.features));
const refuses = (reading: Promise<unknown>, reason: string): Promise<void> =>
  assert.rejects(reading, (error: YztError) => {
    assert.equal(error.issues[0]?.code, reason, error.message);
    assert.ok(error.issues[0].message['zh-CN'] && error.issues[0].mend.en);
    return true;
  });

const PLACE = [120.1, 30.5] as const;
const source = join(folder, 'source.geojson');
writeFileSync(
  source,
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { 名称: '德清古树', 树龄: 120 },
        geometry: { type: 'Point', coordinates: PLACE },
      },
    ],
  }),
);

/** A shapefile that GDAL writes, its parts by name. */
function shapefile(name: string, ...args: string[]): Record<string, Uint8Array> {
  const out = join(folder, name);
  execFileSync('ogr2ogr', ['-f', 'ESRI Shapefile', ...args, `${out}/${name}.shp`, source], {
    stdio: 'pipe',
    env: { ...process.env, CPL_LOG: '/dev/null' },
  });
  return Object.fromEntries(readdirSync(out).map((file) => [file, readFileSync(join(out, file))]));
}

describe(
  'shapefiles and FlatGeobuf of GDAL',
  { skip: hasGdal ? false : 'ogr2ogr (Debian: gdal-bin) is not installed' },
  () => {
    it('reads a zipped shapefile in GBK, which says so', async () => {
      execFileSync('mkdir', ['-p', join(folder, 'gbk')]);
      const parts = shapefile('gbk', '-lco', 'ENCODING=GBK', '-a_srs', 'EPSG:4490');
      const data = await read('trees.zip', bytesOf(zipSync(parts)));
      assert.equal(data.says, 'CGCS2000');
      assert.deepEqual(featuresOf(data)[0]?.properties, { 名称: '德清古树', 树龄: 120 });
      assert.deepEqual(featuresOf(data)[0]?.geometry, { type: 'Point', coordinates: [...PLACE] });
    });

    it('reads GBK that does not say so', async () => {
      execFileSync('mkdir', ['-p', join(folder, 'silent')]);
      const { 'silent.cpg': _, ...parts } = shapefile('silent', '-lco', 'ENCODING=GBK');
      const data = await read('trees.zip', bytesOf(zipSync(parts)));
      assert.equal(featuresOf(data)[0]?.properties?.['名称'], '德清古树');
    });

    it('undoes a projection to where PROJ has it, to a millimetre', async () => {
      execFileSync('mkdir', ['-p', join(folder, 'metres')]);
      const parts = shapefile(
        'metres',
        '-s_srs',
        'EPSG:4490',
        '-t_srs',
        'EPSG:4549',
        '-lco',
        'ENCODING=UTF-8',
      );
      const data = await read('trees.zip', bytesOf(zipSync(parts)));
      const [x = 0, y = 0] = (featuresOf(data)[0]?.geometry as GeoJSON.Point).coordinates;
      assert.ok(Math.abs(x - PLACE[0]) < 1e-8 && Math.abs(y - PLACE[1]) < 1e-8, `${x}, ${y}`);
      assert.equal(data.says, 'CGCS2000');
    });

    it('refuses what cannot be converted exactly', async () => {
      execFileSync('mkdir', ['-p', join(folder, 'xian')]);
      const parts = shapefile('xian', '-a_srs', 'EPSG:4610');
      await refuses(read('trees.zip', bytesOf(zipSync(parts))), 'reference_system');
    });

    it('refuses metres that no .prj explains, two shapefiles at once, and one that is cut off', async () => {
      execFileSync('mkdir', ['-p', join(folder, 'bare')]);
      const { 'bare.prj': _, ...parts } = shapefile(
        'bare',
        '-s_srs',
        'EPSG:4490',
        '-t_srs',
        'EPSG:4549',
      );
      await refuses(read('trees.zip', bytesOf(zipSync(parts))), 'coordinates');
      const two = { ...parts, 'other.shp': parts['bare.shp']! };
      await refuses(read('trees.zip', bytesOf(zipSync(two))), 'several_shapefiles');
      const cut = { 'bare.shp': parts['bare.shp']!.subarray(0, 110) };
      await refuses(read('trees.zip', bytesOf(zipSync(cut))), 'shapefile_broken');
      await refuses(read('bare.shp', bytesOf(parts['bare.shp']!)), 'file_kind');
    });

    it('reads FlatGeobuf whatever it is called, and refuses half of one', async () => {
      const out = join(folder, 'trees.fgb');
      execFileSync('ogr2ogr', ['-f', 'FlatGeobuf', '-a_srs', 'EPSG:4490', out, source], {
        stdio: 'pipe',
      });
      const bytes = readFileSync(out);
      const data = await read('trees.csv', bytesOf(bytes));
      assert.deepEqual([data.says, featuresOf(data).length], ['CGCS2000', 1]);
      await refuses(
        read('trees.fgb', bytesOf(bytes.subarray(0, bytes.length - 20))),
        'flatgeobuf_broken',
      );
    });
  },
);

describe('tables', () => {
  const rowsOf = (text: string, piece = text.length): string[][] => {
    const rows: string[][] = [];
    const reader = new CsvRows((cells) => rows.push([...cells]));
    for (let at = 0; at < text.length; at += piece) reader.push(text.slice(at, at + piece));
    reader.end();
    return rows;
  };

  it('are read as RFC 4180 says, wherever a piece ends', () => {
    const text = 'a,b,c\r\n"1,5","say ""hi""","two\nlines"\r\n\r\n x ,,z';
    const rows = [
      ['a', 'b', 'c'],
      ['1,5', 'say "hi"', 'two\nlines'],
      [' x ', '', 'z'],
    ];
    for (const piece of [text.length, 3, 2]) assert.deepEqual(rowsOf(text, piece), rows);
    assert.deepEqual(rowsOf('a;b\n1;2'), [
      ['a', 'b'],
      ['1', '2'],
    ]);
    assert.deepEqual(rowsOf('a\tb\n1\t2'), [
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('of a million points become one file for the map, and no row more is read', async () => {
    const line = '井,120.12345,30.54321\n';
    const pieces = Array.from({ length: 100 }, () => line.repeat(10_000));
    const data = await read('wells.csv', '名称,经度,纬度\n', ...pieces);
    const [part] = data.parts;
    assert.ok(part?.data instanceof Blob);
    assert.equal(part.count, 1_000_000);
    assert.ok(data.places.length <= 1000 && data.places.length > 400);
    const start = await part.data.slice(0, 300).text();
    assert.match(start, /^\{"type":"FeatureCollection","features":\[\{"type":"Feature","id":1,/);
    assert.match(await part.data.slice(part.data.size - 60).text(), /\}\}\]\}$/);
    await refuses(read('wells.csv', '名称,经度,纬度\n', ...pieces, line), 'too_many');
  });

  it('end when the person gives up', async () => {
    const given = new AbortController();
    const reading = readFile(new File(['x,y\n', '1,2\n'.repeat(100_000)], 'a.csv'), {
      signal: given.signal,
      onProgress: () => given.abort(),
    });
    await assert.rejects(reading, { name: 'AbortError' });
  });
});

describe('large GeoJSON', () => {
  it('goes on as a file, its kinds and places told by its beginning', async () => {
    const feature =
      '{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[120,30.5],[120.1,30.5]]}},';
    const text = `{"type":"FeatureCollection","features":[${feature.repeat(30_000)}null]}`;
    const data = await read('roads.geojson', text);
    assert.deepEqual(
      data.parts.map(({ geometry, count }) => [geometry, count]),
      [['line', undefined]],
    );
    assert.ok(data.parts[0]?.data instanceof Blob);
    assert.deepEqual(data.places[0], [120, 30.5]);
    await refuses(read('a.json', `{"a":"${'x'.repeat(3_000_000)}"}`), 'not_geojson');
  });
});

describe('archives', () => {
  const signal = new AbortController().signal;
  const all = () => true;

  it('are unpacked no further than they may be, whatever sizes they claim', async () => {
    const swollen = zipSync({ a: new Uint8Array(30_000_000) }, { level: 9 });
    await refuses(
      unpack(new Blob([bytesOf(swollen)]), 'a.zip', all, { signal }),
      'unpacked_too_large',
    );
    // The size that stands in the archive is made small.
    const lying = Uint8Array.from(swollen);
    new DataView(lying.buffer).setUint32(22, 10, true);
    await refuses(unpack(new Blob([lying]), 'a.zip', all, { signal }), 'unpacked_too_large');
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 1100 }, (_, i) => [`f${i}`, new Uint8Array()])),
    );
    await refuses(
      unpack(new Blob([bytesOf(many)]), 'a.zip', all, { signal }),
      'unpacked_too_large',
    );
    const large = zipSync({ a: new Uint8Array(5000) });
    const limits = { ...LIMITS, most: 1000 };
    await refuses(
      unpack(new Blob([bytesOf(large)]), 'a.zip', all, { signal, limits }),
      'unpacked_too_large',
    );
  });

  it('give what is in them', async () => {
    const zip = zipSync({ 'a/b.txt': strToU8('text'), 'c.bin': [strToU8('stored'), { level: 0 }] });
    const found = await unpack(new Blob([bytesOf(zip)]), 'a.zip', all, { signal });
    assert.deepEqual(
      [...found].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
      [
        ['a/b.txt', 'text'],
        ['c.bin', 'stored'],
      ],
    );
  });
});

describe('the hint about the datum', () => {
  const line: GeoJSON.Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [119.8, 30.4],
        [120.3, 30.4],
        [120.3, 30.7],
        [119.8, 30.7],
        [119.8, 30.4],
      ],
    ],
  };
  // 0.0043° east of the line is where GCJ-02 puts a place on it.
  const edge = [30.45, 30.5, 30.55].map((y) => [120.3043, y - 0.0022]);

  it('names the datum under which fewer places lie off the county', () => {
    assert.deepEqual(datumHint(edge, 'WGS84', line), { off: 1, better: 'GCJ02' });
    assert.equal(datumHint(edge, 'GCJ02', line), undefined);
  });

  it('says nothing of what lies inside anyway, and names none for what lies elsewhere', () => {
    assert.equal(datumHint([[120, 30.5]], 'BD09', line), undefined);
    assert.deepEqual(datumHint([[116.4, 39.9]], 'WGS84', line), { off: 1, better: undefined });
    assert.equal(datumHint([], 'WGS84', line), undefined);
  });
});
