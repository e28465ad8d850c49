import type { AuditEntry } from '@yizhangtu/standard/identity.js';
import { sql } from 'kysely';
import type { Scope } from '../store/scope.ts';
import type { EntryOfCounty } from './audit-form.ts';

export interface AuditFilter {
  action?: string | undefined;
  actor?: string | undefined;
  target?: string | undefined;
}

/** Entries of a county's log, the newest first; `before` is the number of the last one of the page before. */
export async function listAudit(
  { db, county }: Scope,
  filter: AuditFilter,
  page: { limit: number; before: number | undefined },
): Promise<{ items: AuditEntry[]; next?: number }> {
  let entries = db
    .selectFrom('audit')
    .select(['seq', 'hash', sql<EntryOfCounty>`body`.as('body')])
    .where('county_code', '=', county);
  for (const key of ['action', 'actor', 'target'] as const) {
    const wanted = filter[key];
    if (wanted !== undefined) entries = entries.where(key, '=', wanted);
  }
  if (page.before !== undefined) entries = entries.where('seq', '<', page.before);
  const rows = await entries
    .orderBy('seq', 'desc')
    .limit(page.limit + 1)
    .execute();
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ body, hash }) => ({ ...body, hash })),
    ...(rows.length > page.limit && last ? { next: last.seq } : {}),
  };
}
