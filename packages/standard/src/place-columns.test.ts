import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeColumns } from './place-columns.ts';

for (const [header, x, y] of [
  [['名称', '经度', '纬度'], 1, 2],
  [['Latitude ', 'Longitude (°)'], 1, 0],
  [['gcj_lng', 'gcj_lat', 'name'], 0, 1],
  [['x坐标', 'y坐标'], 0, 1],
  [['x', 'lng', 'lat'], 1, 2],
  [['名称', '地址'], -1, -1],
  [['经度', '地址'], 0, -1],
] as const) {
  test(`${header.join(', ')}: longitude at ${x}, latitude at ${y}`, () => {
    assert.deepEqual(placeColumns(header), { x, y });
  });
}
