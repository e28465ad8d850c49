import { textIn, type CatalogueEntry, type Text } from '@yizhangtu/standard';
import type { RoleId } from '@yizhangtu/standard/identity.js';
import { areaCandidates } from './candidates-area.ts';
import { lineCandidates } from './candidates-line.ts';
import { nameOf, pointCandidates } from './candidates-point.ts';
import { planCatalogue, type PlannedLayer } from './catalogue-plan.ts';
import { LAYER_RULES, type Ground } from './layer-rules.ts';
import { OWNERS } from './owners.ts';
import { pinyinKeys } from './pinyin.ts';
import { random, type Random } from './random.ts';
import { dateBefore, timeBefore, valueOf } from './values.ts';
import type { Candidate, World } from './world.ts';

export interface MadeLayer {
  entry: CatalogueEntry;
  /** None where the layer reads an archive. */
  features?: GeoJSON.Feature[];
}

/** Above this a layer is served as tiles. */
const TILED_FROM = 1000;
const MOST_IN_A_SAMPLE = 150;
const LEAST_IN_A_SAMPLE = 5;
/** Kinds that are for some roles, so that the map of each differs. */
const ROLES_OF: Readonly<Record<string, readonly RoleId[]>> = {
  'opinion-point': ['resident', 'grid-worker', 'village-cadre', 'town-command', 'county-centre'],
  'smoke-detector': ['grid-worker', 'town-command', 'county-centre'],
  'dangerous-house': [
    'grid-worker',
    'village-cadre',
    'town-command',
    'department-handler',
    'county-centre',
  ],
  'party-member-household': ['village-cadre', 'town-command', 'county-centre'],
  'illegal-building': ['town-command', 'department-handler', 'supervisor', 'county-centre'],
  'gas-pipe': ['department-handler', 'county-centre'],
  'collective-asset': ['village-cadre', 'town-command', 'supervisor', 'county-centre', 'auditor'],
};
const ARCHIVES: Record<string, { href: string; sourceLayer: string }> = {
  building: { href: 'archives/buildings.pmtiles', sourceLayer: 'buildings' },
  'contour-line': { href: 'archives/base.pmtiles', sourceLayer: 'contour' },
};

/** The whole catalogue, with the features of every layer. */
export function catalogueOf(world: World): MadeLayer[] {
  const { settings, divisions, code } = world.input;
  const towns = divisions.filter((unit) => settings.towns[unit.code] && unit.parent === code);
  const known = new Map<Ground, Candidate[]>();
  // A town without canals has no layer of canals.
  const plan = planCatalogue(towns)
    .map((layer) => ({ layer, pool: ARCHIVES[layer.id] ? [] : poolOf(world, known, layer) }))
    .filter(({ layer, pool }) => pool.length > 0 || ARCHIVES[layer.id])
    .slice(0, settings.catalogue);
  if (plan.length < settings.catalogue) {
    throw new Error(
      `${plan.length} layers can be made, ${settings.catalogue} are wanted: add variant sets`,
    );
  }
  const complete = ({ layer, pool }: (typeof plan)[number]): boolean =>
    LAYER_RULES[layer.kind.id].all === true && (layer.theme === undefined || fixes(pool, layer));
  const taken = plan.filter(complete).reduce((sum, { pool }) => sum + pool.length, 0);
  const samples = plan.filter((item) => !complete(item)).length;
  const mean = (settings.features - taken) / Math.max(1, samples);
  return plan.map((item) => {
    const draw = random(settings.seed, `layer ${item.layer.id}`);
    const { most = MOST_IN_A_SAMPLE } = LAYER_RULES[item.layer.kind.id];
    const wanted = Math.round(draw.between(mean * 0.4, mean * 1.25));
    const count = complete(item)
      ? item.pool.length
      : Math.min(most, MOST_IN_A_SAMPLE, Math.max(LEAST_IN_A_SAMPLE, wanted));
    return madeLayer(world, item.layer, sample(item.pool, count, draw), draw);
  });
}

/** Places that a layer may use: of its ground, in its town, with its theme where the place itself has one. */
function poolOf(world: World, known: Map<Ground, Candidate[]>, layer: PlannedLayer): Candidate[] {
  const { ground } = LAYER_RULES[layer.kind.id];
  const candidates =
    known.get(ground) ??
    pointCandidates(world, ground) ??
    lineCandidates(world, ground) ??
    areaCandidates(world, ground) ??
    [];
  known.set(ground, candidates);
  const inTown = layer.town
    ? candidates.filter(({ unit }) => world.shares.units[unit]!.parent === layer.town)
    : candidates;
  const { theme } = layer;
  if (!theme || !fixes(inTown, layer)) return inTown;
  return inTown.filter(({ values }) => values?.[theme.field] === theme.value);
}

/** Whether the places themselves say what the theme asks for. */
const fixes = (pool: readonly Candidate[], { theme }: PlannedLayer): boolean =>
  theme !== undefined && pool.some(({ values }) => values?.[theme.field] !== undefined);

/** `count` of the candidates in their own order. */
function sample(pool: readonly Candidate[], count: number, draw: Random): Candidate[] {
  if (count >= pool.length) return [...pool];
  const picked = new Set<number>();
  while (picked.size < count) picked.add(draw.int(0, pool.length - 1));
  return [...picked].sort((a, b) => a - b).map((n) => pool[n]!);
}

