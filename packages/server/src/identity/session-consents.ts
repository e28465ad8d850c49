import type { Consent } from '@yizhangtu/standard/identity.js';
import type { Scope } from '../store/scope.ts';

interface Given {
  readonly purpose: string;
  readonly version: string;
  readonly given: boolean;
  readonly at: Date;
}

const written = ({ at, ...consent }: Given): Consent => ({ ...consent, at: at.toISOString() });

/** What a person has consented to and withdrawn, as it stands for each version of each purpose. */
export async function listConsents({ db, county }: Scope, person: string): Promise<Consent[]> {
  const rows = await db
    .selectFrom('consent')
    .distinctOn(['purpose', 'version'])
    .select(['purpose', 'version', 'given', 'at'])
    .where('county_code', '=', county)
    .where('person', '=', person)
    .orderBy('purpose')
    .orderBy('version')
    .orderBy('at', 'desc')
    .execute();
  return rows.map(written);
}

/** Adds to the history: what was said before stays. */
export async function putConsent(
  { db, county }: Scope,
  person: string,
  consent: Given,
): Promise<Consent> {
  await db
    .insertInto('consent')
    .values({ county_code: county, person, ...consent })
    .onConflict((conflict) =>
      conflict.columns(['county_code', 'person', 'purpose', 'version', 'at']).doNothing(),
    )
    .execute();
  return written(consent);
}
