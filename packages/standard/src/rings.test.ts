import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contains, metresToRings, ringsOf } from './rings.ts';
import { countOff } from './datum.ts';

const box = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const area: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [box(120, 30, 121, 31), box(120.4, 30.4, 120.6, 30.6)],
};

describe('rings', () => {
  it('hold what lies in the area, and not what lies in its hole or beside it', () => {
    const rings = ringsOf(area);
    assert.equal(contains(rings, [120.1, 30.1]), true);
    assert.equal(contains(rings, [120.5, 30.5]), false);
    assert.equal(contains(rings, [121.1, 30.5]), false);
  });

  it('of all parts of a multipolygon count', () => {
    const rings = ringsOf({
      type: 'MultiPolygon',
      coordinates: [area.coordinates, [box(122, 30, 123, 31)]],
    });
    assert.equal(rings.length, 3);
    assert.equal(contains(rings, [122.5, 30.5]), true);
  });

  it('tell how far a place is, to 1 % of what geod says on the ellipsoid', () => {
    // geod +ellps=WGS84 -I: 30.5N 121E to 30.5N 121.1E, and 31N 120.5E to 31.1N 120.5E.
    assert.ok(Math.abs(metresToRings([121.1, 30.5], ringsOf(area)) / 9_598.7 - 1) < 0.01);
    assert.ok(Math.abs(metresToRings([120.5, 31.1], ringsOf(area)) / 11_086.9 - 1) < 0.01);
  });

  it('count as off what lies more than 100 m outside, in the datum that is said', () => {
    const off = countOff(area);
    // 90 m and 110 m east of the line.
    const [near, far] = [121 + 90 / 95_900, 121 + 115 / 95_900];
    assert.equal(off([[near, 30.5]], 'WGS84'), 0);
    assert.equal(off([[far, 30.5]], 'WGS84'), 1);
    // GCJ-02 numbers lie some 450 m east of the place they stand for, which is inside.
    assert.equal(off([[far, 30.5]], 'GCJ02'), 0);
  });
});