function madeLayer(
  world: World,
  layer: PlannedLayer,
  picked: readonly Candidate[],
  draw: Random,
): MadeLayer {
  const archive = ARCHIVES[layer.id];
  const features = picked.map((candidate, n) => featureOf(world, layer, candidate, n + 1, draw));
  const entry = entryOf(world, layer, features, draw);
  return archive ? { entry } : { entry, features };
}

function featureOf(
  world: World,
  { kind, theme }: PlannedLayer,
  candidate: Candidate,
  number: number,
  draw: Random,
): GeoJSON.Feature {
  const unit = world.shares.units[candidate.unit]!;
  const parent = world.input.divisions.find((division) => division.code === unit.parent);
  const rule = LAYER_RULES[kind.id];
  const village = nameOf(world, candidate.unit);
  const town = parent ? textIn(parent.name, 'zh-CN') : '';
  const context = {
    kind: kind.id,
    draw,
    village,
    town,
    suffix: rule.suffix ?? kind.title['zh-CN'],
    keeper: `${textIn(world.input.file.county.name, 'zh-CN')}${OWNERS[rule.owner][0]}`,
    number,
    length: candidate.length,
    area: candidate.area,
  };
  const properties: Record<string, unknown> = {};
  for (const field of kind.fields) {
    const themed = theme?.field === field.name ? themedValue(field.type, theme.value) : undefined;
    const value = themed ?? candidate.values?.[field.name] ?? valueOf(field, context);
    if (value !== undefined) properties[field.name] = value;
  }
  properties['division'] = unit.code;
  properties['sample'] = true;
  return { type: 'Feature', id: number, properties, geometry: candidate.geometry };
}

const themedValue = (type: string | undefined, value: string): string | number =>
  type === 'number' ? Number(value) : value;

function entryOf(
  world: World,
  layer: PlannedLayer,
  features: readonly GeoJSON.Feature[],
  draw: Random,
): CatalogueEntry {
  const { kind, id, title } = layer;
  const { file } = world.input;
  const preset = Array.isArray(file.domains) ? '' : file.domains.preset;
  const collection = `ogc/collections/${id}`;
  const archive = ARCHIVES[id];
  const source: CatalogueEntry['source'] = archive
    ? { type: 'pmtiles', ...archive, datum: 'WGS84' }
    : features.length > TILED_FROM
      ? {
          type: 'mvt',
          tiles: [`${collection}/tiles/WebMercatorQuad/{z}/{y}/{x}`],
          sourceLayer: id,
          datum: 'WGS84',
          minZoom: kind.minZoom,
          maxZoom: 15,
        }
      : { type: 'ogc-features', href: collection, datum: 'WGS84' };
  return {
    id,
    domain: preset === '2022' ? kind.domain2022 : kind.domain,
    group: kind.group,
    title,
    kind: kind.id,
    source,
    ...(layer.town ? { divisions: [layer.town] } : {}),
    ...(ROLES_OF[kind.id] ? { roles: [...ROLES_OF[kind.id]!] } : {}),
    owner: ownerOf(world, layer),
    updated: updatedOf(layer, draw),
    refresh: kind.refresh,
    licence: 'CC0-1.0',
    attribution: { 'zh-CN': '示例数据，由程序生成', en: 'Sample data, generated' },
    sample: true,
    pinyin: pinyinKeys(title['zh-CN']),
    bounds: boundsOf(features) ?? world.input.bounds,
  };
}

function ownerOf(world: World, { kind, town }: PlannedLayer): Text {
  const owner = OWNERS[LAYER_RULES[kind.id].owner];
  const division = world.input.divisions.find((unit) => unit.code === town);
  if (division) {
    const name = textIn(division.name, 'zh-CN');
    return {
      'zh-CN': name.endsWith('街道') ? `${name}办事处` : `${name}人民政府`,
      en: `${textIn(division.name, 'en')} Government`,
    };
  }
  const { name } = world.input.file.county;
  return {
    'zh-CN': `${textIn(name, 'zh-CN')}${owner[0]}`,
    en: `${textIn(name, 'en')} ${owner[1]}`,
  };
}

/** Mostly within the time that the kind is meant to be kept to, now and then late. */
function updatedOf({ kind, year }: PlannedLayer, draw: Random): string {
  if (year !== undefined && year < 2026) return `${year}-12-${String(draw.int(10, 31))}`;
  const late = draw.chance(0.08) ? 2.2 : 1;
  const { refresh } = kind;
  const amount = Number(/\d+/.exec(refresh)![0]);
  if (refresh.startsWith('PT')) {
    const minutes = amount * (refresh.endsWith('H') ? 60 : 1);
    return timeBefore(Math.ceil(draw.between(0.1, 0.95) * minutes * late));
  }
  const days = amount * { D: 1, M: 30, Y: 365 }[refresh.at(-1) as 'D' | 'M' | 'Y'];
  return dateBefore(Math.ceil(draw.between(0.05, 0.95) * days * late));
}

function boundsOf(
  features: readonly GeoJSON.Feature[],
): [number, number, number, number] | undefined {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] !== 'number') return value.forEach(visit);
    const [x, y] = value as [number, number];
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  };
  for (const { geometry } of features) visit((geometry as GeoJSON.Polygon).coordinates);
  return bounds[0] <= bounds[2] ? bounds : undefined;
}
