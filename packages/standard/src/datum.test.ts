import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { geojsonToWgs84, pointToWgs84 } from './datum.ts';

type Point = [number, number];

const A = 6378245;
const EE = 0.00669342162296594323;

/** The published forward formula of GCJ-02, written out here as a check that shares no code with gcoord. */
function wgs84ToGcj02([lng, lat]: Point): Point {
  const [x, y] = [lng - 105, lat - 35];
  const waves = (a: number, b: number) =>
    20 * Math.sin(6 * a * Math.PI) + 20 * Math.sin(2 * b * Math.PI);
  const root = Math.sqrt(Math.abs(x));
  let dLat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root;
  dLat += (waves(x, x) * 2) / 3;
  dLat += ((20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * 2) / 3;
  dLat += ((160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * 2) / 3;
  let dLng = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root;
  dLng += (waves(x, x) * 2) / 3;
  dLng += ((20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * 2) / 3;
  dLng += ((150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * 2) / 3;
  const phi = (lat / 180) * Math.PI;
  const magic = 1 - EE * Math.sin(phi) ** 2;
  const north = (dLat * 180) / (((A * (1 - EE)) / (magic * Math.sqrt(magic))) * Math.PI);
  const east = (dLng * 180) / ((A / Math.sqrt(magic)) * Math.cos(phi) * Math.PI);
  return [lng + east, lat + north];
}

/** The published forward formula from GCJ-02 to BD-09. */
function gcj02ToBd09([x, y]: Point): Point {
  const turn = (Math.PI * 3000) / 180;
  const radius = Math.hypot(x, y) + 0.00002 * Math.sin(y * turn);
  const angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * turn);
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006];
}

/** Metres east and north from one point to another, close by. */
function metres(from: Point, to: Point): [number, number] {
  const perDegree = 111_320;
  const east = (to[0] - from[0]) * perDegree * Math.cos((from[1] * Math.PI) / 180);
  return [east, (to[1] - from[1]) * perDegree];
}
const apart = (one: Point, other: Point) => Math.hypot(...metres(one, other));

/** Places over the bounds of Deqing, which reach somewhat beyond its line. */
const DEQING: Point[] = Array.from({ length: 100 }, (_, index) => [
  119.75 + (index % 10) * 0.067,
  30.44 + Math.floor(index / 10) * 0.028,
]);
const CENTRE: Point = [119.977, 30.543];

describe('pointToWgs84', () => {
  it('undoes the shift of GCJ-02, which at Deqing is 446 m east and 274 m south', () => {
    const shifted = wgs84ToGcj02(CENTRE);
    const [east, north] = metres(CENTRE, shifted);
    assert.ok(Math.abs(east - 446) < 12, String(east));
    assert.ok(Math.abs(north + 274) < 12, String(north));
    assert.ok(apart(CENTRE, shifted) > 512 && apart(CENTRE, shifted) < 529);
    assert.ok(apart(pointToWgs84(shifted, 'GCJ02'), CENTRE) < 0.005);
  });

  it('is right to half a centimetre for GCJ-02 and 0.15 m for BD-09, all over the county', () => {
    for (const point of DEQING) {
      const gcj = wgs84ToGcj02(point);
      assert.ok(apart(point, gcj) > 490 && apart(point, gcj) < 560, String(apart(point, gcj)));
      assert.ok(apart(pointToWgs84(gcj, 'GCJ02'), point) < 0.0055);
      const bd = gcj02ToBd09(gcj);
      assert.ok(apart(point, bd) > 1_000 && apart(point, bd) < 1_300);
      assert.ok(apart(pointToWgs84(bd, 'BD09'), point) < 0.15);
    }
  });

  it('takes CGCS2000 as WGS84', () => {
    assert.deepEqual(pointToWgs84(CENTRE, 'WGS84'), CENTRE);
    assert.deepEqual(pointToWgs84(CENTRE, 'CGCS2000'), CENTRE);
  });

  it('leaves the point that it is given as it was', () => {
    const point: Point = [119.98, 30.54];
    pointToWgs84(point, 'GCJ02');
    assert.deepEqual(point, [119.98, 30.54]);
  });
});

describe('geojsonToWgs84', () => {
  const shifted = wgs84ToGcj02(CENTRE);
  const collection: GeoJSON.FeatureCollection = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        id: 7,
        properties: { name: '站', nested: { coordinates: [1, 2] } },
        geometry: { type: 'Point', coordinates: [...shifted, 12.5] },
      },
      {
        type: 'Feature',
        properties: null,
        geometry: { type: 'MultiPolygon', coordinates: [[DEQING.slice(0, 4).map(wgs84ToGcj02)]] },
      },
    ],
  };

  it('moves every coordinate, keeps heights, properties and ids, and leaves its input alone', () => {
    const before = structuredClone(collection);
    const moved = geojsonToWgs84(collection, 'GCJ02');
    assert.deepEqual(collection, before);
    const [point, area] = moved.features;
    assert.ok(point?.geometry.type === 'Point' && area?.geometry.type === 'MultiPolygon');
    assert.ok(apart(point.geometry.coordinates as Point, CENTRE) < 0.005);
    assert.equal(point.geometry.coordinates[2], 12.5);
    assert.equal(point.id, 7);
    assert.deepEqual(point.properties, { name: '站', nested: { coordinates: [1, 2] } });
    area.geometry.coordinates[0]?.[0]?.forEach((corner, index) => {
      assert.ok(apart(corner as Point, DEQING[index] as Point) < 0.005);
    });
  });

  it('keeps what needs no conversion', () => {
    assert.equal(geojsonToWgs84(collection, 'CGCS2000'), collection);
  });
});
