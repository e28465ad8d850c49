import { textIn, type Division } from '@yizhangtu/standard';
import type { Candidate, PlainGeometry, Sorted } from './candidate.ts';
import { propertiesOf } from './columns.ts';
import { JOINED } from './fields.ts';
import type { CsvRow, CsvTable } from './read-csv.ts';
import { refuse, type Refusal } from './refusal.ts';

export type JoinBy = 'code' | 'name';

/** What a join needs to know of the county. */
export interface Gazetteer {
  readonly divisions: readonly Division[];
  /** Areas by division code, in WGS84. */
  readonly areas: ReadonlyMap<string, GeoJSON.Polygon | GeoJSON.MultiPolygon>;
}

type Found = { readonly division: Division } | { readonly refusal: Refusal };
type Match = { readonly row: CsvRow; readonly division: Division };

/**
 * Places rows by their division: its area where every division met has one, else its centre, so that one
 * layer never mixes the two. What could be two divisions is refused and never guessed.
 */
export function joinDivisions(
  table: CsvTable,
  column: number,
  by: JoinBy,
  gazetteer: Gazetteer,
): Sorted {
  const find = by === 'code' ? codeFinder(gazetteer.divisions) : nameFinder(gazetteer.divisions);
  const matches: Match[] = [];
  const refusals: Refusal[] = [];
  for (const row of table.rows) {
    const value = (row.cells[column] ?? '').trim();
    const at = { row: row.row, column: table.header[column] ?? '', original: row.cells };
    const found: Found =
      value === '' ? { refusal: refuse('division_missing', at) } : find(value, at);
    if ('refusal' in found) refusals.push(found.refusal);
    else matches.push({ row, division: found.division });
  }
  const asAreas = matches.every(({ division }) => gazetteer.areas.has(division.code));
  const candidates: Candidate[] = [];
  for (const { row, division } of matches) {
    const at = { row: row.row, column: table.header[column] ?? '', original: row.cells };
    const geometry = asAreas ? gazetteer.areas.get(division.code) : centre(division, gazetteer);
    if (geometry === undefined) {
      const value = textIn(division.name, 'zh-CN');
      refusals.push(refuse('division_without_place', at, { value }));
    } else {
      const properties = { ...propertiesOf(table.header, row.cells), [JOINED]: division.code };
      candidates.push({ ...at, geometry, properties });
    }
  }
  return { candidates, refusals };
}

function centre(division: Division, { areas }: Gazetteer): PlainGeometry | undefined {
  if (division.centre) return { type: 'Point', coordinates: [...division.centre] };
  const area = areas.get(division.code);
  const ring = area?.type === 'Polygon' ? area.coordinates[0] : area?.coordinates[0]?.[0];
  return ring && { type: 'Point', coordinates: centroid(ring) };
}

/** Centroid of a ring by area. */
function centroid(ring: readonly GeoJSON.Position[]): [number, number] {
  const [ox = 0, oy = 0] = ring[0] ?? [];
  let [sum, x, y] = [0, 0, 0];
  for (let index = 1; index < ring.length; index++) {
    const [ax = 0, ay = 0] = ring[index - 1] ?? [];
    const [bx = 0, by = 0] = ring[index] ?? [];
    // From the first position, so that no digits are lost to large products.
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    sum += cross;
    x += (ax + bx - 2 * ox) * cross;
    y += (ay + by - 2 * oy) * cross;
  }
  return sum === 0 ? [ox, oy] : [ox + x / (3 * sum), oy + y / (3 * sum)];
}

type At = Parameters<typeof refuse>[1];

/** By code; trailing zeros of the statistical form (330521100000 for 330521100) make no difference. */
function codeFinder(divisions: readonly Division[]) {
  const plain = (code: string): string =>
    /^\d{12}$/.test(code) ? code.replace(/(000){1,2}$/, '') : code;
  const byCode = new Map(divisions.map((division) => [plain(division.code), division]));
  return (value: string, at: At): Found => {
    if (/^\d(\.\d+)?e\+?\d+$/i.test(value)) {
      return { refusal: refuse('division_code_rounded', at, { value }) };
    }
    const division = byCode.get(plain(value.replace(/\.0$/, '')));
    return division ? { division } : { refusal: refuse('division_unknown', at, { value }) };
  };
}

