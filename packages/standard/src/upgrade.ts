import { isReadable } from './version.ts';

import { isObject, type Json } from './reading.ts';

/** One step from a version of the county file to the next: pure, and it drops nothing. */
export interface UpgradeStep {
  readonly from: string;
  readonly to: string;
  readonly up: (file: Json) => Json;
  /** Where `path` of the upgraded file stands in the file as it was written. */
  readonly pathBefore: (path: string) => string;
}

/** Names of coordinate systems in version 0.9, and the datum each of them is. Others are left for the check. */
const DATUM_OF_CRS: Readonly<Record<string, string>> = {
  'EPSG:4326': 'WGS84',
  'EPSG:4490': 'CGCS2000',
  'GCJ-02': 'GCJ02',
  'BD-09': 'BD09',
};

function crsToDatum(value: unknown): unknown {
  if (!isObject(value) || !('crs' in value) || 'datum' in value) return value;
  const { crs, ...rest } = value;
  const known = typeof crs === 'string' && Object.hasOwn(DATUM_OF_CRS, crs);
  return { ...rest, datum: known ? DATUM_OF_CRS[crs] : crs };
}

/** `value` with what stands under `key`, if anything does, changed by `change`. */
function within(value: unknown, key: string, change: (inner: unknown) => unknown): unknown {
  return isObject(value) && key in value ? { ...value, [key]: change(value[key]) } : value;
}

const each = (change: (inner: unknown) => unknown) => (list: unknown) =>
  Array.isArray(list) ? list.map(change) : list;

/**
 * 0.9 → 1.0. In 0.9 the layers stood at the top level as `layers`, or their address as `layersHref`; now
 * they are `catalogue.layers` and `catalogue.href`. Coordinate systems were named in `crs` (`EPSG:4326`,
 * `EPSG:4490`, `GCJ-02`, `BD-09`); now the datum is, in `datum`.
 */
const from09: UpgradeStep = {
  from: '0.9',
  to: '1.0',
  up(file) {
    const { layers, layersHref, ...rest } = file;
    const inline = each((layer) => within(layer, 'source', crsToDatum))(layers);
    const catalogue = layersHref === undefined ? { layers: inline } : { href: layersHref };
    const changed: Json = {
      ...rest,
      ...(layers === undefined && layersHref === undefined ? {} : { catalogue }),
    };
    const steps = [
      (all: unknown) => within(all, 'county', (county) => within(county, 'line', crsToDatum)),
      (all: unknown) => within(all, 'divisions', (inner) => within(inner, 'areas', crsToDatum)),
      (all: unknown) => within(all, 'baseMaps', each(crsToDatum)),
    ];
    return steps.reduce<unknown>((all, step) => step(all), changed) as Json;
  },
  pathBefore: (path) =>
    path
      .replace(/^catalogue\.layers/, 'layers')
      .replace(/^catalogue\.href$/, 'layersHref')
      .replace(/\bdatum$/, 'crs'),
};

/** The steps, each of which starts where the one before it ended. */
export const COUNTY_UPGRADES: readonly UpgradeStep[] = [from09];

export type Upgraded =
  | { ok: true; file: Json; steps: readonly UpgradeStep[] }
  /** No step starts from the version that the file names. */
  | { ok: false; version: string };

/**
 * `file` in the version of the standard that this kit reads. A minor version that is newer than ours reads
 * as ours: what it added is kept and not used.
 */
export function upgrade(file: Json, steps: readonly UpgradeStep[] = COUNTY_UPGRADES): Upgraded {
  const taken: UpgradeStep[] = [];
  let current = file;
  for (;;) {
    const version = current['standard'];
    // A version that is missing or no text is an issue of the schema, beside all others.
    if (typeof version !== 'string' || isReadable(version)) {
      return { ok: true, file: current, steps: taken };
    }
    const step = steps.find(({ from }) => from === version);
    if (!step || taken.includes(step)) return { ok: false, version };
    taken.push(step);
    current = { ...step.up(current), standard: step.to };
  }
}
