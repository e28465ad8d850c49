import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addThing,
  clearThings,
  freeName,
  giveThings,
  kindOf,
  kindsOf,
  NOTHING,
  openThings,
  redo,
  removeThing,
  renameThing,
  reshapeThing,
  undo,
  type Drawing,
  type DrawKind,
} from './draw-model.ts';

const point = (x = 1): GeoJSON.Point => ({ type: 'Point', coordinates: [x, 2] });
const WORDS = { point: '点', line: '线', area: '面' };
const word = (kind: DrawKind) => WORDS[kind];
const names = ({ things }: Drawing) => things.map(({ properties }) => properties.name);
const feature = (id: string | number | undefined, name?: unknown): GeoJSON.Feature => ({
  type: 'Feature',
  ...(id === undefined ? {} : { id }),
  geometry: point(),
  properties: name === undefined ? null : { name, kept: 7 },
});

const three = () =>
  addThing(addThing(addThing(NOTHING, point(1), '点'), point(2), '点'), point(3), '点');

test('what is drawn gets a name and an id that nothing else has', () => {
  const drawing = three();
  assert.deepEqual(names(drawing), ['点 1', '点 2', '点 3']);
  assert.equal(new Set(drawing.things.map(({ id }) => id)).size, 3);
  const less = removeThing(drawing, drawing.things[1]!.id);
  assert.deepEqual(names(addThing(less, point(4), '点')), ['点 1', '点 3', '点 2']);
  const again = addThing(less, point(4), '点');
  assert.equal(new Set(again.things.map(({ id }) => id)).size, 3);
});

test('every step is taken back and done again, to the very same things', () => {
  const steps: ((drawing: Drawing) => Drawing)[] = [
    (d) => addThing(d, point(1), '点'),
    (d) => openThings(d, [feature('a', '甲'), feature(undefined)], word),
    (d) => renameThing(d, 'a', ' 乙 '),
    (d) => reshapeThing(d, 'a', point(9)),
    (d) => removeThing(d, 'a'),
    (d) => clearThings(d),
    (d) => giveThings(d, [feature(5, '丙')], word),
  ];
  const seen = [NOTHING];
  for (const act of steps) seen.push(act(seen[seen.length - 1]!));
  assert.deepEqual(
    seen[steps.length]!.past.map(({ kind }) => kind),
    ['add', 'open', 'rename', 'reshape', 'remove', 'clear', 'give'],
  );
  let drawing = seen[steps.length]!;
  for (let n = steps.length - 1; n >= 0; n -= 1) {
    drawing = undo(drawing);
    assert.deepEqual(drawing.things, seen[n]!.things);
  }
  assert.deepEqual(undo(drawing), drawing, 'nothing is left to take back');
  for (let n = 1; n <= steps.length; n += 1) {
    drawing = redo(drawing);
    assert.deepEqual(drawing.things, seen[n]!.things);
  }
  assert.deepEqual(redo(drawing), drawing);
});

test('a new step ends what could be done again', () => {
  const drawing = addThing(undo(three()), point(8), '点');
  assert.deepEqual(drawing.future, []);
  assert.deepEqual(redo(drawing).things, drawing.things);
});

test('what changes nothing is no step', () => {
  const drawing = three();
  const { id, geometry } = drawing.things[0]!;
  for (const same of [
    renameThing(drawing, id, '点 1'),
    renameThing(drawing, id, '   '),
    renameThing(drawing, 'nobody', 'x'),
    reshapeThing(drawing, id, structuredClone(geometry)),
    reshapeThing(drawing, 'nobody', point()),
    removeThing(drawing, 'nobody'),
    openThings(drawing, [], word),
  ]) {
    assert.equal(same, drawing);
  }
  assert.equal(clearThings(NOTHING), NOTHING);
});

test('what a drawing begins with is no step; what comes in its place later is', () => {
  const begun = giveThings(NOTHING, [feature('a', '甲')], word);
  assert.deepEqual(begun.past, []);
  const other = giveThings(begun, [], word);
  assert.equal(other.past.length, 1);
  assert.deepEqual(undo(other).things, begun.things);
});

test('a file is put beside what is there; ids that are taken give way, properties stay', () => {
  const drawing = openThings(NOTHING, [feature('a', '甲')], word);
  const more = openThings(drawing, [feature('a', ''), feature('#1'), feature(3, 12)], word);
  assert.equal(more.things[0], drawing.things[0]);
  assert.deepEqual(names(more), ['甲', '点 1', '点 2', '12']);
  assert.equal(more.things[3]!.id, 3);
  assert.equal(more.things[3]!.properties['kept'], 7);
  assert.equal(new Set(more.things.map(({ id }) => String(id))).size, 4);
  assert.deepEqual(more.past[1]!.count, 3);
});

test('names in Chinese columns are taken', () => {
  const { things } = openThings(
    NOTHING,
    [{ type: 'Feature', geometry: point(), properties: { 名称: '村口' } }],
    word,
  );
  assert.equal(things[0]!.properties.name, '村口');
});

test('kinds: of many parts by their type, of a collection all that it holds', () => {
  assert.equal(kindOf({ type: 'MultiPolygon', coordinates: [] }), 'area');
  const mixed: GeoJSON.GeometryCollection = {
    type: 'GeometryCollection',
    geometries: [point(), { type: 'LineString', coordinates: [] }],
  };
  assert.deepEqual(kindsOf(mixed), new Set(['point', 'line']));
  assert.equal(kindOf(mixed), 'line');
});

test('a free name skips those in use', () => {
  assert.equal(freeName(three().things, '点'), '点 4');
  assert.equal(freeName([], 'Area'), 'Area 1');
});
