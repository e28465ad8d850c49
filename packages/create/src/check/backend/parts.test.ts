import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, learn, tileAt, type Known } from './known.ts';
import { hasResidentNumber, leaksIn } from './masks.ts';

const places = (body: unknown, tag = 'people', role?: string): string[] =>
  leaksIn(body, tag, role).map(({ path, rule, what }) => `${path} ${rule} ${what}`);

test('a resident’s number is told by its check digit', () => {
  // The example of GB 11643-1999, appendix A.
  assert.ok(hasResidentNumber('11010519491231002X'));
  assert.ok(hasResidentNumber('身份证 440524188001010014，已核'));
  assert.ok(!hasResidentNumber('110105194912310021'));
  assert.ok(!hasResidentNumber('a11010519491231002X'));
});

test('people are masked in each attribute', () => {
  const masked = {
    id: 'p',
    name: '张*',
    phone: '138****5678',
    idNumber: '330***********0123',
    address: '德清县新市镇谷门村****',
  };
  assert.deepEqual(places({ items: [masked, { ...masked, address: '德清县新市镇' }] }), []);
  assert.deepEqual(places({ items: [masked, { ...masked, name: '张三丰' }] }), [
    'items[1].name masked name',
  ]);
  assert.deepEqual(places({ ...masked, phone: '13812345678', address: '谷门村3组12号' }), [
    'phone masked phone',
    'address masked address',
  ]);
  // A grid worker does not learn that there is a number at all.
  assert.deepEqual(places(masked, 'people', 'grid-worker'), ['idNumber hidden idNumber']);
});

test('numbers are found wherever people are spoken of, and not in what somebody typed', () => {
  const body = { reporter: { phone: '13812345678' }, description: '打 13812345678 找我' };
  assert.deepEqual(places(body, 'cases'), ['reporter.phone masked phone']);
  // A shop may show its number.
  assert.deepEqual(places({ properties: { phone: '13812345678' } }, 'ogc'), []);
  // Digits in a hash, in a time, in an id.
  const hash = 'a13812345678b';
  assert.deepEqual(
    places({ hash, at: '2026-11-21T06:38:00Z', id: '019a-13812345678f' }, 'audit'),
    [],
  );
});

test('a tile is the one that a place lies in', () => {
  // OpenStreetMap wiki, slippy map tilenames: the formula by its secant form.
  const by = (lng: number, lat: number): [number, number] => {
    const n = 2 ** 12;
    const rad = (lat * Math.PI) / 180;
    const y = ((1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2) * n;
    return [Math.floor(((lng + 180) / 360) * n), Math.floor(y)];
  };
  for (const [lng, lat] of [
    [120.05, 30.56],
    [87.6, 43.8],
    [-70.6, -33.4],
  ] as const) {
    const { x, y } = tileAt(lng, lat);
    assert.deepEqual([x, y], by(lng, lat));
  }
});

test('an address is filled in from what was learnt, or says what it lacks', () => {
  const known: Known = new Map([['county', '330521']]);
  const row = { id: 'getFeature', path: '/counties/{county}/ogc/collections/{id}/items/{feature}' };
  assert.deepEqual(addressOf(row, known), { lacks: 'id' });
  learn(known, 'listCollections', { collections: [{ id: 'wells' }] });
  learn(known, 'listFeatures', { features: [{ id: '水井 1' }] });
  assert.deepEqual(addressOf(row, known), {
    path: '/counties/330521/ogc/collections/wells/items/%E6%B0%B4%E4%BA%95%201',
  });
  // Whatever it is given.
  for (const body of [undefined, null, 7, 'x', [], { items: 'x' }, { items: [null] }]) {
    learn(known, 'listCatalogue', body);
  }
  assert.ok(!known.has('entry'));
});
