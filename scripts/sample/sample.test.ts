import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import turfArea from '@turf/area';
import { computeAccount, readRun } from '@yizhangtu/gep';
import { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
import {
  layerKind,
  parseCatalogueEntry,
  parseCounty,
  parseCountyServer,
  type CatalogueEntry,
  type Division,
} from '@yizhangtu/standard';
import { ROLES } from '@yizhangtu/standard/identity.js';
import { generateCounty } from './county.ts';
import { GEP_YEARS } from './gep.ts';
import { readCounty, type SampleSettings } from './settings.ts';

const counties = fileURLToPath(new URL('../../examples/counties/', import.meta.url));
const made = mkdtempSync(join(tmpdir(), 'yzt-sample-'));
after(() => rmSync(made, { recursive: true, force: true }));

/** The whole list of units and the whole catalogue on a coarser mesh, with fewer buildings. */
const REDUCED: Partial<SampleSettings> = { spacing: 420, buildings: 3000, features: 14_000 };

const generate = (name: string, folder: string, overrides: Partial<SampleSettings>): string => {
  const out = join(made, folder);
  generateCounty(
    readCounty(join(counties, name), overrides),
    { out, stamp: 'test' },
    () => undefined,
  );
  return out;
};
const deqing = generate('deqing', 'deqing', REDUCED);
const ANJI = { ...REDUCED, spacing: 520, buildings: 2000 };
const anji = generate('anji', 'anji', ANJI);

const read = <T>(folder: string, name: string): T =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
const features = (folder: string, name: string): GeoJSON.Feature[] =>
  read<GeoJSON.FeatureCollection>(folder, name).features;
const layers = (folder: string): string[] => readdirSync(join(folder, 'layers'));

type Ring = GeoJSON.Position[];
const ringsOf = ({ geometry }: GeoJSON.Feature): Ring[] =>
  geometry.type === 'Polygon'
    ? geometry.coordinates
    : (geometry as GeoJSON.MultiPolygon).coordinates.flat();

function positionsOf(geometry: GeoJSON.Geometry): GeoJSON.Position[] {
  const found: GeoJSON.Position[] = [];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') found.push(value as GeoJSON.Position);
    else value.forEach(visit);
  };
  visit((geometry as GeoJSON.Polygon).coordinates);
  return found;
}

/** Even-odd rule, and the distance to the ring in degrees for what lies on it. */
function insideOrNear(ring: Ring, [x, y]: GeoJSON.Position, tolerance: number): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as [number, number];
    const [bx, by] = ring[i] as [number, number];
    if (ay > y! !== by > y! && x! < ((bx - ax) * (y! - ay)) / (by - ay) + ax) inside = !inside;
    const length2 = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
    const t = Math.max(0, Math.min(1, ((x! - ax) * (bx - ax) + (y! - ay) * (by - ay)) / length2));
    if (Math.hypot(ax + (bx - ax) * t - x!, ay + (by - ay) * t - y!) <= tolerance) return true;
  }
  return inside;
}

