import { sql } from 'kysely';
import type { Scope } from '../store/scope.ts';
import { hashOf, NOTHING_BEFORE, type EntryOfCounty } from './audit-form.ts';

/**
 * What is wrong with the first entry that does not fit. `missing`: there is none with this number, though the
 * log goes on. `changed`: it is not what was hashed. `unlinked`: it does not follow the one before it.
 * `added`: it stands behind the last one that was written.
 */
export type AuditFault = 'missing' | 'changed' | 'unlinked' | 'added';

export type AuditVerdict =
  | { readonly sound: true; readonly entries: number; readonly hash: string }
  | { readonly sound: false; readonly seq: number; readonly fault: AuditFault };

interface Row {
  readonly seq: number;
  readonly body: string;
  readonly previous: string;
  readonly hash: string;
  readonly action: string;
  readonly actor: string | null;
  readonly target: string | null;
}

interface Link {
  readonly seq: number;
  readonly hash: string;
}

const ROWS_AT_ONCE = 1000;

function readEntry(body: string): EntryOfCounty | undefined {
  try {
    return JSON.parse(body) as EntryOfCounty;
  } catch {
    // Not JSON: not what was hashed.
    return undefined;
  }
}

/** Whether a row is as it was written: its entry by the hash, its columns by the entry. */
function isAsWritten(county: string, row: Row): boolean {
  const entry = readEntry(row.body);
  return (
    entry !== undefined &&
    hashOf(entry) === row.hash &&
    entry.county === county &&
    entry.seq === row.seq &&
    entry.previous === row.previous &&
    entry.action === row.action &&
    (entry.actor ?? null) === row.actor &&
    (entry.target ?? null) === row.target
  );
}

function faultOf(county: string, row: Row, before: Link): AuditFault | undefined {
  if (row.seq !== before.seq + 1) return 'missing';
  if (!isAsWritten(county, row)) return 'changed';
  return row.previous === before.hash ? undefined : 'unlinked';
}

const rowsAfter = ({ db, county }: Scope, seq: number): Promise<Row[]> =>
  db
    .selectFrom('audit')
    .select(['seq', 'previous', 'hash', 'action', 'actor', 'target'])
    .select(sql<string>`body::text`.as('body'))
    .where('county_code', '=', county)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(ROWS_AT_ONCE)
    .execute();

async function readHead({ db, county }: Scope): Promise<Link> {
  const head = await db
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('county_code', '=', county)
    .executeTakeFirst();
  return head ?? { seq: 0, hash: NOTHING_BEFORE };
}

/** Follows a county's audit log from its first entry to its last, and names the first that does not fit. */
export async function verifyAudit(scope: Scope): Promise<AuditVerdict> {
  const noted = await readHead(scope);
  let before: Link = { seq: 0, hash: NOTHING_BEFORE };
  let hashThere = before.hash;
  for (;;) {
    const rows = await rowsAfter(scope, before.seq);
    for (const row of rows) {
      const fault = faultOf(scope.county, row, before);
      if (fault !== undefined) return { sound: false, seq: before.seq + 1, fault };
      before = { seq: row.seq, hash: row.hash };
      if (row.seq === noted.seq) hashThere = row.hash;
    }
    if (rows.length < ROWS_AT_ONCE) break;
  }
  if (before.seq < noted.seq) return { sound: false, seq: before.seq + 1, fault: 'missing' };
  // What was written meanwhile has been noted meanwhile.
  const { seq } = before.seq > noted.seq ? await readHead(scope) : noted;
  if (before.seq > seq) return { sound: false, seq: seq + 1, fault: 'added' };
  if (hashThere !== noted.hash) return { sound: false, seq: noted.seq, fault: 'changed' };
  return { sound: true, entries: before.seq, hash: before.hash };
}
