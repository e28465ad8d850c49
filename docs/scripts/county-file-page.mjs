import * as base from '@yizhangtu/standard';
import * as cases from '@yizhangtu/standard/cases.js';
import { code, plain, table } from './markdown.mjs';
import { rowsOf } from './schema-rows.mjs';
import { readWords, wordsFor } from './words.mjs';

const standard = { ...base, ...cases };

/** Schemas that have a section of their own, in the order of the page. */
const SECTIONS = {
  'county-file': [
    'CountyFile',
    'Divisions',
    'DivisionKind',
    'Division',
    'Domain',
    'BaseMap',
    'CatalogueEntry',
    'Source',
    'Style',
    'StyleClass',
    'StyleRange',
    'Field',
    'PublicService',
    'ServiceLink',
  ],
  'server-file': [
    'CountyServerFile',
    'TileUpstream',
    'ServiceUpstream',
    'SignInSettings',
    'OidcSettings',
    'ZlbSettings',
    'ZheDingdingSettings',
    'Category',
    'CaseUnit',
    'DispatchRule',
    'CalendarYear',
    'Limit',
  ],
};

/** Schemas that are said in words where they are used. */
const SIMPLE = {
  CountyCode: ['六位数字', 'six digits'],
  Text: ['文字，或 `{"zh-CN": …, "en": …}`', 'text, or `{"zh-CN": …, "en": …}`'],
  Datum: ['`WGS84` · `CGCS2000` · `GCJ02` · `BD09`', '`WGS84` · `CGCS2000` · `GCJ02` · `BD09`'],
  Bounds: ['[西, 南, 东, 北]', '[west, south, east, north]'],
  LngLat: ['[经度, 纬度]', '[longitude, latitude]'],
  Colour: ['`#rrggbb`', '`#rrggbb`'],
  Href: ['地址', 'address'],
  ServiceHref: [
    '地址、`tel:…`、`alipays://…`、`weixin://…`、`dingtalk://…`',
    'address, `tel:…`, `alipays://…`, `weixin://…`, `dingtalk://…`',
  ],
  Id: ['名称', 'id'],
  Zoom: ['级别 0–24', 'zoom 0–24'],
  Pattern: [
    '`solid` · `diagonal` · `cross` · `dots` · `horizontal` · `vertical` · `wave`',
    '`solid` · `diagonal` · `cross` · `dots` · `horizontal` · `vertical` · `wave`',
  ],
};

const JSON_TYPES = {
  string: ['文字', 'text'],
  number: ['数字', 'number'],
  integer: ['整数', 'whole number'],
  boolean: ['是否', 'boolean'],
  object: ['对象', 'object'],
  null: ['`null`', '`null`'],
  '*': ['任意', 'anything'],
};

const HEADS = [
  ['字段', '取值', '必填', '说明'],
  ['Field', 'Value', 'Required', 'Meaning'],
];

const names = new Map(
  [...Object.values(SECTIONS).flat(), ...Object.keys(SIMPLE)].map((name) => [standard[name], name]),
);

/** The type of a row in words of the language at `at`. */
function typeCell(type, at) {
  return type
    .split(' · ')
    .map((part) => {
      const [, name, list] = /^\[?([A-Za-z]+|\*)\]?((?:\[\])?)$/.exec(part) ?? [];
      if (name === undefined) return part;
      const words = JSON_TYPES[name]?.[at] ?? SIMPLE[name]?.[at];
      const said = words ?? `[${name}](#${name.toLowerCase()})`;
      return list ? `${said} […]` : said;
    })
    .join(' · ')
    .replaceAll('[…]', ['的列表', '(list)'][at]);
}

function section(name, words, at) {
  const rows = rowsOf(standard[name], names);
  const fields = wordsFor(
    'county-file',
    words.fields,
    rows.map((row) => row.path),
  );
  const only = (variants) =>
    variants.length === 0 ? '' : ` (${variants.map((kind) => code(kind)).join(', ')})`;
  return [
    `## ${words.title[at]} {#${name.toLowerCase()}}`,
    plain(words.about?.[at] ?? ''),
    table(
      HEADS[at],
      rows.map((row) => [
        code(row.path),
        typeCell(row.type, at),
        row.required ? ['是', 'yes'][at] : '',
        plain(fields[row.path][at]) + only(row.variants),
      ]),
    ),
  ].join('\n\n');
}

/** Field tables of the county files: name of the fragment → text. */
export function countyFileFragments(at) {
  const words = wordsFor('county-file', readWords('county-file'), Object.values(SECTIONS).flat());
  return Object.fromEntries(
    Object.entries(SECTIONS).map(([fragment, sections]) => [
      fragment,
      sections.map((name) => section(name, words[name], at)).join('\n\n'),
    ]),
  );
}
