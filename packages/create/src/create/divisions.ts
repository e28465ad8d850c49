import { readFileSync } from 'node:fs';
import { YztError, type Division } from '@yizhangtu/standard';
import { outlineOf } from './outline.ts';

/** West, south, east, north in degrees, WGS84. */
export type Edges = readonly [number, number, number, number];

/** What is known of a county before anybody has said anything about it. */
export interface KnownCounty {
  readonly code: string;
  readonly name: string;
  /** What it lies in, such as 浙江省湖州市. */
  readonly within: string;
  /** Absent where the county's outline is not known. */
  readonly bounds: Edges | undefined;
  /** The county itself and its towns; for a few counties the villages too. */
  readonly divisions: readonly Division[];
  /** The county's line as GeoJSON text, where the product carries one: in full for a few, else roughly. */
  readonly line: string | undefined;
  readonly isRough: boolean;
}

/** Day of the list of divisions. */
export const LIST_DATE = '2023-06-30';

const DATA = new URL('../../data/', import.meta.url);

/**
 * What the lists that come with the product say of a county.
 *
 * @param code six digits of GB/T 2260
 * @throws YztError `invalid` with `wrong_format` or `unknown_division`
 */
export function knownCounty(code: string): KnownCounty {
  if (!/^[1-9]\d{5}$/.test(code)) throw wrongCode(code);
  const rows = listed();
  const nameOf = (wanted: string): string | undefined => rows.find(([one]) => one === wanted)?.[1];
  const found = rows.find(([one]) => one === code);
  const name = found?.[1];
  if (name === undefined)
    throw unlisted(code, nameOf(code.slice(0, 4)) ?? nameOf(code.slice(0, 2)));
  const edges = found?.slice(2).map(Number) ?? [];
  const full = textOf(code, 'line.geojson');
  const towns = rows.filter(([one = '']) => one.length === 9 && one.startsWith(code));
  return {
    code,
    name,
    within: [code.slice(0, 2), code.slice(0, 4)]
      .map((part) => nameOf(part) ?? '')
      // Of a city that is a province, and of counties that no city has.
      .filter((part) => !/^(市辖区|县|.*直辖县级行政区划)$/.test(part))
      .join(''),
    bounds: edges.length === 4 ? (edges as unknown as Edges) : undefined,
    divisions: fullList(code) ?? [
      { code, name, kind: 'county' },
      ...towns.map(([town = '', title = '']) => ({
        code: town,
        name: title,
        kind: kindOf(title),
        parent: code,
      })),
    ],
    line: full ?? rough(code, name),
    isRough: full === undefined,
  };
}

/** The rough outline as the text of a county's line. */
function rough(code: string, name: string): string | undefined {
  const rings = outlineOf(code);
  if (rings === undefined) return undefined;
  const line: GeoJSON.Feature = {
    type: 'Feature',
    properties: { code, name, datum: 'WGS84' },
    geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) },
  };
  return `${JSON.stringify(line)}\n`;
}

/** The name of a county in the list of divisions; undefined where the list has none of this code. */
export const nameOfCounty = (code: string): string | undefined =>
  /^\d{6}$/.test(code) ? listed().find(([one]) => one === code)?.[1] : undefined;

/** Code, name and perhaps edges, a division a row. */
const listed = (): string[][] =>
  readFileSync(new URL('divisions.csv', DATA), 'utf8')
    .split('\n')
    .map((line) => line.split(','));

/** The kind of a unit at town level, which its name ends in. Farms, forests and zones are run like a zone. */
export function kindOf(name: string): string {
  if (name.endsWith('街道') || name.endsWith('办事处')) return 'subdistrict';
  if (name.endsWith('镇')) return 'town';
  return /(乡|苏木)$/.test(name) ? 'township' : 'zone';
}

function fullList(code: string): readonly Division[] | undefined {
  const text = textOf(code, 'divisions.json');
  return text === undefined ? undefined : (JSON.parse(text) as Division[]);
}

function textOf(code: string, name: string): string | undefined {
  try {
    return readFileSync(new URL(`counties/${code}/${name}`, DATA), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const wrongCode = (code: string): YztError =>
  new YztError({
    code: 'invalid',
    message: `not a division code: ${code}`,
    issues: [
      {
        path: 'code',
        code: 'wrong_format',
        message: {
          'zh-CN': `“${code}”不是县级行政区划代码。`,
          en: `“${code}” is not the division code of a county.`,
        },
        mend: {
          'zh-CN': '写六位数字（GB/T 2260），如 330521。',
          en: 'Give the six digits of GB/T 2260, such as 330521.',
        },
      },
    ],
  });

const unlisted = (code: string, near: string | undefined): YztError =>
  new YztError({
    code: 'invalid',
    message: `no county has the code ${code}`,
    issues: [
      {
        path: 'code',
        code: 'unknown_division',
        message: {
          'zh-CN': `没有代码为 ${code} 的县（${LIST_DATE} 的区划表）。`,
          en: `No county has the code ${code} (list of ${LIST_DATE}).`,
        },
        mend: {
          'zh-CN':
            near === undefined
              ? '检查代码：前两位是省，三四位是市。'
              : `检查代码：前几位是${near}，后两位没有对应的县。代码比区划表新时，先用邻县的代码生成，再改县文件。`,
          en:
            near === undefined
              ? 'Check the code: its first two digits are the province, the next two the city.'
              : `Check the code: its first digits are ${near}, its last two name no county there. When it is newer than the list, start from a neighbour’s code and correct the county files.`,
        },
      },
    ],
  });
