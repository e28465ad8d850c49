import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CatalogueEntry } from './catalogue.ts';
import { CLASS_TABLES, classOf, classTable } from './land-use.ts';
import { legendOf, PLAIN_COLOUR } from './legend.ts';
import { resolveEntry, unsupportedIn } from './resolve-entry.ts';
import type { Style } from './style.ts';

const entryOf = (more: Partial<CatalogueEntry>): CatalogueEntry => ({
  id: 'a',
  domain: 'service',
  title: { 'zh-CN': '甲', en: 'A' },
  source: { type: 'ogc-features', href: 'x', datum: 'WGS84' },
  ...more,
});
const legend = (style: Style, more: Partial<CatalogueEntry> = {}) =>
  legendOf(resolveEntry(entryOf({ style, ...more })));

describe('legendOf', () => {
  it('is one row for one colour', () => {
    assert.deepEqual(legend({ geometry: 'line', colour: '#112233', dashed: true }), [
      { label: { 'zh-CN': '甲', en: 'A' }, geometry: 'line', colour: '#112233', dashed: true },
    ]);
    assert.equal(legend({ geometry: 'area' })[0]?.colour, PLAIN_COLOUR);
  });

  it('is a row for each class, with its pattern and value', () => {
    const rows = legend({
      geometry: 'point',
      icon: 'bus',
      field: 'state',
      classes: [
        { value: 'on', label: '开', colour: '#112233' },
        { value: 0, label: '关', colour: '#445566', pattern: 'cross' },
      ],
    });
    assert.deepEqual(rows, [
      { label: '开', geometry: 'point', icon: 'bus', colour: '#112233', value: 'on' },
      {
        label: '关',
        geometry: 'point',
        icon: 'bus',
        colour: '#445566',
        pattern: 'cross',
        value: 0,
      },
    ]);
  });

  it('names ranges by their ends and unit, unless they have a label', () => {
    const rows = legend(
      {
        geometry: 'area',
        field: 'income',
        ranges: [
          { from: 0, colour: '#eeeeee' },
          { from: 50, colour: '#888888' },
          { from: 100, colour: '#222222', label: '富裕' },
        ],
      },
      { fields: [{ name: 'income', label: '收入', unit: '万元' }] },
    );
    assert.deepEqual(
      rows.map(({ label, range }) => [label, range]),
      [
        ['0–50 万元', { from: 0, to: 50 }],
        ['50–100 万元', { from: 50, to: 100 }],
        ['富裕', { from: 100 }],
      ],
    );
  });

  it('is the class table, by code', () => {
    const rows = legend({ geometry: 'area', field: 'code', table: 'land-use-3' });
    assert.equal(rows.length, CLASS_TABLES['land-use-3'].classes.length);
    assert.deepEqual(rows[0], {
      label: { 'zh-CN': '水田', en: 'Paddy field' },
      geometry: 'area',
      colour: '#f8d072',
      pattern: 'horizontal',
      value: '0101',
    });
  });
});

describe('land use of the third survey', () => {
  const table = CLASS_TABLES['land-use-3'];

  it('has the colours of the source', () => {
    const colours: Record<string, string> = {
      '0101': '#f8d072',
      '0102': '#f8e71c',
      '0103': '#fffbb1',
      '0201': '#d6a7c9',
      '0202': '#d5a7b0',
      '0204': '#e7cce2',
      '0301': '#31ad69',
      '0302': '#31ad69',
      '0305': '#64b968',
      '0307': '#97cfb2',
      '0401': '#83c238',
      '0404': '#c8e3a0',
      '0508': '#c59a8c',
      '0601': '#c59a8c',
      '0701': '#e56766',
      '0702': '#ec898a',
      '0810': '#81c35d',
      '09': '#c17261',
      '1001': '#d1c9d3',
      '1003': '#d2d8c9',
      '1006': '#c2c1c1',
      '1101': '#a3d6f5',
      '1104': '#90aacf',
      '1106': '#b3def8',
      '1107': '#a0cdf0',
      '1109': '#e68264',
      '1202': '#dcb482',
      '1203': '#c8ccd2',
      '1206': '#d7c8b9',
      '203': '#ec898a',
    };
    for (const [code, colour] of Object.entries(colours)) {
      assert.equal(classOf(table, code).colour, colour, code);
    }
  });

  it('gives no two classes the same colour and pattern', () => {
    const looks = new Map<string, string>();
    for (const { code, colour, pattern } of table.classes) {
      const look = `${colour} ${pattern}`;
      assert.equal(looks.get(look), undefined, `${code} looks as ${looks.get(look) ?? ''}`);
      looks.set(look, code);
    }
    assert.equal(new Set(table.classes.map(({ code }) => code)).size, table.classes.length);
  });

  it('knows codes with a letter, and keeps those that it does not know', () => {
    assert.equal(classOf(table, '1104A').name['zh-CN'], '坑塘水面');
    assert.equal(classOf(table, ' 0202K ').name.en, 'Tea garden');
    assert.equal(classOf(table, '08H1').code, '08H1');
    assert.equal(classOf(table, 203).name['zh-CN'], '村庄');
    const unknown = classOf(table, '9999');
    assert.equal(unknown.code, '9999');
    assert.match(unknown.name['zh-CN'], /9999/);
    assert.match(unknown.colour, /^#[0-9a-f]{6}$/);
  });

  it('is found by name', () => {
    assert.equal(classTable('land-use-3'), table);
    assert.equal(classTable('constructor'), undefined);
  });
});

describe('unsupportedIn', () => {
  it('names what this kit cannot show', () => {
    assert.equal(unsupportedIn(entryOf({})), undefined);
    const hologram = { type: 'hologram', datum: 'WGS84' } as unknown as CatalogueEntry['source'];
    assert.deepEqual(unsupportedIn(entryOf({ source: hologram })), {
      path: 'source.type',
      value: 'hologram',
    });
    const voxel = { geometry: 'voxel' } as unknown as Style;
    assert.deepEqual(unsupportedIn(entryOf({ style: voxel })), {
      path: 'style.geometry',
      value: 'voxel',
    });
  });
});
