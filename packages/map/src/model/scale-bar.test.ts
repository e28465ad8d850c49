import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scaleBar } from './scale-bar.ts';

test('the bar is 1, 2 or 5 times a power of ten and fits', () => {
  for (let zoom = 3; zoom < 20; zoom += 0.37) {
    const { metres, pixels } = scaleBar(zoom, 30.5, 96);
    assert.match(String(metres), /^(0\.)?0*[125]0*$/);
    assert.ok(pixels <= 96 && pixels > 96 / 2.51, `${zoom}: ${pixels}`);
  }
});

test('at the equator and zoom 0, one 512-pixel tile is the whole equator', () => {
  const { metres, pixels } = scaleBar(0, 0, 512);
  assert.ok(Math.abs(metres / pixels - 40_075_016.686 / 512) < 1e-6);
});
