import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast } from '@yizhangtu/standard';
import { accentTokens, legible, mix } from './accent.ts';
import { COLOURS, LARGE_SIZES, SIZES, tokenCss, WALL_SIZES, type Theme } from './token-values.ts';

const THEMES: Theme[] = ['light', 'dark', 'wall'];
const ACCENTS = [
  '#000000',
  '#ffffff',
  '#ffd400',
  '#0f6b4f',
  '#c8102e',
  '#777777',
  '#00e5ff',
  '#1a1aff',
];

for (const theme of THEMES) {
  const colours = COLOURS[theme];
  test(`${theme}: words read at AAA on every ground`, () => {
    for (const ground of [
      'surface',
      'surface-raised',
      'surface-sunken',
      'danger-soft',
      'warning-soft',
    ] as const) {
      for (const ink of ['text', 'text-muted'] as const) {
        const ratio = contrast(colours[ink], colours[ground]);
        assert.ok(ratio >= 7, `${ink} on ${ground}: ${ratio}`);
      }
    }
  });

  test(`${theme}: status words read on their grounds, lines and focus are seen`, () => {
    assert.ok(contrast(colours.danger, colours['danger-soft']) >= 7);
    assert.ok(contrast(colours.danger, colours.surface) >= 7);
    assert.ok(contrast(colours.warning, colours['warning-soft']) >= 7);
    assert.ok(contrast(colours.success, colours.surface) >= 7);
    assert.ok(contrast(colours['line-strong'], colours.surface) >= 3);
    assert.ok(contrast(colours.focus, colours.surface) >= 3);
    assert.ok(contrast(colours.focus, colours['surface-sunken']) >= 3);
  });

  for (const accent of ACCENTS) {
    test(`${theme}: any accent is made legible: ${accent}`, () => {
      const tokens = accentTokens(accent, colours.surface);
      assert.ok(contrast(tokens.accent, colours.surface) >= 3);
      assert.ok(contrast(tokens['on-accent'], tokens.accent) >= 4.5);
      assert.ok(contrast(tokens['accent-text'], tokens['accent-soft']) >= 7);
      assert.ok(contrast(tokens['accent-text'], colours.surface) >= 7);
      assert.ok(contrast(colours.text, tokens['accent-soft']) >= 7);
    });
  }
}

test('a colour that is legible already stays', () => {
  assert.equal(legible('#0f6b4f', '#ffffff', 4.5), '#0f6b4f');
  assert.notEqual(legible('#ffd400', '#ffffff', 4.5), '#ffd400');
});

test('mixing', () => {
  assert.equal(mix('#ff0000', '#0000ff', 0.5), '#800080');
  assert.equal(mix('#123456', '#ffffff', 1), '#123456');
});

test('large text: no words below 20 px, main actions 60 px, others 44 px', () => {
  const px = (value: string | undefined) => Number.parseInt(value ?? '0', 10);
  const large = { ...SIZES, ...LARGE_SIZES };
  for (const name of [
    'font-size',
    'font-size-small',
    'font-size-large',
    'font-size-title',
  ] as const) {
    assert.ok(px(large[name]) >= 20, name);
  }
  assert.ok(px(large['target-main']) >= 60);
  assert.ok(px(large.target) >= 44);
  assert.ok(px({ ...SIZES, ...WALL_SIZES }['font-size-small']) >= 20);
});

test('each token that a style may read has a default, and each theme sets the same ones', () => {
  const css = tokenCss();
  for (const name of [
    ...Object.keys(COLOURS.light),
    ...Object.keys(SIZES),
    'accent',
    'on-accent',
  ]) {
    assert.ok(css.includes(`--y-${name}:var(--yzt-${name},`), name);
  }
  assert.deepEqual(Object.keys(COLOURS.dark), Object.keys(COLOURS.light));
  assert.deepEqual(Object.keys(COLOURS.wall), Object.keys(COLOURS.light));
});
