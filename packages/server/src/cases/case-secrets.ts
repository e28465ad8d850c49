import type { NewCase } from '@yizhangtu/standard/cases.js';
import { seal } from '../identity/crypto.ts';
import type { Scope } from '../store/scope.ts';
import { hashOfCode } from './lookup-code.ts';

export interface Secrets {
  readonly id: string;
  readonly report: NewCase;
  /** What leads back to the case where nobody's session does. */
  readonly code?: string | undefined;
  readonly sealKey: string;
}

/** Keeps how to reach who reported, apart from the log. What is not said stays as it was kept before. */
export async function keepSecrets(
  { db, county }: Scope,
  { id, report, code, sealKey }: Secrets,
): Promise<void> {
  const contact = report.onBehalfOf?.contact ?? report.contact;
  const said = {
    ...(contact === undefined ? {} : { contact: seal(sealKey, JSON.stringify(contact)) }),
    ...(code === undefined ? {} : { code: hashOfCode(sealKey, id, code) }),
  };
  if (Object.keys(said).length === 0) return;
  await db
    .insertInto('case_secret')
    .values({ county_code: county, case_id: id, contact: null, code: null, ...said })
    .onConflict((conflict) => conflict.columns(['county_code', 'case_id']).doUpdateSet(said))
    .execute();
}
