/** Rows of the contract for photos. */
import * as z from 'zod/mini';
import { Instant, PhotoHash, Uuid } from './cases/parts.ts';
import { checked } from './checked.ts';
import { county, keyed, held } from './contract-parts.ts';
import { CountyCode } from './geo.ts';
import { openEnum } from './open.ts';
import { operation, type Operation } from './operation.ts';

/** Types of photo that are taken. What a file is, is told by its bytes. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
/** Most bytes of a photo. The report form makes photos smaller before it sends them. */
export const PHOTO_BYTES = 12 * 1024 * 1024;
const upload = z.looseObject({ county: CountyCode, upload: Uuid });
/** A photo on its way. */
export const Upload = z.looseObject({
  id: Uuid,
  length: z.int(),
  /** Bytes that the server has: where to go on. */
  offset: z.int(),
  /** When it is thrown away if it is not finished. */
  until: Instant,
});
export type Upload = z.infer<typeof Upload>;
export const createUpload = operation({
  id: 'createUpload',
  method: 'POST',
  path: '/counties/{county}/uploads',
  tag: 'photos',
  permission: 'case:report',
  summary: 'Begin to send a photo, in pieces if need be',
  params: county,
  headers: keyed,
  request: {
    json: z.strictObject({
      length: checked(z.int(), z.minimum(1)),
      type: z.enum(PHOTO_TYPES),
      /** Of the whole, so that a photo that the server has need not be sent. */
      sha256: z.optional(PhotoHash),
    }),
  },
  response: { json: Upload },
  status: 201,
  // `rate_limited` as well: one sender may have few unfinished at a time, a county many (`unavailable`).
  errors: [
    'not_found',
    'conflict',
    'too_large',
    'unsupported_media',
    'idempotency_mismatch',
    'unavailable',
  ],
});
export const getUpload = operation({
  id: 'getUpload',
  method: 'GET',
  path: '/counties/{county}/uploads/{upload}',
  tag: 'photos',
  permission: 'case:report',
  summary: 'How far a photo has come',
  params: upload,
  response: { json: Upload },
  status: 200,
  errors: ['not_found'],
});
export const appendUpload = operation({
  id: 'appendUpload',
  method: 'PATCH',
  path: '/counties/{county}/uploads/{upload}',
  tag: 'photos',
  permission: 'case:report',
  summary:
    'Bytes from `upload-offset` on; from elsewhere than where the server stands is a conflict',
  params: upload,
  headers: z.looseObject({
    'upload-offset': checked(z.coerce.number(), z.int(), z.minimum(0)),
  }),
  request: { type: 'application/offset+octet-stream' },
  mostBytes: PHOTO_BYTES,
  response: { json: Upload },
  status: 200,
  errors: ['not_found', 'conflict', 'too_large'],
});
/** A photo that the server has: its address, and its size in pixels. */
export const Photo = z.looseObject({
  hash: PhotoHash,
  type: openEnum(PHOTO_TYPES),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
});
export type Photo = z.infer<typeof Photo>;
export const finishUpload = operation({
  id: 'finishUpload',
  method: 'POST',
  path: '/counties/{county}/uploads/{upload}/finish',
  tag: 'photos',
  permission: 'case:report',
  summary:
    'All bytes are sent: checks that they are a photo, takes out where and when it was taken',
  params: upload,
  request: { json: z.strictObject({ sha256: z.optional(PhotoHash) }) },
  response: { json: Photo },
  status: 200,
  errors: ['not_found', 'conflict', 'too_large', 'unsupported_media'],
});
export const getPhoto = operation({
  id: 'getPhoto',
  method: 'GET',
  path: '/counties/{county}/photos/{hash}',
  tag: 'photos',
  permission: 'case:read',
  summary: 'A photo of a case that the caller may see',
  params: z.looseObject({ county: CountyCode, hash: PhotoHash }),
  headers: held,
  response: { type: 'image/*' },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});

/** The rows of this file, in the order of the OpenAPI document. */
export const PHOTO_OPERATIONS = [
  createUpload,
  getUpload,
  appendUpload,
  finishUpload,
  getPhoto,
] as const satisfies readonly Operation[];
