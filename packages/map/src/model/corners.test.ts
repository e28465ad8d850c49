import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LngLat } from '@yizhangtu/standard';
import {
  addCorner,
  cornersOf,
  isCrossing,
  isEditable,
  moveCorner,
  nearestCorner,
  removeCorner,
  shapeOf,
  withoutRepeats,
} from './corners.ts';

const SQUARE: LngLat[] = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
];

test('a shape and its corners are two ways to say one thing', () => {
  const area = shapeOf('Polygon', SQUARE);
  assert.deepEqual(area, { type: 'Polygon', coordinates: [[...SQUARE, [0, 0]]] });
  assert.deepEqual(cornersOf(area), SQUARE);
  for (const shape of [shapeOf('LineString', SQUARE), shapeOf('Point', [[5, 6]])]) {
    assert.deepEqual(shapeOf(shape.type, cornersOf(shape)), shape);
  }
});

test('corners that repeat are one', () => {
  const repeated: LngLat[] = [
    [0, 0],
    [0, 0],
    [1, 0],
    [1, 1],
    [1, 1],
    [0, 0],
  ];
  assert.deepEqual(withoutRepeats(repeated, false), [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ]);
  assert.deepEqual(withoutRepeats(repeated, true), [
    [0, 0],
    [1, 0],
    [1, 1],
  ]);
  assert.deepEqual(
    withoutRepeats(
      [
        [3, 3],
        [3, 3],
      ],
      true,
    ),
    [[3, 3]],
  );
});

test('a bow tie crosses itself, a dart does not, a line may', () => {
  const bow: LngLat[] = [
    [0, 0],
    [2, 2],
    [2, 0],
    [0, 2],
  ];
  assert.equal(isCrossing(shapeOf('Polygon', bow)), true);
  assert.equal(
    isCrossing(
      shapeOf('Polygon', [
        [0, 0],
        [2, 2],
        [4, 0],
        [2, 1],
      ]),
    ),
    false,
  );
  assert.equal(isCrossing(shapeOf('LineString', bow)), false);
});

test('what cannot be edited: holes, many parts, heights', () => {
  assert.equal(isEditable(shapeOf('Polygon', SQUARE)), true);
  assert.equal(isEditable({ type: 'Point', coordinates: [1, 2, 3] }), false);
  assert.equal(isEditable({ type: 'MultiPoint', coordinates: [[1, 2]] }), false);
  const ring = [
    [0, 0],
    [9, 0],
    [9, 9],
    [0, 0],
  ];
  assert.equal(isEditable({ type: 'Polygon', coordinates: [ring, ring] }), false);
  assert.equal(isEditable(null), false);
});

test('corners move, go and come without touching the others', () => {
  assert.deepEqual(moveCorner(SQUARE, 2, [3, 3]), [
    [0, 0],
    [2, 0],
    [3, 3],
    [0, 2],
  ]);
  assert.deepEqual(removeCorner(SQUARE, 0), [
    [2, 0],
    [2, 2],
    [0, 2],
  ]);
  assert.deepEqual(addCorner(SQUARE, 3, true), [...SQUARE, [0, 1]]);
  assert.deepEqual(addCorner(SQUARE, 3, false), [
    [0, 0],
    [2, 0],
    [2, 2],
    [1, 2],
    [0, 2],
  ]);
  assert.deepEqual(SQUARE[2], [2, 2]);
});

test('the nearest corner is nearest on the ground, where a degree east is shorter', () => {
  assert.equal(nearestCorner(SQUARE, [1.9, 0.1]), 1);
  // At 60° north a degree east is half a degree north.
  assert.equal(
    nearestCorner(
      [
        [1.6, 60],
        [0, 61],
      ],
      [0, 60],
    ),
    0,
  );
});
