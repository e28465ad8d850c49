/**
 * The reference server of the one-map standard.
 *
 * @packageDocumentation
 */
export { createServer, type RunningServer, type ServerOptions } from './server.ts';
export { openDatabase, type Database, type DatabaseOptions } from './database/open.ts';
export type { Rate } from './http/rate-limit.ts';
export type { ServerAnswer } from './app.ts';
export type { StaticFolder } from './http/static.ts';
export { seed, type Seeded } from './seed.ts';
export { buildSnapshot } from './snapshot.ts';
