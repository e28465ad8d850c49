import type { CountyServerFile } from '@yizhangtu/standard';
import { YztError } from '@yizhangtu/standard';
import type { Caller } from '@yizhangtu/standard/identity.js';
import type { Kysely } from 'kysely';
import type { CountyCases } from './cases/case-settings.ts';
import type { Tables } from './database/tables.ts';
import type { Replays } from './gep/replay.ts';
import type { ByteCache } from './http/lru.ts';
import type { Identity } from './identity/session-settings.ts';
import type { Teller } from './messages/teller.ts';
import type { IncomingFiles } from './photos/incoming-files.ts';
import type { PhotoFiles } from './photos/photo-files.ts';
import { readLayer, type Layer } from './store/layer-store.ts';
import type { Scope } from './store/scope.ts';
import type { StreamHub } from './stream/stream-hub.ts';

/** What one county has beside the database. */
export interface CountyOnDisk {
  readonly folder: string;
  /** The private file, its `env:NAME` values filled in. */
  readonly settings: CountyServerFile;
}

/** What the handlers work with. */
export interface Services {
  readonly db: Kysely<Tables>;
  readonly counties: ReadonlyMap<string, CountyOnDisk>;
  readonly identity: Identity;
  /** What a county decides of its cases. */
  readonly casesOf: (county: string) => CountyCases;
  readonly photos: PhotoFiles;
  readonly incoming: IncomingFiles;
  readonly teller: Teller;
  readonly hub: StreamHub;
  readonly replays: Replays;
  readonly vectorTiles: ByteCache<Buffer<ArrayBuffer>>;
  readonly baseTiles: ByteCache<Buffer>;
  readonly isStopping: () => boolean;
}

export function notFound(what: string): YztError {
  return new YztError({ code: 'not_found', message: `no such ${what}` });
}

/** A county as everyone may see it, or as a caller may. */
export const scopeOf = ({ db }: Services, county: string, caller?: Caller): Scope => ({
  db,
  county,
  caller,
});

/** @throws YztError `not_found` */
export async function layerOf(scope: Scope, id: string): Promise<Layer> {
  const layer = await readLayer(scope, id);
  if (layer === undefined) throw notFound(`collection: ${id}`);
  return layer;
}
