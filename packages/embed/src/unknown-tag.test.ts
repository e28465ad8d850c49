import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestTag } from './unknown-tag.ts';

const TAGS = ['yzt-provider', 'yzt-map', 'yzt-map-panel', 'yzt-legend', 'yzt-inbox'];

test('the nearest tag is the one with the fewest letters to change', () => {
  for (const [typed, meant] of [
    ['yzt-mapp', 'yzt-map'],
    ['yzt-maps-panel', 'yzt-map-panel'],
    ['yzt-legends', 'yzt-legend'],
    ['yzt-in-box', 'yzt-inbox'],
    ['yzt-porvider', 'yzt-provider'],
  ] as const)
    assert.equal(nearestTag(typed, TAGS), meant);
  assert.equal(nearestTag('yzt-x', []), undefined);
});
