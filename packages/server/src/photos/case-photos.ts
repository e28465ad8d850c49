import { countyError } from '@yizhangtu/standard';
import type { Visibility } from '@yizhangtu/standard/cases.js';
import type { Scope } from '../store/scope.ts';

export interface CasePhotos {
  readonly caseId: string;
  readonly hashes: readonly string[];
  /** Of the event that they came with. */
  readonly visibility: Visibility;
}

/**
 * Ties photos to the case that they came with, in the transaction that appends the event: who may see the event
 * may then see them.
 *
 * @throws YztError `invalid` naming each photo that the server does not have
 */
export async function tiePhotos(
  { db, county }: Scope,
  { caseId, hashes, visibility }: CasePhotos,
): Promise<void> {
  if (hashes.length === 0) return;
  const rows = await db
    .selectFrom('photo')
    .select('hash')
    .where('county_code', '=', county)
    .where('hash', 'in', hashes)
    .execute();
  const there = new Set(rows.map(({ hash }) => hash));
  const issues = hashes.flatMap((hash, index) =>
    there.has(hash) ? [] : [{ path: `photos[${index}]`, ...NOT_SENT }],
  );
  if (issues.length > 0) throw countyError(issues, 'body');
  await db
    .insertInto('case_photo')
    .values([...there].map((hash) => ({ county_code: county, hash, case_id: caseId, visibility })))
    .onConflict((conflict) =>
      conflict.columns(['county_code', 'hash', 'case_id', 'visibility']).doNothing(),
    )
    .execute();
}

const NOT_SENT = {
  code: 'unknown_photo',
  message: { 'zh-CN': '服务器没有这张照片', en: 'The server does not have this photo' },
  mend: { 'zh-CN': '先上传照片，再提交', en: 'Send the photo first' },
};

/** The cases that a photo is of, and who may see the event that it came with. */
export async function casesOfPhoto(
  { db, county }: Scope,
  hash: string,
): Promise<{ caseId: string; visibility: Visibility }[]> {
  const rows = await db
    .selectFrom('case_photo')
    .select(['case_id', 'visibility'])
    .where('county_code', '=', county)
    .where('hash', '=', hash)
    .execute();
  return rows.map((row) => ({ caseId: row.case_id, visibility: row.visibility as Visibility }));
}
