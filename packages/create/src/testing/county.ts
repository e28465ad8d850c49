import { readFileSync } from 'node:fs';
import { parseCounty, type Division } from '@yizhangtu/standard';
import type { Gazetteer } from '../import/join.ts';
import type { CountyContext, ReadOptions } from '../import/prepare.ts';

const FOLDER = new URL('../../../../examples/counties/deqing/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');

/** The divisions of Deqing: real names and codes. */
export const DIVISIONS = JSON.parse(read('divisions.json')) as Division[];

/** A square area for each village, so that a join can be told from its neighbours. */
export function gazetteer(withAreas: boolean): Gazetteer {
  const square = (index: number): GeoJSON.Polygon => {
    const [x, y] = [119.8 + (index % 20) * 0.01, 30.5 + Math.floor(index / 20) * 0.01];
    const ring = [
      [x, y],
      [x + 0.008, y],
      [x + 0.008, y + 0.008],
      [x, y + 0.008],
      [x, y],
    ];
    return { type: 'Polygon', coordinates: [ring] };
  };
  const areas = new Map(DIVISIONS.map(({ code }, index) => [code, square(index)] as const));
  return { divisions: DIVISIONS, areas: withAreas ? areas : new Map() };
}

/** Deqing as a server would describe it. */
export function deqing(): CountyContext {
  const parsed = parseCounty(read('county.json'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const line = JSON.parse(read('line.geojson')) as GeoJSON.Feature<GeoJSON.Polygon>;
  return {
    file: parsed.county,
    line: line.geometry,
    gazetteer: () => Promise.resolve(gazetteer(true)),
  };
}

export const OPTIONS: ReadOptions = { title: '古树名木', encoding: 'auto', datum: 'WGS84' };

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A header and one row in GB18030, byte by byte: Node reads that encoding and does not write it. */
export const GB18030_CSV = Uint8Array.from([
  // 名称,经度,纬度
  0xc3,
  0xfb,
  0xb3,
  0xc6,
  0x2c,
  0xbe,
  0xad,
  0xb6,
  0xc8,
  0x2c,
  0xce,
  0xb3,
  0xb6,
  0xc8,
  0x0d,
  0x0a,
  // 银杏
  0xd2,
  0xf8,
  0xd0,
  0xd3,
  0x2c,
  ...bytes('119.97,30.54\r\n'),
]);
