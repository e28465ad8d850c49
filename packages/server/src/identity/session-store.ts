import { ROLES, type Assurance, type Caller, type RoleId } from '@yizhangtu/standard/identity.js';
import type { Scope } from '../store/scope.ts';
import { statement } from '../database/statement.ts';
import { digestOf, newSecret } from './crypto.ts';
import { inForce } from './in-force.ts';

/** A session as it stands in the database, with the person and the post that they act in. */
export interface Session {
  /** Digest of the secret in the cookie. */
  readonly id: string;
  readonly person: string;
  /** Attributes of the person, sealed. */
  readonly attributes: string;
  readonly assurance: Assurance;
  readonly way: string;
  readonly sealed: string | null;
  readonly seen: Date;
  readonly until: Date;
  /** Absent when there is none, or the one there was is no longer in force. */
  readonly post:
    { id: string; role: RoleId; division: string; organisation?: string | undefined } | undefined;
}

const isRole = (role: string | null): role is RoleId =>
  (ROLES as readonly (string | null)[]).includes(role);

interface Held {
  readonly post: string | null;
  readonly role: string | null;
  readonly division: string | null;
  readonly organisation: string | null;
}

const postOf = ({ post, role, division, organisation }: Held): Session['post'] =>
  post !== null && division !== null && isRole(role)
    ? { id: post, role, division, ...(organisation === null ? {} : { organisation }) }
    : undefined;

const SESSION = statement((db, { county, id, now }: { county: string; id: string; now: Date }) =>
  db
    .selectFrom('session')
    .innerJoin('person', (join) =>
      join
        .onRef('person.county_code', '=', 'session.county_code')
        .onRef('person.id', '=', 'session.person'),
    )
    .leftJoin('post', (join) =>
      join
        .onRef('post.county_code', '=', 'session.county_code')
        .onRef('post.id', '=', 'session.post')
        .onRef('post.person', '=', 'session.person')
        .on(inForce(now)),
    )
    .select([
      'session.id',
      'session.person',
      'person.sealed as attributes',
      'session.assurance',
      'session.way',
      'session.sealed',
      'session.seen',
      'session.until',
      'post.id as post',
      'post.role',
      'post.division',
      'post.organisation',
    ])
    .where('session.county_code', '=', county)
    .where('session.id', '=', id),
);

/** The session with this id, ended or not, by one query. */
export async function readSession(
  { db, county }: Scope,
  id: string,
  now: Date,
): Promise<Session | undefined> {
  const [row] = await SESSION(db, { county, id, now });
  if (row === undefined) return undefined;
  const { post, role, division, organisation, ...session } = row;
  return {
    ...session,
    assurance: session.assurance as Assurance,
    post: postOf({ post, role, division, organisation }),
  };
}

export interface Named extends Pick<Session, 'person' | 'attributes' | 'post'> {
  /** When they last signed out everywhere. */
  readonly signedOut: Date | null;
}

/** A person by the name that they have at their issuer, with the oldest of their posts in force: one query. */
export async function readByName(
  { db, county }: Scope,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
  now: Date,
): Promise<Named | undefined> {
  const row = await db
    .selectFrom('person')
    .leftJoin('post', (join) =>
      join
        .onRef('post.county_code', '=', 'person.county_code')
        .onRef('post.person', '=', 'person.id')
        .on(inForce(now)),
    )
    .select([
      'person.id as person',
      'person.sealed as attributes',
      'person.signed_out as signedOut',
      'post.id as post',
      'post.role',
      'post.division',
      'post.organisation',
    ])
    .where('person.county_code', '=', county)
    .where('person.issuer', '=', issuer)
    .where('person.subject', '=', subject)
    .orderBy('post.since')
    .orderBy('post.id')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { person, attributes, signedOut, ...held } = row;
  return { person, attributes, signedOut, post: postOf(held) };
}

export const callerOf = ({ person, assurance, post }: Session): Caller => ({
  person,
  assurance,
  post,
});

export interface NewSession {
  readonly person: string;
  readonly assurance: Assurance;
  readonly way: string;
  readonly post?: string | undefined;
  /** What ends the issuer's own session; sealed. */
  readonly sealed?: string | undefined;
}

/** Begins a session and gives its secret, which is kept nowhere else. Those that have run out are forgotten. */
export async function beginSession(
  { db, county }: Scope,
  { person, assurance, way, post, sealed }: NewSession,
  { now, lifeMs }: { readonly now: Date; readonly lifeMs: number },
): Promise<string> {
  await db
    .deleteFrom('session')
    .where('county_code', '=', county)
    .where('until', '<', now)
    .execute();
  const secret = newSecret();
  await db
    .insertInto('session')
    .values({
      county_code: county,
      id: digestOf(secret),
      person,
      post: post ?? null,
      assurance,
      way,
      sealed: sealed ?? null,
      created: now,
      seen: now,
      until: new Date(now.getTime() + lifeMs),
    })
    .execute();
  return secret;
}

/** Notes that a session was used. */
export async function touchSession({ db, county }: Scope, id: string, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen: now })
    .where('county_code', '=', county)
    .where('id', '=', id)
    .execute();
}

export async function endSession({ db, county }: Scope, id: string): Promise<void> {
  await db.deleteFrom('session').where('county_code', '=', county).where('id', '=', id).execute();
}

/** Ends all that a person has: their sessions, and tokens that were issued until now. */
export async function endSessionsOf(
  { db, county }: Scope,
  person: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('person')
    .set({ signed_out: now })
    .where('county_code', '=', county)
    .where('id', '=', person)
    .execute();
  await db
    .deleteFrom('session')
    .where('county_code', '=', county)
    .where('person', '=', person)
    .execute();
}

export async function setPost({ db, county }: Scope, id: string, post: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ post })
    .where('county_code', '=', county)
    .where('id', '=', id)
    .execute();
}
