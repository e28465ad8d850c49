import type { Division } from '@yizhangtu/standard';
import type { Caller, Person, Post } from '@yizhangtu/standard/identity.js';
import { sql } from 'kysely';
import { statement } from '../database/statement.ts';
import type { Scope } from '../store/scope.ts';
import { codesIn } from './division-path.ts';
import { maskFor } from './mask.ts';
import { inForce } from './in-force.ts';
import { openAttributes } from './session-attributes.ts';

/** A person as stored: what is known of them is sealed. */
export interface PersonRow {
  readonly id: string;
  readonly sealed: string;
  readonly division: string | null;
}

export interface ReadAs {
  readonly caller: Caller | undefined;
  readonly sealKey: string;
  readonly now: Date;
}

const PERSON = ['id', 'sealed', 'division'] as const;

export function readPerson({ db, county }: Scope, id: string): Promise<PersonRow | undefined> {
  return db
    .selectFrom('person')
    .select(PERSON)
    .where('county_code', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}

const KNOWN = statement((db, { county, ids }: { county: string; ids: string[] }) =>
  db.selectFrom('person').select('id').where('county_code', '=', county).where('id', 'in', ids),
);

/** Those of some references that are people of the county. */
export async function knownPeople(
  { db, county }: Scope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await KNOWN(db, { county, ids: [...new Set(ids)] });
  return new Set(rows.map(({ id }) => id));
}

/** People of a division and of all in it, by their references; `after` is the last one of the page before. */
export async function listPeople(
  { db, county }: Scope,
  division: string,
  page: { limit: number; after: string },
): Promise<{ rows: PersonRow[]; next?: string }> {
  let people = db.selectFrom('person').select(PERSON).where('county_code', '=', county);
  // Who has no division, or one that is gone, is of the county alone.
  if (division !== county) people = people.where('division', 'in', codesIn(county, division));
  const rows = await people
    .where('id', '>', page.after)
    .orderBy('id')
    .limit(page.limit + 1)
    .execute();
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return { rows: shown, ...(rows.length > page.limit && last ? { next: last.id } : {}) };
}

interface HeldPost {
  readonly person: string;
  readonly division: string;
  readonly post: Pick<Post, 'id' | 'role' | 'organisation'>;
}

/** Posts in force of some people, the oldest first. */
async function postsOf(
  { db, county }: Scope,
  people: readonly string[],
  now: Date,
): Promise<HeldPost[]> {
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('post')
    .select(['id', 'person', 'role', 'division', 'organisation'])
    .where('county_code', '=', county)
    .where('person', 'in', people)
    .where(inForce(now))
    .orderBy('since')
    .orderBy('id')
    .execute();
  return rows.map(({ id, person, role, division, organisation }) => ({
    person,
    division,
    post: {
      id,
      role: role as Post['role'],
      ...(organisation === null ? {} : { organisation }),
    },
  }));
}

/** Names of divisions by their codes. */
async function namesOf(
  { db, county }: Scope,
  codes: readonly string[],
): Promise<(code: string) => { code: string; name: Division['name'] }> {
  const rows =
    codes.length === 0
      ? []
      : await db
          .selectFrom('division')
          .select(['code', sql<Division['name']>`body -> 'name'`.as('name')])
          .where('county_code', '=', county)
          .where('code', 'in', codes)
          .execute();
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  return (code) => ({ code, name: names.get(code) ?? code });
}

/** People as the caller sees them: masked by the caller's role. */
export async function shownTo(
  scope: Scope,
  rows: readonly PersonRow[],
  { caller, sealKey, now }: ReadAs,
): Promise<Person[]> {
  const posts = await postsOf(
    scope,
    rows.map(({ id }) => id),
    now,
  );
  const codes = [...rows.map(({ division }) => division), ...posts.map((held) => held.division)];
  const known = [...new Set(codes.filter((code) => code !== null))];
  const named = await namesOf(scope, known);
  return rows.map(({ id, sealed, division }) => {
    const { values, revealable } = maskFor(caller?.post?.role, openAttributes(sealKey, sealed));
    const own = posts.filter(({ person }) => person === id);
    return {
      id,
      ...values,
      ...(division === null ? {} : { division: named(division) }),
      posts: own.map((held) => ({ ...held.post, division: named(held.division) })),
      revealable: [...revealable],
    };
  });
}
