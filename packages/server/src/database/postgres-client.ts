import pg from 'pg';
import { nameOf } from './statement.ts';

/** A connection on which PostgreSQL keeps the plans of the kit's statements. */
export class PreparingClient extends pg.Client {
  override query(...given: unknown[]): never {
    const [text, values, ...more] = given;
    const name = typeof text === 'string' ? nameOf(text) : undefined;
    const meant = name === undefined ? given : [{ name, text, values }, ...more];
    return (super.query as (...meant: unknown[]) => unknown).apply(this, meant) as never;
  }
}
