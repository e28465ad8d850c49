import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LegendSection } from '../legend/legend-model.ts';
import {
  paperLayout,
  paperSize,
  type Box,
  type SheetContent,
  type SheetLayout,
} from './paper-layout.ts';
import { wrapText, type Measure } from './wrap-text.ts';

/** A Chinese character is as wide as high, another half of that. */
const measure: Measure = (text, size) =>
  [...text].reduce((sum, one) => sum + (one > '\u2000' ? size : size / 2), 0);

const section = (id: number, classes: number): LegendSection => ({
  id: `layer-${id}`,
  title: `土地利用现状图层${id}`,
  field: '地类',
  sample: true,
  lines: Array.from({ length: classes }, (_, index) => ({
    geometry: 'area' as const,
    label: `第 ${id}-${index} 类用地，包括林地、草地和水域`,
    colour: '#336699',
  })),
  pictures: [],
});

const drawn = (id: number, ...pictures: LegendSection['pictures']): LegendSection => ({
  id: `service-${id}`,
  title: `服务图层${id}`,
  sample: false,
  lines: [{ geometry: 'raster', label: `服务图层${id}` }],
  pictures,
});
const IMAGES = new Map([
  ['small', { width: 20, height: 20 }],
  ['large', { width: 900, height: 400 }],
  ['tall', { width: 120, height: 4000 }],
]);

const content = (sections: readonly LegendSection[], more: Partial<SheetContent> = {}) => ({
  title: '德清县 · 莫干山镇 · 土地利用现状',
  date: '2026年11月21日',
  approval: '示例底图，无审图号，不得公开发布',
  credits: ['示例数据', '德清县自然资源和规划局', '© OpenStreetMap contributors'],
  noScale: undefined,
  legend: {
    heading: '图例',
    sample: '示例数据',
    raster: '影像图层，没有图例。',
    unread: '图例读不到',
    sections,
    images: IMAGES,
  },
  page: (number: number, of: number) => `第 ${number} 页，共 ${of} 页`,
  ...more,
});

const boxesOf = (layout: SheetLayout, page: number): Box[] => {
  const { texts, swatches, images } = layout.pages[page]!;
  const first = page === 0 ? [layout.map, layout.north, layout.scale] : [];
  return [...first.filter((box) => box !== undefined), ...texts, ...swatches, ...images];
};

const apart = (a: Box, b: Box): boolean => {
  const slack = 1e-6;
  return (
    a.x + a.width <= b.x + slack ||
    b.x + b.width <= a.x + slack ||
    a.y + a.height <= b.y + slack ||
    b.y + b.height <= a.y + slack
  );
};

const LEGENDS = {
  none: [],
  short: [section(1, 4), section(2, 1)],
  long: Array.from({ length: 30 }, (_, index) => section(index, 1 + (index % 9))),
  endless: [section(0, 400)],
  pictures: [
    drawn(1, { href: 'small', label: '村庄' }, { href: 'small', label: '很长的说明'.repeat(12) }),
    section(2, 3),
    drawn(3, { href: 'large' }),
    drawn(4, { href: 'tall' }, { href: 'tall' }),
  ],
};

for (const paper of ['a4', 'a3'] as const) {
  for (const orientation of ['portrait', 'landscape'] as const) {
    for (const [name, sections] of Object.entries(LEGENDS)) {
      test(`${paper} ${orientation}, ${name} legend: nothing overlaps, leaves the paper or is left out`, () => {
        const layout = paperLayout(paper, orientation, content(sections), measure);
        const [width, height] = paperSize(paper, orientation);
        layout.pages.forEach((_, page) => {
          const boxes = boxesOf(layout, page);
          boxes.forEach((box, index) => {
            assert.ok(box.x >= 9.9 && box.x + box.width <= width - 9.9, JSON.stringify(box));
            assert.ok(box.y >= 9.9 && box.y + box.height <= height - 9.9, JSON.stringify(box));
            for (const other of boxes.slice(index + 1)) {
              assert.ok(apart(box, other), `${JSON.stringify(box)} on ${JSON.stringify(other)}`);
            }
          });
        });
        const swatches = layout.pages.flatMap((page) => page.swatches.map(({ line }) => line));
        assert.deepEqual(
          swatches.map(({ label }) => label),
          sections.flatMap(({ lines }) => lines.map(({ label }) => label)),
        );
        assert.ok(layout.map.width > width * 0.55 && layout.map.height > height * 0.4);
      });
    }
  }
}