for (const { name, folder, towns, units, entries } of [
  { name: 'deqing', folder: deqing, towns: 13, units: 177, entries: 579 },
  { name: 'anji', folder: anji, towns: 15, units: 218, entries: 180 },
]) {
  const county = readCounty(join(counties, name));
  const areas = features(folder, 'division-areas.geojson');
  const sumOf = (some: GeoJSON.Feature[]): number =>
    some.reduce((sum, feature) => sum + turfArea(feature), 0);
  const parentIs = (code: string) => (feature: GeoJSON.Feature) =>
    feature.properties!['parent'] === code;

  describe(`sample county ${name}`, () => {
    it('has the divisions of the statistical list', () => {
      const divisions = read<Division[]>(folder, 'divisions.json');
      const codes = divisions.map((division) => division.code);
      assert.equal(codes.filter((code) => /^\d{9}$/.test(code)).length, towns);
      assert.equal(codes.filter((code) => /^\d{12}$/.test(code)).length, units);
      assert.deepEqual(
        codes,
        county.divisions.map((division) => division.code),
      );
      assert.ok(divisions.every((division) => division.bounds && division.centre));
    });

    it('has areas that add up: units to towns, towns to the county, the county to its real line', () => {
      const whole = areas.find((feature) => feature.properties!['code'] === county.code)!;
      const line = turfArea(read<GeoJSON.Feature>(folder, 'line.geojson'));
      assert.ok(Math.abs(turfArea(whole) / line - 1) < 1e-6);
      const ofCounty = areas.filter(parentIs(county.code));
      assert.equal(ofCounty.length, towns);
      assert.ok(Math.abs(sumOf(ofCounty) / turfArea(whole) - 1) < 1e-6);
      for (const town of ofCounty) {
        const parts = areas.filter(parentIs(town.properties!['code'] as string));
        assert.ok(parts.length > 0);
        assert.ok(
          Math.abs(sumOf(parts) / turfArea(town) - 1) < 1e-6,
          town.properties!['name'] as string,
        );
      }
    });

    it('has GEP accounts of two years that can be computed, on all of its ground', () => {
      const whole = areas.find((feature) => feature.properties!['code'] === county.code)!;
      for (const year of GEP_YEARS) {
        const run = readRun(read<unknown>(folder, `gep/${year}.json`), KNOWN_PROFILES);
        const account = computeAccount(run);
        assert.ok(account.sample && account.total > 0);
        assert.equal(run.file.areas.rows.length, units);
        const ground = account.areas.reduce((sum, area) => sum + area, 0);
        assert.ok(Math.abs(ground / turfArea(whole) - 1) < 1e-4);
      }
    });

    it('has units that share their borders and never cross them', () => {
      const villages = areas.filter((feature) =>
        /^\d{12}$/.test(feature.properties!['code'] as string),
      );
      const edges = new Map<string, number>();
      for (const ring of villages.flatMap(ringsOf)) {
        for (let i = 1; i < ring.length; i++) {
          const key = [ring[i - 1]!.join(), ring[i]!.join()].sort().join(' ');
          edges.set(key, (edges.get(key) ?? 0) + 1);
        }
      }
      assert.ok([...edges.values()].every((uses) => uses <= 2));
      assert.equal(crossings([...edges.keys()]), 0);
    });

    it('keeps its counts and its catalogue fits the standard', () => {
      assert.ok(parseCounty(readFileSync(join(folder, 'county.json'), 'utf8')).ok);
      assert.ok(parseCountyServer(readFileSync(join(folder, 'county.server.json'), 'utf8')).ok);
      const catalogue = read<CatalogueEntry[]>(folder, 'catalogue.json');
      assert.equal(catalogue.length, entries);
      assert.equal(new Set(catalogue.map((entry) => entry.id)).size, entries);
      const files = new Set(layers(folder));
      for (const entry of catalogue) {
        const parsed = parseCatalogueEntry(entry);
        assert.ok(parsed.ok, `${entry.id}: ${JSON.stringify(parsed)}`);
        assert.equal(entry.sample, true);
        assert.ok(entry.source.type === 'pmtiles' || files.has(`${entry.id}.geojson`), entry.id);
      }
    });

    it('shows each role a map of its own, by roles that there are', () => {
      const limited = read<CatalogueEntry[]>(folder, 'catalogue.json').filter(({ roles }) => roles);
      const known: readonly string[] = ROLES;
      for (const { id, roles = [] } of limited)
        assert.ok(
          roles.every((one) => known.includes(one)),
          id,
        );
      const maps = ROLES.map((role) =>
        limited.flatMap(({ id, roles = [] }) => (roles.includes(role) ? [id] : [])).join(),
      );
      assert.equal(new Set(maps).size, ROLES.length);
    });

    it('puts no layer for some roles into an archive or the public file', () => {
      const limited = read<CatalogueEntry[]>(folder, 'catalogue.json').filter(({ roles }) => roles);
      assert.ok(limited.length > 0);
      for (const { id, source } of limited) {
        assert.ok(source.type === 'ogc-features' || source.type === 'mvt', id);
      }
      const names = new Set(limited.map(({ id }) => id));
      const text = readFileSync(join(folder, 'county.json'), 'utf8');
      assert.ok([...names].every((id) => !text.includes(`"${id}"`)));
    });

    it('gives values that fit the fields: codes that exist, numbers, telephones that reach nobody', () => {
      for (const entry of read<CatalogueEntry[]>(folder, 'catalogue.json')) {
        if (entry.source.type === 'pmtiles') continue;
        const { properties } = features(folder, `layers/${entry.id}.geojson`)[0]!;
        for (const field of layerKind(entry.kind!)!.fields) {
          const value: unknown = properties![field.name];
          const where = `${entry.id}.${field.name}: ${String(value)}`;
          if (field.type === 'photo') assert.equal(value, undefined, where);
          else assert.ok(value !== undefined && value !== '', where);
          if (field.codes) assert.ok(Object.hasOwn(field.codes, String(value)), where);
          if (field.type === 'number') assert.equal(typeof value, 'number', where);
          if (field.type === 'phone') assert.match(String(value), /^\d{4}-0\d{6}$/, where);
        }
      }
    });

    it('says of every feature that it is a sample, and has all of them inside the county', () => {
      const ring = county.line.concat([county.line[0]!]);
      let seen = 0;
      for (const file of layers(folder)) {
        const all = features(folder, `layers/${file}`);
        assert.ok(all.length > 0, `${file} is empty`);
        for (const [n, feature] of all.entries()) {
          assert.equal(feature.properties!['sample'], true);
          assert.ok(feature.properties!['division']);
          if (n % 7 !== 0) continue;
          const positions = positionsOf(feature.geometry);
          assert.ok(positions.length > 0);
          const some = [positions[0]!, positions[Math.floor(positions.length / 2)]!];
          for (const position of some) {
            seen++;
            assert.ok(insideOrNear(ring, position, 2e-6), `${file}: ${position.join()}`);
          }
        }
      }
      assert.ok(seen > 1000);
    });
  });
}

