import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareYears, computeAccount, estimate, readRun } from '@yizhangtu/gep';
import { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
import { earlierRun, sampleRun } from '../testing/sample-run.test.helper.ts';
import { chartHeight, chartOption, type Paint } from './chart-option.ts';
import { breaksOf, layerOf } from './map-layer.ts';
import { resultWords } from './result-words.strings.ts';
import { placesOf } from './places.ts';
import { compositionView, divisionsView, rangesView, yearsView } from './views.ts';

const run = readRun(sampleRun(), KNOWN_PROFILES);
const before = readRun(earlierRun(), KNOWN_PROFILES);
const account = computeAccount(run);
const zh = resultWords['zh-CN'];
const numbers = (cells: readonly (string | number)[]): number[] =>
  cells.filter((cell): cell is number => typeof cell === 'number');
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

test('composition: the largest first, the rows make the total', () => {
  const { rows, bars, finding, key } = compositionView(account, 'zh-CN', zh);
  const values = rows.map((row) => row[2] as number);
  const total = values.pop()!;
  assert.ok(
    near(
      values.reduce((sum, value) => sum + value, 0),
      Number(total.toFixed(2)),
    ),
  );
  assert.deepEqual(
    values,
    [...values].sort((a, b) => b - a),
  );
  assert.ok(finding.includes(rows[0]![0] as string));
  assert.equal(bars.length, values.length);
  assert.deepEqual(new Set(key), new Set(['provisioning', 'regulating', 'cultural']));
});

test('towns and villages make the whole; what belongs to neither stands as a row', () => {
  for (const level of ['town', 'village'] as const) {
    const places = placesOf(account, level, 'zh-CN');
    const sum = places.reduce((all, { total }) => all + total, 0);
    assert.ok(near(sum, account.total), level);
  }
  assert.deepEqual(
    placesOf(account, 'town', 'zh-CN').map(({ name }) => name),
    ['东镇', '西镇'],
  );
  const villages = placesOf(account, 'village', 'zh-CN');
  // Crops are known by town alone.
  const rest = villages.find(({ code }) => code === '')!;
  assert.equal(rest.total, 21_000_000);
  const { rows } = divisionsView(account, 'village', undefined, 'zh-CN', zh);
  const totals = numbers(rows.at(-1)!);
  rows.slice(0, -1).forEach((row) => numbers(row).forEach((value, at) => (totals[at]! -= value)));
  assert.ok(totals.every((left) => Math.abs(left) < 1e-9));
  assert.ok(rows.some(([name]) => name === '没有分到区划的'));
});

test('one item alone, by division', () => {
  const places = placesOf(account, 'town', 'zh-CN', 'climate');
  const climate = account.items.find(({ id }) => id === 'climate')!.value;
  assert.ok(
    near(
      places.reduce((sum, { total }) => sum + total, 0),
      climate,
    ),
  );
});

test('between years: steps lead from one total to the other', () => {
  const comparison = compareYears(before, run);
  const { bars, finding } = yearsView(comparison, 'zh-CN', zh);
  assert.deepEqual(
    bars.map(({ name }) => name),
    ['2020 年', '数量', '价格', '气象', '2023 年'],
  );
  const [first, ...others] = bars;
  let level = first!.parts[0]!.to;
  for (const { parts } of others.slice(0, -1)) {
    const { kind, from, to } = parts[0]!;
    assert.ok(near(kind === 'up' ? from : to, level));
    level = kind === 'up' ? to : from;
  }
  assert.ok(near(level, others.at(-1)!.parts[0]!.to));
  assert.match(finding, /2020 年到2023 年总值/);
});

test('ranges: the widest first, the median between its ends', () => {
  const { bars, notes } = rangesView(account, estimate(run)!, 'zh-CN', zh);
  for (const { parts, point } of bars) {
    assert.ok(parts[0]!.from <= point! && point! <= parts[0]!.to);
  }
  assert.equal(bars[0]!.name, '合计');
  assert.ok(notes.some((note) => note.includes('种子 7')));
});

const paint: Paint = {
  text: '#000',
  muted: '#444',
  line: '#ccc',
  font: 'sans-serif',
  size: 14,
  colours: {
    provisioning: '#1',
    regulating: '#2',
    cultural: '#3',
    total: '#4',
    up: '#5',
    down: '#6',
    range: '#7',
  },
};

test('a chart says its values at its bars, without animation, tooltip or a formatter of HTML', () => {
  const seen = yearsView(compareYears(before, run), 'zh-CN', zh);
  const option = chartOption(seen, paint, 600);
  assert.equal(option.animation, false);
  assert.ok(!('tooltip' in option));
  const series = option.series as { stack?: string; data: unknown[] }[];
  const blank = series[0]!.data as number[];
  assert.ok(near(blank[1]!, seen.bars[1]!.parts[0]!.from));
  const bars = series[1]!.data as { value: number; label: { formatter: string } }[];
  assert.equal(bars[0]!.label.formatter, seen.bars[0]!.label);
  assert.ok(chartHeight(compositionView(account, 'zh-CN', zh), 14) > 100);
});

test('names in English are as wide as in Chinese before they are cut, and the unit has room after the axis', () => {
  const seen = compositionView(account, 'en', resultWords.en);
  const option = chartOption(seen, paint, 600);
  const { data } = option.yAxis as { data: string[] };
  assert.ok(data.includes('Climate regulation'), data.join(', '));
  const { right } = option.grid as { right: number };
  assert.ok(right >= seen.unit.length * paint.size * 0.5);
});

test('on a phone in large text, bars have a third of the picture: value and share stand in two lines', () => {
  const seen = compositionView(account, 'zh-CN', zh);
  const size = 22;
  const width = 320;
  const option = chartOption(seen, { ...paint, size }, width);
  const { right } = option.grid as { right: number };
  const { data } = option.yAxis as { data: string[] };
  const names = Math.max(...data.map((name) => name.length)) * size;
  assert.ok(width - right - names > width / 3, `${width - right - names}`);
  const bars = (option.series as { data: { label: { formatter: string } }[] }[])[0]!.data;
  assert.match(bars[0]!.label.formatter, /^[\d.,]+\n[\d.]+%$/);
  const wide = chartOption(seen, { ...paint, size }, 600);
  assert.doesNotMatch(JSON.stringify(wide.series), /\\n/);
});

test('values by village are a layer of a map, by the hectare', () => {
  const square = (code: string): GeoJSON.Feature => ({
    type: 'Feature',
    properties: { code },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    },
  });
  const areas = {
    type: 'FeatureCollection' as const,
    features: ['330599', '330599100200', '330599100201', '330599101200'].map(square),
  };
  const look = { level: 'village' as const, item: undefined, locale: 'zh-CN' as const };
  const entry = layerOf('~gep', account, areas, look)!;
  const { features } = (entry.source as { data: GeoJSON.FeatureCollection }).data;
  assert.deepEqual(
    features.map(({ id }) => id),
    ['330599100200', '330599100201', '330599101200'],
  );
  const [first] = placesOf(account, 'village', 'zh-CN').filter(({ code }) =>
    code.endsWith('100200'),
  );
  const { perHectare } = features[0]!.properties as { perHectare: number };
  // CNY a square metre is 10,000 CNY a hectare.
  assert.ok(Math.abs(perHectare - first!.total / first!.area) < 0.006);
  assert.equal(entry.sample, true);
  assert.equal(layerOf('~gep', account, { ...areas, features: [] }, look), undefined);
  assert.deepEqual(breaksOf([1, 1, 1, 1], 5), []);
});
