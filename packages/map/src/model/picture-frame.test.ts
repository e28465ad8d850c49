import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pictureFrame } from './picture-frame.ts';

const limits = { most: 8192, fieldOfView: 36.87 };
const screen = { width: 1440, height: 900 };

test('a wider picture shows all that is on screen in its middle, at the same zoom and angle', () => {
  const frame = pictureFrame(screen, { width: 4000, height: 2000 }, limits);
  assert.deepEqual([frame.width, frame.height], [1800, 900]);
  assert.equal(frame.fieldOfView.toFixed(6), '36.870000');
  assert.equal((frame.pixelRatio * frame.width).toFixed(3), '4000.000');
});

test('a taller picture opens its field of view, so that the middle keeps its perspective', () => {
  const { width, height, fieldOfView } = pictureFrame(
    screen,
    { width: 1440, height: 1800 },
    limits,
  );
  assert.deepEqual([width, height], [1440, 1800]);
  const distance = (angle: number, side: number) => side / 2 / Math.tan((angle * Math.PI) / 360);
  assert.equal(distance(fieldOfView, height).toFixed(6), distance(36.87, 900).toFixed(6));
});

test('a picture larger than the graphics draw is lowered in its shape', () => {
  const frame = pictureFrame(screen, { width: 6000, height: 3000 }, { ...limits, most: 4096 });
  assert.equal((frame.width * frame.pixelRatio).toFixed(3), '4096.000');
  assert.equal((frame.height * frame.pixelRatio).toFixed(3), '2048.000');
});
