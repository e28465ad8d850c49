import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { first } from './migrations/0001-first.ts';
import { featureNames } from './migrations/0002-feature-names.ts';
import { identity } from './migrations/0003-identity.ts';
import { cases } from './migrations/0004-cases.ts';
import { photos } from './migrations/0005-photos.ts';
import { messages } from './migrations/0006-messages.ts';
import { gep } from './migrations/0007-gep.ts';
import { limits } from './migrations/0008-limits.ts';
import { byClock } from './migrations/0009-by-clock.ts';
import { outbox } from './migrations/0010-outbox.ts';
import type { Tables } from './tables.ts';

const MIGRATIONS = {
  '0001-first': first,
  '0002-feature-names': featureNames,
  '0003-identity': identity,
  '0004-cases': cases,
  '0005-photos': photos,
  '0006-messages': messages,
  '0007-gep': gep,
  '0008-limits': limits,
  '0009-by-clock': byClock,
  '0010-outbox': outbox,
};

/** Names of all migrations, in their order. */
export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS);

export interface MigrateOptions {
  /** The last migration to run; the newest when absent. */
  readonly to?: string | undefined;
  /** Where it is written down what has been run; where the tables are when absent. */
  readonly schema?: string | undefined;
}

/** Brings the tables to the newest form. Safe to run by several processes at once on PostgreSQL. */
export async function migrate(db: Kysely<Tables>, options: MigrateOptions = {}): Promise<void> {
  const { to, schema } = options;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to));
  if (error !== undefined) throw error;
}
