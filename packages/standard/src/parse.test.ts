import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layersOf, rightCounty, type RightCounty } from './county.test.helper.ts';
import { countyError } from './county-error.ts';
import { parseCounty } from './parse.ts';
import { readCounty } from './read-county.ts';

type Change = (county: RightCounty) => void;

function issuesOf(change: Change) {
  const county = rightCounty();
  change(county);
  const parsed = parseCounty(JSON.stringify(county));
  return parsed.ok ? [] : parsed.issues;
}

/** The one thing wrong, as `path: code`. */
function only(change: Change): string {
  const issues = issuesOf(change);
  assert.equal(issues.length, 1, JSON.stringify(issues, null, 1));
  return `${issues[0]?.path}: ${issues[0]?.code}`;
}

describe('parseCounty', () => {
  it('gives the county as it was written, unknown extra fields with it', () => {
    const county = { ...rightCounty(), theirs: { deep: [1, { two: 2 }] } };
    assert.deepEqual(parseCounty(JSON.stringify(county)), { ok: true, county });
  });

  it('reads a file that begins with a byte-order mark', () => {
    assert.equal(parseCounty(`\ufeff${JSON.stringify(rightCounty())}`).ok, true);
  });

  it('says where a text stops being JSON', () => {
    const places: [string, number, number][] = [
      ['', 1, 1],
      ['{"a": 1\n "b": 2}', 2, 2],
      ['{\r\n\r\n  "a": tru\r\n}', 3, 8],
      ['[1, 2', 1, 6],
      ['{"a": "x\ny"}', 1, 7],
      ['{"a": 01}', 1, 7],
      ["{'a': 1}", 1, 2],
      ['{"a": 1} x', 1, 10],
      ['{"a" 1}', 1, 6],
      ['{"德清": undefined}', 1, 8],
    ];
    for (const [text, line, column] of places) {
      assert.throws(() => JSON.parse(text) as unknown);
      const parsed = parseCounty(text);
      assert.ok(!parsed.ok);
      assert.equal(parsed.issues[0]?.code, 'not_json', text);
      assert.match(
        parsed.issues[0].message.en,
        new RegExp(`line ${line}, column ${column} `),
        text,
      );
      assert.match(parsed.issues[0].message['zh-CN'], new RegExp(`第 ${line} 行第 ${column} 列`));
    }
  });

  it('names the line that ends in a comma too many', () => {
    for (const [text, line] of [
      ['{"a": 1,}', 1],
      ['{\n  "a": [\n    1,\n    2,\n\n  ]\n}', 4],
      ['{\r\n  "a": 1,\r\n}', 2],
    ] as const) {
      const parsed = parseCounty(text);
      assert.ok(!parsed.ok);
      assert.equal(parsed.issues[0]?.code, 'trailing_comma', text);
      assert.match(parsed.issues[0].message.en, new RegExp(`line ${line} ends in a comma`));
      assert.match(parsed.issues[0].mend['zh-CN'], new RegExp(`第 ${line} 行末尾的逗号`));
    }
  });

  it('says how to write a code that lacks its quotation marks', () => {
    const text = JSON.stringify(rightCounty()).replace('"code":"330521"', '"code":330521');
    const parsed = parseCounty(text);
    assert.ok(!parsed.ok);
    const [issue] = parsed.issues;
    assert.deepEqual([issue?.path, issue?.code], ['county.code', 'number_for_text']);
    assert.equal(issue?.mend['zh-CN'], '加上引号，写成 "330521"。');
  });

  it('says what to write where something is empty', () => {
    const mends = issuesOf((c) => {
      Object.assign(c.county, { name: '' });
      Object.assign(c, { baseMaps: [] });
    }).map(({ mend }) => mend);
    assert.deepEqual(mends, [
      { 'zh-CN': '在 name 里写上文字。', en: 'Put a text into name.' },
      { 'zh-CN': '在 baseMaps 里写上至少一项。', en: 'Put at least one item into baseMaps.' },
    ]);
  });

  it('says which layers Tianditu has', () => {
    const baseMaps = [
      {
        type: 'tianditu',
        id: 'a',
        name: '天地图',
        tiles: 't/{z}/{x}/{y}',
        datum: 'CGCS2000',
        approvalNumber: null,
      },
    ];
    const parsed = parseCounty(JSON.stringify({ ...rightCounty(), baseMaps }));
    assert.ok(!parsed.ok);
    const [issue] = parsed.issues;
    assert.deepEqual([issue?.path, issue?.code], ['baseMaps[0].layer', 'missing']);
    assert.match(issue?.mend.en ?? '', /"vec" \/ "img" \/ "ter"/);
  });

  it('finds the place where each cut of a right file breaks off', () => {
    const text = JSON.stringify(rightCounty(), null, 2);
    for (let end = 1; end < text.length; end += 7) {
      const parsed = parseCounty(text.slice(0, end));
      assert.ok(!parsed.ok);
      assert.equal(parsed.issues[0]?.code, 'not_json');
    }
  });

  it('tells a web page from JSON', () => {
    const parsed = parseCounty('<!DOCTYPE html><html><body>请登录</body></html>');
    assert.ok(!parsed.ok);
    assert.deepEqual(
      parsed.issues.map(({ code }) => code),
      ['web_page'],
    );
  });

  it('never throws, whatever the value', () => {
    const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    for (const text of [
      'null',
      '[]',
      '1',
      '"x"',
      '{}',
      '{"standard":1}',
      nested,
      `{"a":${nested}}`,
    ]) {
      assert.equal(parseCounty(text).ok, false);
    }
  });

  const cases: [string, Change][] = [
    ['standard: unsupported_version', (c) => (c.standard = '2.0')],
    ['standard: unsupported_version', (c) => (c.standard = '0.8')],
    ['standard: unsupported_version', (c) => (c.standard = 'one')],
    ['standard: missing', (c) => delete (c as Partial<RightCounty>).standard],
    ['standard: number_for_text', (c) => Object.assign(c, { standard: 1 })],
    ['county.code: wrong_format', (c) => (c.county.code = '3305')],
    ['county.name["zh-CN"]: missing', (c) => Object.assign(c.county, { name: { en: 'Deqing' } })],
    ['county.name: empty', (c) => Object.assign(c.county, { name: '' })],
    ['county.name: no_form_fits', (c) => Object.assign(c.county, { name: 5 })],
    ['county.line.datum: datum_missing', (c) => delete (c.county.line as { datum?: string }).datum],
    ['county.line.datum: datum_unknown', (c) => (c.county.line.datum = 'EPSG:4326')],
    ['county.line.href: wrong_format', (c) => (c.county.line.href = 'javascript:alert(1)')],
    ['county.line.href: wrong_format', (c) => (c.county.line.href = ' javascript:alert(1)')],
    ['county.line.href: wrong_format', (c) => (c.county.line.href = 'file:///etc/passwd')],
    ['county.bounds: bounds_reversed', (c) => (c.county.bounds = [120.36, 30.44, 119.75, 30.7])],
    ['county.bounds: bounds_reversed', (c) => (c.county.bounds = [119.75, 30.7, 120.36, 30.44])],
    ['county.accent: accent_contrast', (c) => (c.county.accent = '#ffd54a')],
    ['county.accent: wrong_format', (c) => (c.county.accent = 'red')],
    [
      'divisions.kinds[1].id: duplicate_id',
      (c) => c.divisions.kinds.splice(1, 0, { id: 'county', name: '县', rank: 0 }),
    ],
    [
      'divisions.units[3].code: duplicate_id',
      (c) =>
        c.divisions.units.push({ code: '330521102', name: '新市', kind: 'town', parent: '330521' }),
    ],
    [
      'divisions.units[1].kind: unknown_division_kind',
      (c) => Object.assign(c.divisions.units[1] ?? {}, { kind: 'zone' }),
    ],
    [
      'divisions.units[2].parent: unknown_division',
      (c) => Object.assign(c.divisions.units[2] ?? {}, { parent: '999' }),
    ],
    [
      'divisions.units[1].parent: cyclic_parent',
      (c) => Object.assign(c.divisions.units[1] ?? {}, { parent: '330521102201' }),
    ],
    [
      'divisions.units[0].parent: cyclic_parent',
      (c) => Object.assign(c.divisions.units[0] ?? {}, { parent: '330521' }),
    ],
    [
      'divisions.areas.datum: datum_missing',
      (c) => delete (c.divisions.areas as { datum?: string }).datum,
    ],
    ['domains.preset: unknown_preset', (c) => (c.domains = { preset: '1999' })],
    ['domains: missing', (c) => delete c.domains],
    ['baseMaps: empty', (c) => (c.baseMaps = [])],
    ['baseMaps[1].id: duplicate_id', (c) => Object.assign(c.baseMaps[1] ?? {}, { id: 'plain' })],
    ['baseMaps[1].datum: datum_missing', (c) => delete c.baseMaps[1]?.['datum']],
    [
      'baseMaps[0].approvalNumber: approval_missing',
      (c) => delete c.baseMaps[0]?.['approvalNumber'],
    ],
    ['catalogue: missing', (c) => delete (c as Partial<RightCounty>).catalogue],
    [
      'catalogue.layers[1].id: duplicate_id',
      (c) => Object.assign(layersOf(c)[1] ?? {}, { id: 'bus-stops' }),
    ],
    [
      'catalogue.layers[0].domain: unknown_domain',
      (c) => Object.assign(layersOf(c)[0] ?? {}, { domain: 'planning' }),
    ],
    [
      'catalogue.layers[0].divisions[1]: unknown_division',
      (c) => Object.assign(layersOf(c)[0] ?? {}, { divisions: ['330521102', '110000'] }),
    ],
    [
      'catalogue.layers[0].kind: unknown_layer_kind',
      (c) => Object.assign(layersOf(c)[0] ?? {}, { kind: 'ufo-landing' }),
    ],
    [
      'catalogue.layers[0].source.datum: datum_missing',
      (c) => delete layersOf(c)[0]?.['source']?.['datum'],
    ],
    [
      'catalogue.layers[0].source.datum: datum_unknown',
      (c) => Object.assign(layersOf(c)[0]?.['source'] ?? {}, { datum: 'Xian80' }),
    ],
    [
      'catalogue.layers[0].source: source_empty',
      (c) => delete layersOf(c)[0]?.['source']?.['href'],
    ],
    ['catalogue.layers[0].source: missing', (c) => delete layersOf(c)[0]?.['source']],
    ['catalogue.layers[0]: style_missing', (c) => delete layersOf(c)[0]?.['kind']],
    ['catalogue.layers[0].title: missing', (c) => delete layersOf(c)[0]?.['title']],
    [
      'catalogue.layers[0].updated: wrong_format',
      (c) => Object.assign(layersOf(c)[0] ?? {}, { updated: '昨天' }),
    ],
    [
      'catalogue.layers[1].source.tiles: empty',
      (c) => Object.assign(layersOf(c)[1]?.['source'] ?? {}, { tiles: [] }),
    ],
    [
      'catalogue.layers[1].source.minZoom: zooms_reversed',
      (c) => Object.assign(layersOf(c)[1]?.['source'] ?? {}, { minZoom: 15 }),
    ],
    [
      'catalogue.layers[1].style.table: unknown_table',
      (c) => Object.assign(layersOf(c)[1]?.['style'] ?? {}, { table: 'land-use-9' }),
    ],
    [
      'catalogue.layers[1].style: field_missing',
      (c) => delete layersOf(c)[1]?.['style']?.['field'],
    ],
    [
      'catalogue.layers[1].style: style_ambiguous',
      (c) =>
        Object.assign(layersOf(c)[1]?.['style'] ?? {}, {
          classes: [{ value: 'a', label: '甲', colour: '#112233' }],
        }),
    ],
    [
      'catalogue.layers[2].bounds: bounds_reversed',
      (c) => Object.assign(layersOf(c)[2] ?? {}, { bounds: [120, 31, 119, 30] }),
    ],
    ['start.layers[0]: unknown_layer', (c) => (c.start.layers = ['nowhere'])],
  ];
  for (const [expected, change] of cases) {
    it(`names ${expected}`, () => {
      assert.equal(only(change), expected);
    });
  }

  it('names ranges that are out of order', () => {
    const found = only((c) => {
      layersOf(c)[1] = {
        ...layersOf(c)[1],
        style: {
          geometry: 'area',
          field: 'n',
          ranges: [
            { from: 10, colour: '#112233' },
            { from: 0, colour: '#112233' },
          ],
        },
      };
    });
    assert.equal(found, 'catalogue.layers[1].style.ranges: ranges_unordered');
  });

  it('says that longitude comes first when the two are swapped', () => {
    const issues = issuesOf((c) => (c.county.bounds = [30.44, 119.75, 30.7, 120.36]));
    assert.deepEqual(
      issues.map(({ path, code }) => `${path}: ${code}`),
      ['county.bounds[1]: degrees', 'county.bounds[3]: degrees'],
    );
  });

  it('cannot judge codes and layers that are served elsewhere', () => {
    const issues = issuesOf((c) => {
      Object.assign(c.divisions, { href: '/divisions', units: undefined });
      c.start.layers = ['from-afar'];
      c.catalogue = { href: '/catalogue' };
    });
    assert.deepEqual(issues, []);
  });

  it('keeps what a newer standard may add, one layer at a time', () => {
    const county = rightCounty();
    county.standard = '1.7';
    Object.assign(layersOf(county)[0] ?? {}, {
      source: { type: 'hologram', href: 'x', datum: 'WGS84' },
    });
    Object.assign(layersOf(county)[1] ?? {}, { style: { geometry: 'voxel', pattern: 'stars' } });
    county.baseMaps.push({ type: 'wmts', id: 'w', name: '省图', approvalNumber: null, url: 'x' });
    assert.deepEqual(parseCounty(JSON.stringify(county)), { ok: true, county });
  });

  it('still wants a datum of a source that it does not know', () => {
    const found = only((c) => {
      Object.assign(layersOf(c)[0] ?? {}, { source: { type: 'hologram', href: 'x' } });
    });
    assert.equal(found, 'catalogue.layers[0].source.datum: datum_missing');
  });

  it('names a colour of the same hue that is dark enough for words on white', () => {
    const [issue] = issuesOf((c) => (c.county.accent = '#ffd54a'));
    const [, safe = ''] = /例如 (#[0-9a-f]{6})/.exec(issue?.mend['zh-CN'] ?? '') ?? [];
    assert.deepEqual(
      issuesOf((c) => (c.county.accent = safe)),
      [],
    );
    assert.match(issue?.mend.en ?? '', new RegExp(`such as ${safe}`));
  });

  it('reports fifty problems at once, each with its path, reason and mend in both languages', () => {
    const county = rightCounty();
    county.county.code = 'x';
    county.domains = { preset: 'none' };
    const layer = { domain: 'service', title: '层', kind: 'no-such', source: { type: 'geojson' } };
    layersOf(county).push(
      ...Array.from({ length: 16 }, (_, index) => ({ ...layer, id: `l-${index}` }) as never),
    );
    const parsed = parseCounty(JSON.stringify(county));
    assert.ok(!parsed.ok);
    // Two above, and for each of 16 layers: its kind, no datum, neither href nor data.
    assert.equal(parsed.issues.length, 2 + 16 * 3);
    const places = new Set(parsed.issues.map(({ path, code }) => `${path}: ${code}`));
    assert.equal(places.size, parsed.issues.length);
    for (let index = 3; index < 19; index += 1) {
      assert.ok(places.has(`catalogue.layers[${index}].kind: unknown_layer_kind`));
      assert.ok(places.has(`catalogue.layers[${index}].source.datum: datum_missing`));
      assert.ok(places.has(`catalogue.layers[${index}].source: source_empty`));
    }
    for (const { message, mend } of parsed.issues) {
      for (const words of [message, mend]) {
        assert.match(words['zh-CN'], /\p{Script=Han}/u);
        assert.match(words.en, /^[A-Z{"]/);
        assert.doesNotMatch(words['zh-CN'] + words.en, /\{[a-z]+(?:Zh|En)?\}|undefined|!|！/);
      }
    }
  });
});

describe('readCounty', () => {
  it('answers as parseCounty does', async () => {
    const wrong = rightCounty();
    wrong.county.code = '1';
    const { catalogue, ...rest } = rightCounty();
    const elsewhere = { ...rest, catalogue: { href: 'catalogue' } };
    const twice = rightCounty();
    layersOf(twice).push(...layersOf(rightCounty()));
    for (const text of [
      JSON.stringify(rightCounty()),
      JSON.stringify(elsewhere),
      JSON.stringify({ ...elsewhere, baseMaps: [] }),
      JSON.stringify({ ...elsewhere, domains: { preset: '1999' } }),
      JSON.stringify(twice),
      JSON.stringify({ ...rest, catalogue, standard: '1.7' }),
      JSON.stringify({ ...rest, standard: '0.9', layersHref: 'catalogue' }),
      JSON.stringify(wrong),
      '{',
      '[]',
      '{"standard":"9.9"}',
    ]) {
      assert.deepEqual(await readCounty(text), parseCounty(text));
    }
  });
});

describe('countyError', () => {
  it('carries the issues, and tells a version that cannot be read from a wrong file', () => {
    const wrong = parseCounty('{}');
    assert.ok(!wrong.ok);
    const error = countyError(wrong.issues, 'county.json');
    assert.equal(error.code, 'invalid');
    assert.equal(error.where, 'county.json');
    assert.equal(error.retriable, false);
    assert.deepEqual(error.issues, wrong.issues);
    const newer = parseCounty('{"standard":"9.0"}');
    assert.ok(!newer.ok);
    assert.equal(countyError(newer.issues).code, 'unsupported_version');
  });
});
