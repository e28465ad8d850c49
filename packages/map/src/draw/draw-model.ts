/** What a person can draw. */
export type DrawKind = 'point' | 'line' | 'area';
export const DRAW_KINDS = ['point', 'line', 'area'] as const;

/** Something drawn or opened: a feature in WGS84 with an id of its own and a name. */
export type Thing = GeoJSON.Feature & {
  readonly id: string | number;
  readonly properties: Readonly<Record<string, unknown>> & { readonly name: string };
};

export type StepKind = 'add' | 'rename' | 'reshape' | 'remove' | 'clear' | 'open' | 'give';

/** One step that can be taken back. */
export interface Step {
  readonly kind: StepKind;
  /** Name of the thing, or of the first of many. */
  readonly name: string;
  readonly count: number;
  readonly before: readonly Thing[];
  readonly after: readonly Thing[];
}

/** All that is drawn, the newest last, and the steps that led there. */
export interface Drawing {
  readonly things: readonly Thing[];
  readonly past: readonly Step[];
  /** Steps taken back, the next to be done again last. */
  readonly future: readonly Step[];
}

export const NOTHING: Drawing = { things: [], past: [], future: [] };

/** Most things: each is a row of a list, and the map gets them all with each change. */
export const MOST_THINGS = 2000;

const KINDS: Readonly<Record<string, DrawKind>> = {
  Point: 'point',
  MultiPoint: 'point',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'area',
  MultiPolygon: 'area',
};

/** The kinds of what a geometry holds: more than one for a collection. */
export function kindsOf(geometry: GeoJSON.Geometry): ReadonlySet<DrawKind> {
  if (geometry.type === 'GeometryCollection') {
    return new Set(geometry.geometries.flatMap((one) => [...kindsOf(one)]));
  }
  const kind = KINDS[geometry.type];
  return new Set(kind === undefined ? [] : [kind]);
}

/** The kind that stands for a geometry in a list. */
export const kindOf = (geometry: GeoJSON.Geometry): DrawKind =>
  DRAW_KINDS.findLast((kind) => kindsOf(geometry).has(kind)) ?? 'point';

function step(
  { things, past }: Drawing,
  kind: StepKind,
  after: readonly Thing[],
  name: string,
  count = 1,
): Drawing {
  return {
    things: after,
    past: [...past, { kind, name, count, before: things, after }],
    future: [],
  };
}

/** `word 1`, `word 2`: the first that no thing is called. */
export function freeName(things: readonly Thing[], word: string): string {
  const taken = new Set(things.map(({ properties }) => properties.name));
  let n = 1;
  while (taken.has(`${word} ${n}`)) n += 1;
  return `${word} ${n}`;
}

function freeId(taken: ReadonlySet<string>): string {
  let n = taken.size + 1;
  while (taken.has(`drawn-${n}`)) n += 1;
  return `drawn-${n}`;
}

const idsOf = (things: readonly Thing[]) => new Set(things.map(({ id }) => String(id)));

/** The feature as a thing: with an id that no other has, and with a name. */
function thingOf(
  feature: GeoJSON.Feature,
  things: readonly Thing[],
  taken: ReadonlySet<string>,
  nameWord: (kind: DrawKind) => string,
): Thing {
  const { id, properties, geometry } = feature;
  const given: unknown = properties?.['name'] ?? properties?.['名称'];
  const word = () => freeName(things, nameWord(kindOf(geometry)));
  const name = given === undefined || given === null || given === '' ? word() : String(given);
  const free = id === undefined || taken.has(String(id)) || String(id).startsWith('#');
  return { ...feature, id: free ? freeId(taken) : id, properties: { ...properties, name } };
}

function thingsOf(
  features: readonly GeoJSON.Feature[],
  there: readonly Thing[],
  nameWord: (kind: DrawKind) => string,
): Thing[] {
  const things = [...there];
  const taken = idsOf(there);
  for (const feature of features) {
    const thing = thingOf(feature, things, taken, nameWord);
    things.push(thing);
    taken.add(String(thing.id));
  }
  return things;
}

export function addThing(drawing: Drawing, geometry: GeoJSON.Geometry, word: string): Drawing {
  const feature: GeoJSON.Feature = { type: 'Feature', geometry, properties: {} };
  const after = thingsOf([feature], drawing.things, () => word);
  return step(drawing, 'add', after, after[after.length - 1]!.properties.name);
}

/** Puts features of a file beside what is there. */
export function openThings(
  drawing: Drawing,
  features: readonly GeoJSON.Feature[],
  nameWord: (kind: DrawKind) => string,
): Drawing {
  if (features.length === 0) return drawing;
  const after = thingsOf(features, drawing.things, nameWord);
  const first = after[drawing.things.length]!.properties.name;
  return step(drawing, 'open', after, first, features.length);
}

/** Puts features in the place of what is there. */
export function giveThings(
  drawing: Drawing,
  features: readonly GeoJSON.Feature[],
  nameWord: (kind: DrawKind) => string,
): Drawing {
  const after = thingsOf(features, [], nameWord);
  // What a drawing begins with is not taken back.
  if (drawing.things.length + drawing.past.length + drawing.future.length === 0) {
    return { ...NOTHING, things: after };
  }
  return step(drawing, 'give', after, after[0]?.properties.name ?? '', features.length);
}

const find = ({ things }: Drawing, id: Thing['id']) => things.find((thing) => thing.id === id);

function replace(drawing: Drawing, kind: StepKind, old: Thing, thing: Thing): Drawing {
  const after = drawing.things.map((one) => (one === old ? thing : one));
  return step(drawing, kind, after, thing.properties.name);
}

/** A name of nothing but spaces changes nothing. */
export function renameThing(drawing: Drawing, id: Thing['id'], name: string): Drawing {
  const thing = find(drawing, id);
  const trimmed = name.trim();
  if (thing === undefined || trimmed === '' || trimmed === thing.properties.name) return drawing;
  const properties = { ...thing.properties, name: trimmed };
  return replace(drawing, 'rename', thing, { ...thing, properties });
}

export function reshapeThing(
  drawing: Drawing,
  id: Thing['id'],
  geometry: GeoJSON.Geometry,
): Drawing {
  const thing = find(drawing, id);
  if (thing === undefined || JSON.stringify(thing.geometry) === JSON.stringify(geometry)) {
    return drawing;
  }
  return replace(drawing, 'reshape', thing, { ...thing, geometry });
}

export function removeThing(drawing: Drawing, id: Thing['id']): Drawing {
  const thing = find(drawing, id);
  if (thing === undefined) return drawing;
  const after = drawing.things.filter((one) => one !== thing);
  return step(drawing, 'remove', after, thing.properties.name);
}

export function clearThings(drawing: Drawing): Drawing {
  const { things } = drawing;
  if (things.length === 0) return drawing;
  return step(drawing, 'clear', [], things[0]!.properties.name, things.length);
}

/** Takes the last step back. */
export function undo({ things, past, future }: Drawing): Drawing {
  const last = past[past.length - 1];
  if (last === undefined) return { things, past, future };
  return { things: last.before, past: past.slice(0, -1), future: [...future, last] };
}

/** Does again what was taken back last. */
export function redo({ things, past, future }: Drawing): Drawing {
  const next = future[future.length - 1];
  if (next === undefined) return { things, past, future };
  return { things: next.after, past: [...past, next], future: future.slice(0, -1) };
}
