import type { Actor, CaseCaller, CaseRecord, Viewer } from '@yizhangtu/standard/cases.js';
import { HOLDER, viewerOf } from '@yizhangtu/standard/cases.js';
import type { Scope } from '../store/scope.ts';
import { statement } from '../database/statement.ts';
import { inForce } from '../identity/in-force.ts';
import { sql } from 'kysely';
import { YztError } from '@yizhangtu/standard';

/** Who asks something of cases. */
export interface CaseAs {
  /** Absent for who has not signed in. */
  readonly caller: CaseCaller | undefined;
  /** As whom others see them. */
  readonly actor: Actor;
  /** How to reach them, in full, as their issuer says. */
  readonly contact: { readonly name?: string | undefined; readonly phone?: string | undefined };
  /** Id of the case whose receipt number and code they have shown. */
  readonly holds?: string | undefined;
  readonly now: Date;
}

/** What the caller is to a case. */
export const viewerAs = (record: CaseRecord, { caller, holds }: CaseAs): Viewer =>
  holds === record.id ? HOLDER : viewerOf(record, caller);

type Post = {
  county: string;
  person: string;
  role: string;
  division: string;
  now: Date;
};

const POST = statement((db, { county, person, role, division, now }: Post) =>
  db
    .selectFrom('post')
    .select(sql<number>`1`.as('held'))
    .where('county_code', '=', county)
    .where('person', '=', person)
    .where('role', '=', role)
    .where('division', '=', division)
    .where(inForce(now))
    .limit(1),
);

/**
 * That the post which the caller acts in is in force yet, as seen by this transaction.
 *
 * @throws YztError `denied`
 */
export async function assertPost({ db, county }: Scope, { caller, now }: CaseAs): Promise<void> {
  const post = caller?.post;
  if (caller === undefined || post === undefined) return;
  const { role, division } = post;
  const [held] = await POST(db, { county, person: caller.person, role, division, now });
  if (held === undefined) throw new YztError({ code: 'denied', message: 'the post has ended' });
}
