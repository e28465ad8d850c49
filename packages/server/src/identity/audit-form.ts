import type { AuditEntry } from '@yizhangtu/standard/identity.js';
import { sm3 } from './crypto.ts';

/** `previous` of a county's first entry. */
export const NOTHING_BEFORE = '0'.repeat(64);

/** An entry as it is hashed: with the county that it is of, so that it fits no other county's chain. */
export type EntryOfCounty = Readonly<
  Pick<AuditEntry, 'seq' | 'at' | 'action' | 'actor' | 'role' | 'target' | 'facts' | 'previous'>
> & { readonly county: string };

/** JSON in the one form that RFC 8785 (JSON Canonicalization Scheme) gives a value. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  // Sorted by UTF-16 code units (RFC 8785, 3.2.3), which is how JavaScript sorts.
  const members = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${members.join(',')}}`;
}

/** SM3 of an entry's canonical JSON, which holds the hash of the entry before it. */
export const hashOf = (entry: EntryOfCounty): string => sm3(canonicalJson(entry));