const words = (layout: SheetLayout, page = 0) => layout.pages[page]!.texts.map(({ text }) => text);

test('title, approval line, sample label, credits and date are written out', () => {
  const said = words(paperLayout('a4', 'portrait', content([]), measure)).join('');
  for (const part of [
    '德清县 · 莫干山镇 · 土地利用现状',
    '示例底图，无审图号，不得公开发布',
    '示例数据',
    '德清县自然资源和规划局',
    '2026年11月21日',
  ]) {
    assert.ok(said.includes(part), part);
  }
});

test('a heading never ends a column, and further pages say which they are', () => {
  const layout = paperLayout('a4', 'landscape', content(LEGENDS.long), measure);
  assert.ok(layout.pages.length > 1);
  assert.ok(
    words(layout, 1).some((text) => text.includes(`第 2 页，共 ${layout.pages.length} 页`)),
  );
  for (const { texts, swatches } of layout.pages) {
    for (const title of texts.filter(({ text }) => text.startsWith('土地利用现状图层'))) {
      const beside = swatches.some(({ y }) => Math.abs(y - title.y) < title.height);
      const below = swatches.some(({ x, y }) => y > title.y && Math.abs(x - title.x) < 1);
      assert.ok(beside || below, title.text);
    }
  }
});

test('pictures of services keep their shape, and one that cannot be read is told of in its place', () => {
  const sections = [drawn(1, { href: 'large' }), drawn(2, { href: 'gone' }), drawn(3)];
  const layout = paperLayout('a4', 'landscape', content(sections), measure);
  const [image] = layout.pages[0]!.images;
  assert.equal((image!.width / image!.height).toFixed(6), (900 / 400).toFixed(6));
  const said = words(layout);
  assert.ok(said.includes('图例读不到'));
  assert.equal(said.filter((text) => text === '影像图层，没有图例。').length, 1);
});

test('a tilted view has words in the place of the scale', () => {
  const noScale = '倾斜视图，各处比例不同，不标比例尺';
  const layout = paperLayout('a4', 'portrait', content([], { noScale }), measure);
  assert.equal(layout.scale, undefined);
  assert.ok(words(layout).join('').includes(noScale));
});

test('a long title takes two lines and an ellipsis, an empty one leaves its room to the map', () => {
  const long = paperLayout(
    'a4',
    'portrait',
    content([], { title: '很长的标题'.repeat(40) }),
    measure,
  );
  assert.equal(words(long).filter((text) => text.includes('很长')).length, 2);
  assert.ok(words(long).some((text) => text.endsWith('…')));
  const none = paperLayout('a4', 'portrait', content([], { title: '' }), measure);
  assert.equal(none.map.y, 10);
});

test('lines do not begin with a full stop or comma, and keep every character', () => {
  const text =
    '东至山脚，西至河边。南至公路、北至 https://example.invalid/a-very-long-address-without-spaces 为止。';
  for (let width = 8; width < 60; width += 1) {
    const lines = wrapText(text, width, { size: 3, bold: false }, measure);
    assert.equal(lines.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
    for (const line of lines) {
      if (width > 14) assert.doesNotMatch(line, /^[，。、]/u);
      assert.ok(measure(line, 3, false) <= width || line.length <= 2, `${width}: ${line}`);
    }
  }
});
