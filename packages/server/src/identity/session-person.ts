import { v7 as uuid } from 'uuid';
import type { Scope } from '../store/scope.ts';
import { openAttributes, sealAttributes, type Attributes } from './session-attributes.ts';

/** Somebody for whom an issuer vouches, by the name that they have there. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  readonly attributes: Attributes;
}

const readPerson = ({ db, county }: Scope, { issuer, subject }: Vouched) =>
  db
    .selectFrom('person')
    .select(['id', 'sealed'])
    .where('county_code', '=', county)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();

/** The person's id; they are made when the county has not seen them yet. Attributes that are new are kept. */
export async function findOrMakePerson(
  scope: Scope,
  vouched: Vouched,
  sealKey: string,
): Promise<string> {
  const { db, county } = scope;
  const { issuer, subject, attributes } = vouched;
  const found = await readPerson(scope, vouched);
  if (found === undefined) {
    await db
      .insertInto('person')
      .values({
        county_code: county,
        id: uuid(),
        issuer,
        subject,
        sealed: sealAttributes(sealKey, attributes),
        sample: false,
      })
      // Two windows may sign in for the first time at once.
      .onConflict((conflict) => conflict.columns(['county_code', 'issuer', 'subject']).doNothing())
      .execute();
    const made = await readPerson(scope, vouched);
    if (made === undefined) throw new Error('a person who was just made is gone');
    return made.id;
  }
  const before = openAttributes(sealKey, found.sealed);
  const after = { ...before, ...attributes };
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    await db
      .updateTable('person')
      .set({ sealed: sealAttributes(sealKey, after) })
      .where('county_code', '=', county)
      .where('id', '=', found.id)
      .execute();
  }
  return found.id;
}