/** Endings that registers add or leave out. A 村 and a 社区 of one name are two places. */
const ENDINGS: readonly { readonly class: string; readonly ending: RegExp }[] = [
  {
    class: 'village',
    ending: /(股份经济合作社|经济合作社|村民委员会|村委会|行政村|村)$/,
  },
  { class: 'community', ending: /(居民委员会|居委会|社区)$/ },
  { class: 'street', ending: /(街道办事处|街道)$/ },
  { class: 'town', ending: /(镇人民政府|镇)$/ },
  { class: 'township', ending: /(乡人民政府|乡)$/ },
];

interface Stem {
  readonly stem: string;
  /** Class of the ending that was taken off; `undefined` for a name without one. */
  readonly ending: string | undefined;
}

const clean = (name: string): string => name.normalize('NFKC').replace(/[\s·/－>-]/g, '');

/** The name without its ending; at least two characters stay. */
function stemOf(name: string): Stem {
  const kind = ENDINGS.find(({ ending }) => ending.test(name));
  if (kind === undefined) return { stem: name, ending: undefined };
  const cut = (longer: string): string => {
    const shorter = longer.replace(kind.ending, '');
    return shorter === longer || shorter.length < 2 ? longer : cut(shorter);
  };
  return { stem: cut(name), ending: kind.class };
}

interface Named {
  readonly division: Division;
  /** The name and its aliases. */
  readonly names: readonly string[];
  /** The same with the town's name before them. */
  readonly longNames: readonly string[];
}

/** By name or alias, with or without 村, 镇 and the like, with or without the town's name before it. */
function nameFinder(divisions: readonly Division[]) {
  const namesOf = ({ name, aliases = [] }: Division): string[] =>
    [textIn(name, 'zh-CN'), ...aliases].map(clean);
  const byCode = new Map(divisions.map((division) => [division.code, division]));
  const all: readonly Named[] = divisions.map((division) => {
    const names = namesOf(division);
    const parent = byCode.get(division.parent ?? '');
    const parents = (parent ? namesOf(parent) : []).flatMap((name) => [name, stemOf(name).stem]);
    return { division, names, longNames: parents.flatMap((town) => names.map((n) => town + n)) };
  });
  const exact = index(all, ({ names, longNames }) => [...names, ...longNames]);
  const byStem = index(all, ({ names, longNames }) =>
    [...names, ...longNames].map((name) => stemOf(name).stem),
  );
  return (value: string, at: At): Found => {
    const wanted = clean(value);
    const hits = exact.get(wanted) ?? alike(stemOf(wanted), byStem);
    const [only, ...more] = hits;
    if (only && more.length === 0) return { division: only.division };
    if (only) {
      const detail = hits.map((hit) => describe(hit, byCode)).join('、');
      return { refusal: refuse('division_ambiguous', at, { value, detail }) };
    }
    const detail = similar(stemOf(wanted).stem, all).join('、');
    return { refusal: refuse('division_unknown', at, { value, detail }) };
  };
}

/** Divisions of the same stem, but for those whose ending says something else. */
function alike(
  { stem, ending }: Stem,
  byStem: ReadonlyMap<string, readonly Named[]>,
): readonly Named[] {
  const agrees = (name: string): boolean => {
    const own = stemOf(name);
    return own.stem === stem && (!ending || !own.ending || ending === own.ending);
  };
  return (byStem.get(stem) ?? []).filter(({ names, longNames }) =>
    [...names, ...longNames].some(agrees),
  );
}

function index(
  all: readonly Named[],
  keys: (named: Named) => readonly string[],
): Map<string, readonly Named[]> {
  const found = new Map<string, Named[]>();
  for (const named of all) {
    for (const key of new Set(keys(named))) found.set(key, [...(found.get(key) ?? []), named]);
  }
  return found;
}

function describe({ division }: Named, byCode: ReadonlyMap<string, Division>): string {
  const parent = byCode.get(division.parent ?? '');
  const town = parent ? textIn(parent.name, 'zh-CN') : '';
  return `${town}${textIn(division.name, 'zh-CN')}（${division.code}）`;
}

/** Up to three names that share a stem with the one asked for. */
function similar(wanted: string, all: readonly Named[]): string[] {
  const near = all.filter(({ names: own }) =>
    own.some((name) => {
      const { stem } = stemOf(name);
      return stem.includes(wanted) || wanted.includes(stem);
    }),
  );
  return near.slice(0, 3).map(({ division }) => textIn(division.name, 'zh-CN'));
}
