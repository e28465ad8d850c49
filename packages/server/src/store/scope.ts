import type { Caller } from '@yizhangtu/standard/identity.js';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** A database and the one county of it that may be read or written. Every query takes one. */
export interface Scope {
  readonly db: Kysely<Tables>;
  readonly county: string;
  /** Who reads; absent for what everyone may see. */
  readonly caller?: Caller | undefined;
}

/** A page of rows as JSON texts, and the place after its last row when there is more. */
export interface TextPage {
  readonly items: readonly string[];
  readonly next?: number;
}

/** Cuts a list that was read one row too far. */
export function pageOf<T extends { position: number; text: string }>(
  rows: readonly T[],
  limit: number,
): TextPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => row.text),
    ...(rows.length > limit && last !== undefined ? { next: last.position } : {}),
  };
}
