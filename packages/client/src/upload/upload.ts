/**
 * Sending a photo in pieces, so that a connection that breaks costs a piece and not the whole.
 *
 * @packageDocumentation
 */
import { toYztError, YztError } from '@yizhangtu/standard';
import {
  appendUpload,
  createUpload,
  finishUpload,
  getUpload,
  type Photo,
} from '@yizhangtu/standard/contract.js';
import { call, type CallInit } from '../call.ts';
import type { Desk } from '../desk.ts';

/** Bytes of a piece: some seconds of a slow uplink. One that takes too long is halved, down to the least. */
const PIECE = 256 * 1024;
const LEAST_PIECE = 16 * 1024;

type PhotoType = CallInit<typeof createUpload>['body']['type'];

export interface UploadInit {
  readonly signal?: AbortSignal | undefined;
  /** Id of an upload that was begun before. One that the server has thrown away is begun again. */
  readonly resume?: string | undefined;
  /** Called when an upload has begun, for who wants to go on with it later; waited for. */
  readonly begun?: ((id: string) => unknown) | undefined;
  /** Called with the bytes that the server has. What it returns is waited for. */
  readonly progress?: ((sent: number, total: number) => unknown) | undefined;
}

/**
 * Sends a photo and returns its address and size. What a `Blob` says of its type is not trusted: the server
 * looks at the bytes.
 *
 * @throws YztError `unsupported_media`, `too_large`, or what any call may
 */
export async function upload(desk: Desk, photo: Blob, init: UploadInit = {}): Promise<Photo> {
  const { client, county } = desk;
  const { signal, progress } = init;
  const begun = await stand(desk, photo, init);
  const params = { county, upload: begun.id };
  let { offset } = begun;
  let piece = PIECE;
  await progress?.(offset, photo.size);
  while (offset < photo.size) {
    const before: number = offset;
    const type = appendUpload.request.type;
    const body = photo.slice(offset, offset + piece, type);
    const headers = { 'upload-offset': offset };
    offset = await call(client, appendUpload, { params, headers, body, signal }).then(
      (answer) => {
        if (answer.offset > before) return answer.offset;
        throw new YztError({
          code: 'bad_response',
          message: 'A piece was taken, and is not there',
        });
      },
      // It may have come all the same, in part or from another tab: the server knows how far.
      async (thrown: unknown) => {
        const at = (await call(client, getUpload, { params, signal })).offset;
        if (at > before) return at;
        if (toYztError(thrown).code !== 'timeout' || piece <= LEAST_PIECE) throw thrown;
        piece /= 2;
        return at;
      },
    );
    await progress?.(offset, photo.size);
  }
  return call(client, finishUpload, { params, body: {}, signal });
}

/** Where an upload stands: one that was begun before, or a new one. */
async function stand(desk: Desk, photo: Blob, init: UploadInit) {
  const { client, county } = desk;
  const { resume, signal, begun } = init;
  if (resume !== undefined) {
    const known = await call(client, getUpload, {
      params: { county, upload: resume },
      signal,
    }).catch(gone);
    if (known?.length === photo.size) return known;
  }
  const made = await call(client, createUpload, {
    params: { county },
    body: { length: photo.size, type: photo.type as PhotoType },
    signal,
  });
  await begun?.(made.id);
  return made;
}

function gone(thrown: unknown): undefined {
  if (toYztError(thrown).code === 'not_found') return undefined;
  throw thrown;
}
