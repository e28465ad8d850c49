import { sql } from 'kysely';
import type { Bounds, CatalogueEntry, Division, Place, Text } from '@yizhangtu/standard';
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

/**
 * Features whose names fit, those that begin with the words and the short ones first. Only of layers with a
 * catalogue entry that everyone may see: what is for some roles is not found by others.
 */
export async function findFeatures(
  scope: Scope,
  asked: { q: string; limit: number },
): Promise<Place[]> {
  const words = searchWords(asked.q);
  const pairs = [...new Set(words.flatMap(grams))];
  let rows = scope.db
    .selectFrom('feature_name as named')
    .innerJoin('feature', (join) =>
      join
        .onRef('feature.county_code', '=', 'named.county_code')
        .onRef('feature.layer_id', '=', 'named.layer_id')
        .onRef('feature.seq', '=', 'named.seq'),
    )
    .where('named.county_code', '=', scope.county)
    .where(
      sql<boolean>`exists (select from catalogue_entry as entry where entry.county_code = ${scope.county}
        and entry.layer_id = named.layer_id and ${entryIsVisible('entry')})`,
    );
  // One letter has no pair: it is looked for in every name.
  if (pairs.length > 0) rows = rows.where(sql<boolean>`grams @> ${pairs}::text[]`);
  for (const pattern of searchPatterns(asked.q)) rows = rows.where('search_text', 'like', pattern);
  const found = await rows
    .select([
      'feature.id',
      'named.layer_id',
      'named.name',
      'named.division',
      'minx',
      'miny',
      'maxx',
      'maxy',
    ])
    .select(
      sql<
        Pick<CatalogueEntry, 'id' | 'title'>
      >`(select json_build_object('id', id, 'title', body -> 'title')
        from catalogue_entry as entry where entry.county_code = ${scope.county}
          and entry.layer_id = named.layer_id and ${entryIsVisible('entry')}
        order by position limit 1)`.as('entry'),
    )
    .orderBy(sql`position(${words[0] ?? ''} in search_text) = 1`, 'desc')
    .orderBy(sql`length(name)`)
    .orderBy('named.layer_id')
    .orderBy('named.seq')
    .limit(asked.limit)
    .execute();
  const pathOf = await readPaths(scope);
  return found.map(({ id, name, division, layer_id, entry, minx, miny, maxx, maxy }) => ({
    type: 'feature',
    id,
    name,
    pinyin: pinyinKeys(name),
    kind: entry.title,
    path: pathOf(division ?? undefined),
    layer: entry.id,
    collection: layer_id,
    bounds: [minx, miny, maxx, maxy] satisfies Bounds,
  }));
}
