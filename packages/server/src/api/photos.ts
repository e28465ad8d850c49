import { hash } from 'node:crypto';
import { YztError } from '@yizhangtu/standard';
import { PHOTO_BYTES, type Photo, type Upload } from '@yizhangtu/standard/contract.js';
import { isVisible } from '@yizhangtu/standard/cases.js';
import { viewerAs } from '../cases/case-caller.ts';
import { caseRequest } from '../cases/case-request.ts';
import { readRecord } from '../cases/case-store.ts';
import { answer, json } from '../http/answer.ts';
import type { Request } from '../http/env.ts';
import type { Handlers } from '../http/operations.ts';
import { cleanPhoto } from '../photos/clean-photo.ts';
import { casesOfPhoto } from '../photos/case-photos.ts';
import {
  beginUpload,
  dropUploads,
  endUpload,
  keepPhoto,
  photoOfSent,
  readUpload,
  type UploadRow,
} from '../photos/upload-store.ts';
import { notFound, scopeOf, type Services } from '../services.ts';
import { countyExists } from '../store/county-store.ts';
import type { Scope } from '../store/scope.ts';

type PhotoHandlers = Pick<
  Handlers,
  'createUpload' | 'getUpload' | 'appendUpload' | 'finishUpload' | 'getPhoto'
>;

const OWN = { isPrivate: true } as const;

const conflict = (message: string): YztError => new YztError({ code: 'conflict', message });

const tooLarge = (most: number): YztError =>
  new YztError({ code: 'too_large', message: `the photo is larger than ${most} bytes` });

/** @param addressOf whose uploads are counted together */
export function photoHandlers(
  services: Services,
  addressOf: (c: Request) => string,
): PhotoHandlers {
  const { photos: files, incoming } = services;
  const now = services.identity.now;

  const viewOf = async (county: string, row: UploadRow): Promise<Upload> => ({
    id: row.id,
    length: row.length,
    offset: await incoming.lengthOf(county, row.id),
    until: row.until.toISOString(),
  });

  const uploadOf = async (scope: Scope, id: string): Promise<UploadRow> => {
    const row = await readUpload(scope, id, now());
    if (row === undefined) throw notFound(`upload: ${id}`);
    return row;
  };

  /** The photo that was made of the same bytes before, while its file is there. */
  const hadBefore = async (scope: Scope, sent: string | undefined): Promise<Photo | undefined> => {
    const photo = sent === undefined ? undefined : await photoOfSent(scope, sent);
    return photo && (await files.get(scope.county, photo.hash)) ? photo : undefined;
  };

  // The file first: where it has no row any more, nothing takes it away until the server starts anew.
  const end = async (scope: Scope, id: string): Promise<void> => {
    await incoming.remove(scope.county, id);
    await endUpload(scope, id);
  };

  return {
    async createUpload({ c, params: { county }, headers, body: { length, sha256 } }) {
      if (length > PHOTO_BYTES) throw tooLarge(PHOTO_BYTES);
      const scope = scopeOf(services, county);
      if (!(await countyExists(scope))) throw notFound(`county: ${county}`);
      for (const id of await dropUploads(scope, now())) await incoming.remove(county, id);
      const key = headers['idempotency-key'];
      const session = c.get('session');
      const person = session?.state === 'signedIn' ? session.session.person : undefined;
      const from = { address: addressOf(c), person };
      const row = await beginUpload(scope, { key, length, sent: sha256, from, now: now() });
      const view = await viewOf(county, row);
      const offset = (await hadBefore(scope, sha256)) === undefined ? view.offset : length;
      return json(c, { ...view, offset }, { ...OWN, status: 201 });
    },

    async getUpload({ c, params: { county, upload } }) {
      const row = await uploadOf(scopeOf(services, county), upload);
      return json(c, await viewOf(county, row), OWN);
    },

    async appendUpload({ c, params: { county, upload }, headers, body }) {
      const scope = scopeOf(services, county);
      const row = await uploadOf(scope, upload);
      const offset = headers['upload-offset'];
      const there = await incoming.lengthOf(county, upload);
      if (offset !== there) throw conflict(`the server stands at byte ${there}, not at ${offset}`);
      let fits = false;
      try {
        fits = await incoming.append(county, upload, { offset, most: row.length, body });
      } finally {
        // It may have ended while this piece was on its way, and its file begun anew.
        if ((await readUpload(scope, upload, now())) === undefined) {
          await incoming.remove(county, upload);
        }
      }
      if (!fits) throw tooLarge(row.length);
      return json(c, await viewOf(county, row), OWN);
    },

    async finishUpload({ c, params: { county, upload }, body: { sha256 } }) {
      const scope = scopeOf(services, county);
      const row = await uploadOf(scope, upload);
      const had = await hadBefore(scope, row.sent);
      if (had !== undefined) {
        await end(scope, upload);
        return json(c, had, OWN);
      }
      const there = await incoming.lengthOf(county, upload);
      if (there !== row.length) throw conflict(`${there} of ${row.length} bytes have come`);
      const bytes = await incoming.read(county, upload);
      const sent = hash('sha256', bytes, 'hex');
      if ((sha256 ?? row.sent ?? sent) !== sent) {
        // What came is not what was meant: sent again, it starts from nothing.
        await incoming.remove(county, upload);
        throw conflict('the bytes that came do not have the hash that was said');
      }
      const { content, ...photo } = await cleanPhoto(bytes);
      await files.put(county, photo.hash, content);
      await keepPhoto(scope, photo, sent);
      await end(scope, upload);
      return json(c, photo, OWN);
    },

    async getPhoto({ c, params: { county, hash: address } }) {
      const { scope, as } = await caseRequest(services, c, county);
      const missing = notFound(`photo: ${address}`);
      const isSeen = await Promise.all(
        (await casesOfPhoto(scope, address)).map(async ({ caseId, visibility }) => {
          const record = await readRecord(scope, caseId);
          return record !== undefined && isVisible(visibility, record, viewerAs(record, as));
        }),
      );
      if (!isSeen.includes(true)) throw missing;
      const bytes = await files.get(county, address);
      if (bytes === undefined) throw missing;
      const { type } = await scope.db
        .selectFrom('photo')
        .select('type')
        .where('county_code', '=', county)
        .where('hash', '=', address)
        .executeTakeFirstOrThrow();
      return answer(c, bytes, { type, ...OWN });
    },
  };
}
