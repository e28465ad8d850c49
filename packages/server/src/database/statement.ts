import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import { createQueryId } from 'kysely';
import type { Tables } from './tables.ts';

/** What a column takes. JSON goes as text. */
type Value = string | number | boolean | Date | null | undefined;
type Row = { readonly [column: string]: Value };

/** What a statement is run with: values, rows and lists of either. */
export type Values = { readonly [name: string]: Value | Row | readonly Value[] | readonly Row[] };

/** Stands for the value of this number while a statement is built. */
class Place {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

const isValue = (given: unknown): given is Value =>
  typeof given !== 'object' || given === null || given instanceof Date;

/** What is given as a text that is the same for the same SQL; its values are appended to `values`. */
function shapeOf(given: unknown, values: unknown[]): string {
  if (given === undefined) return '-';
  if (isValue(given)) return `${values.push(given)}`;
  if (Array.isArray(given)) return `[${given.map((one) => shapeOf(one, values)).join()}]`;
  let shape = '{';
  for (const [name, one] of Object.entries(given as object)) {
    shape += `${name}:${shapeOf(one, values)},`;
  }
  return `${shape}}`;
}

/** What is given with places for its values, in the order of {@link shapeOf}. */
function placesOf<T>(given: T): T {
  let count = 0;
  const placed = (part: unknown): unknown => {
    if (part === undefined) return undefined;
    if (isValue(part)) return new Place(count++);
    if (Array.isArray(part)) return part.map(placed);
    return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, placed(one)]));
  };
  return placed(given) as T;
}

/** What each statement's SQL is prepared as. */
const names = new Map<string, string>();

/** The name under which a connection prepares this SQL; undefined for what is not of a {@link statement}. */
export const nameOf = (sql: string): string | undefined => names.get(sql);

/**
 * A query that every request or command runs: it is built and compiled once for each shape of what it is run with
 * (the columns that are there, how long its lists are), and PostgreSQL prepares it once for each connection;
 * afterwards it is only bound. Not for lists that are searched and filtered, whose best plan depends on the values.
 *
 * `build` sees places instead of values, so it must not look into them.
 */
export function statement<V extends Values, O>(
  build: (db: Kysely<Tables>, given: V) => Compilable<O>,
): (db: Kysely<Tables>, given: V) => Promise<O[]> {
  const compiled = new Map<string, CompiledQuery<O>>();
  return async (db, given) => {
    const values: unknown[] = [];
    const shape = shapeOf(given, values);
    let query = compiled.get(shape);
    if (query === undefined) {
      query = build(db, placesOf(given)).compile();
      compiled.set(shape, query);
      names.set(query.sql, names.get(query.sql) ?? `yzt-${names.size}`);
    }
    const parameters = query.parameters.map((one) =>
      one instanceof Place ? values[one.index] : one,
    );
    const bound: CompiledQuery<O> = { ...query, queryId: createQueryId(), parameters };
    const { rows } = await db.executeQuery(bound);
    return rows;
  };
}