/** How many pairs of segments cross each other properly, found by squares of a grid. */
function crossings(edges: readonly string[]): number {
  const size = 0.004;
  const squares = new Map<string, number[]>();
  const segments = edges.map((key) => key.split(' ').map((end) => end.split(',').map(Number)));
  segments.forEach(([a, b], n) => {
    for (
      let x = Math.floor(Math.min(a![0]!, b![0]!) / size);
      x <= Math.max(a![0]!, b![0]!) / size;
      x++
    ) {
      for (
        let y = Math.floor(Math.min(a![1]!, b![1]!) / size);
        y <= Math.max(a![1]!, b![1]!) / size;
        y++
      ) {
        const key = `${x},${y}`;
        squares.set(key, [...(squares.get(key) ?? []), n]);
      }
    }
  });
  const side = (p: number[], q: number[], r: number[]): number =>
    Math.sign((q[0]! - p[0]!) * (r[1]! - p[1]!) - (q[1]! - p[1]!) * (r[0]! - p[0]!));
  const found = new Set<string>();
  for (const list of squares.values()) {
    for (const i of list) {
      for (const j of list) {
        if (j <= i) continue;
        const [a, b] = segments[i]! as [number[], number[]];
        const [c, d] = segments[j]! as [number[], number[]];
        if ([a, b].some((p) => [c, d].some((q) => p.join() === q.join()))) continue;
        if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0)
          found.add(`${i} ${j}`);
      }
    }
  }
  return found.size;
}

describe('the generator', () => {
  it('makes the same bytes from the same settings', () => {
    const again = generate('anji', 'again', ANJI);
    const hashOf = (folder: string): Record<string, string> =>
      Object.fromEntries(
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((file) => file.isFile())
          .map((file) => join(file.parentPath, file.name))
          .sort()
          .map((path) => [
            path.slice(folder.length),
            createHash('sha256').update(readFileSync(path)).digest('hex'),
          ]),
      );
    assert.deepEqual(hashOf(again), hashOf(anji));
  });

  it('keeps counties apart by their files alone', () => {
    const scripts = fileURLToPath(new URL('.', import.meta.url));
    for (const name of readdirSync(scripts)) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      assert.doesNotMatch(readFileSync(join(scripts, name), 'utf8'), /33052[13]/, name);
    }
  });
});
