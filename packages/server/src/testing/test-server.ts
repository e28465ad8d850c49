import { rm } from 'node:fs/promises';
import { after, before } from 'node:test';
import type { LogEvent } from 'kysely';
import { createServer, type RunningServer, type ServerOptions } from '../server.ts';
import { countyFolder, type CountyFolderOptions } from './county-folder.ts';
import { startPostgres } from './postgres.ts';
import { EMPTY } from './test-database.ts';

/** JSON of an answer, read without types: the tests say what must be there. */
export type Json = ReturnType<typeof JSON.parse>;

export type Kind = 'PGlite' | 'PostgreSQL';

export interface TestServer {
  /** Address of a path below `/api/`. */
  at(path: string): string;
  /** Asks for a path below `/api/`. */
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Asks for a path below `/api/` and reads JSON. */
  json(path: string, headers?: Record<string, string>): Promise<Json>;
  /** Texts of the queries since the start. */
  readonly queries: readonly string[];
}

/**
 * A server of its own for the tests of a file, started before them and stopped after.
 *
 * @param folder what its county folder says; a function where that is known once other servers run
 */
export function testServer(
  kind: Kind,
  folder: CountyFolderOptions | (() => CountyFolderOptions) = {},
  more: Partial<ServerOptions> = {},
): TestServer {
  const queries: string[] = [];
  const onQuery = (event: LogEvent): void => void queries.push(event.query.sql);
  let running: RunningServer | undefined;
  let county = '';
  let stopDatabase: (() => Promise<void>) | undefined;
  before(async () => {
    const postgres = kind === 'PostgreSQL' ? await startPostgres() : undefined;
    stopDatabase = postgres?.stop;
    county = await countyFolder(typeof folder === 'function' ? folder() : folder);
    const counties = [county];
    running = await createServer({
      counties,
      databaseUrl: postgres?.url,
      snapshot: EMPTY,
      onQuery,
      rate: false,
      ...more,
    });
  });
  after(async () => {
    await running?.close();
    await stopDatabase?.();
    await rm(county, { recursive: true, force: true });
  });
  const at = (path: string): string => `${running?.url}api/${path}`;
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(at(path), { headers });
  return { at, get, json: async (path, headers) => (await get(path, headers)).json(), queries };
}
