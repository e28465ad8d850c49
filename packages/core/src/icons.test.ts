import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOMAIN_PRESETS, LAYER_KINDS } from '@yizhangtu/standard';
import { ICONS, isIconName } from './icons.ts';

test('every icon that the standard names is drawn', () => {
  for (const domains of Object.values(DOMAIN_PRESETS)) {
    for (const { icon } of domains) assert.ok(isIconName(icon), icon);
  }
  for (const { id, style } of LAYER_KINDS) {
    if (style.icon !== undefined) assert.ok(isIconName(style.icon), `${id}: ${style.icon}`);
  }
});

test('path data are well formed and stay on the grid', () => {
  for (const [name, path] of Object.entries(ICONS)) {
    assert.match(path, /^M[\d\s.,a-zA-Z-]+$/, name);
    for (const [x, y] of extent(path)) {
      assert.ok(x >= 1 && x <= 23 && y >= 1 && y <= 23, `${name}: ${x} ${y}`);
    }
  }
});

/** End points of each step, for the commands that the icons use. */
function extent(path: string): [number, number][] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, command, rest] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const values = (rest?.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const size = { m: 2, l: 2, h: 1, v: 1, c: 6, q: 4, s: 4, a: 7, z: 0 }[command!.toLowerCase()];
    assert.ok(size !== undefined, `${command} in ${path}`);
    const relative = command === command!.toLowerCase();
    for (let i = 0; i < values.length; i += size) {
      const [last, before] = [values[i + size - 1]!, values[i + size - 2]!];
      const kind = command!.toLowerCase();
      if (kind === 'h') x = relative ? x + last : last;
      else if (kind === 'v') y = relative ? y + last : last;
      else [x, y] = relative ? [x + before, y + last] : [before, last];
      points.push([x, y]);
    }
  }
  return points;
}
