import { sql } from 'kysely';
import type { Bounds, Division, Place, Text } from '@yizhangtu/standard';
import { grams, pinyinKeys, searchPatterns, searchWords } from './search-text.ts';
import type { Scope } from './scope.ts';
import { entryIsVisible } from './visibility.ts';

/** Names of a division and of those that it is part of, the largest first, without the county. */
type PathOf = (code: string | undefined) => Text[];

async function readPaths({ db, county }: Scope): Promise<PathOf> {
  const rows = await db
    .selectFrom('division')
    .select(['code', 'parent', sql<Text>`body -> 'name'`.as('name')])
    .where('county_code', '=', county)
    .execute();
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return (code) => {
    const path: Text[] = [];
    const seen = new Set<string>();
    for (let at = byCode.get(code ?? ''); at && !seen.has(at.code);) {
      seen.add(at.code);
      if (at.parent !== null) path.unshift(at.name);
      at = byCode.get(at.parent ?? '');
    }
    return path;
  };
}

/** Divisions whose names fit, the larger kinds and those that begin with the words first. */
export async function findDivisions(
  scope: Scope,
  asked: { q: string; limit: number; kinds: readonly { id: string; name: Text; rank: number }[] },
): Promise<Place[]> {
  const [word = ''] = searchWords(asked.q);
  const kinds = [...asked.kinds].sort((a, b) => a.rank - b.rank);
  let rows = scope.db.selectFrom('division').where('county_code', '=', scope.county);
  for (const pattern of searchPatterns(asked.q)) rows = rows.where('search_text', 'like', pattern);
  const found = await rows
    .select(sql<Division>`body`.as('body'))
    .orderBy(sql`array_position(${kinds.map(({ id }) => id)}::text[], kind)`)
    .orderBy(sql`position(${word} in search_text) = 1`, 'desc')
    .orderBy('position')
    .limit(asked.limit)
    .execute();
  const pathOf = await readPaths(scope);
  return found.map(({ body: { code, name, kind, parent, bounds } }) => {
    const words = kinds.find(({ id }) => id === kind)?.name;
    return {
      type: 'division',
      id: code,
      name,
      pinyin: pinyinKeys(typeof name === 'string' ? name : name['zh-CN']),
      ...(words === undefined ? {} : { kind: words }),
      path: pathOf(parent),
      ...(bounds === undefined ? {} : { bounds }),
    };
  });
}

interface FoundRow {
  id: string;
  name: string;
  division: string | null;
  layer_id: string;
  entry_id: string;
  title: Text;
  minx: number;
  miny: number;
  maxx: number;
  maxy: number;
}

/**
 * Features whose names fit, those that begin with the words and the short ones first. Only of layers with a
 * catalogue entry that the caller may see.
 */
export async function findFeatures(
  scope: Scope,
  asked: { q: string; limit: number },
): Promise<Place[]> {
  const { db, county } = scope;
  const words = searchWords(asked.q);
  const pairs = [...new Set(words.flatMap(grams))];
  const fits = [
    // One letter has no pair: it is looked for in every name.
    ...(pairs.length > 0 ? [sql`grams @> ${pairs}::text[]`] : []),
    ...searchPatterns(asked.q).map((pattern) => sql`search_text like ${pattern}`),
  ];
  // Materialized, because a planner that goes by layers reads every name.
  const { rows } = await sql<FoundRow>`
    with fitting as materialized (
      select layer_id, seq, name, division, position(${words[0] ?? ''} in search_text) = 1 as begins
      from feature_name
      where county_code = ${county} and ${sql.join(fits, sql` and `)}
    ), open as materialized (
      select distinct on (layer_id) layer_id, id as entry_id, body -> 'title' as title
      from catalogue_entry as entry
      where county_code = ${county} and layer_id is not null and ${entryIsVisible(scope, 'entry')}
      order by layer_id, position
    ), best as materialized (
      select fitting.*, entry_id, title from fitting join open using (layer_id)
      order by begins desc, length(name), layer_id, seq
      limit ${asked.limit}
    )
    select feature.id, name, division, layer_id, entry_id, title, minx, miny, maxx, maxy
    from best join feature using (layer_id, seq)
    where feature.county_code = ${county}
    order by begins desc, length(name), layer_id, seq`.execute(db);
  const pathOf = await readPaths(scope);
  return rows.map(({ id, name, division, layer_id, entry_id, title, minx, miny, maxx, maxy }) => ({
    type: 'feature',
    id,
    name,
    pinyin: pinyinKeys(name),
    kind: title,
    path: pathOf(division ?? undefined),
    layer: entry_id,
    collection: layer_id,
    bounds: [minx, miny, maxx, maxy] satisfies Bounds,
  }));
}
