import { toYztError, YztError } from '@yizhangtu/standard';
import type { Desk } from '../desk.ts';
import type { OutboxItem, OutboxPhoto } from './outbox-item.ts';
import type { StoredPhoto } from './outbox-store.ts';

/** Comes with the first photo: its rows of the contract and their schemas are larger than all of the outbox. */
const loadUpload = (): Promise<typeof import('../upload/upload.ts')> =>
  import('../upload/upload.ts').catch((cause: unknown): never => {
    throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
  });

/** How an item's photos are read, and how it is kept how far they have come. */
export interface PhotoHands {
  read(index: number): Promise<StoredPhoto | undefined>;
  note(index: number, part: Partial<OutboxPhoto>): Promise<unknown>;
}

/** Sends those that have not arrived, one after another, each from where it stopped. Returns all hashes. */
export async function sendPhotos(
  desk: Desk,
  photos: OutboxItem['photos'],
  signal: AbortSignal,
  { read, note }: PhotoHands,
): Promise<string[]> {
  const hashes: string[] = [];
  for (const [index, photo] of photos.entries()) {
    const kept = photo.hash === undefined ? await read(index) : undefined;
    if (photo.hash !== undefined) hashes.push(photo.hash);
    if (kept === undefined) continue;
    const { upload } = await loadUpload();
    const { hash } = await upload(desk, new Blob([kept.bytes], { type: kept.type }), {
      signal,
      resume: photo.upload,
      begun: (begun) => note(index, { upload: begun }),
      progress: (sent) => note(index, { sent }),
    }).catch(async (thrown: unknown): Promise<never> => {
      const error = toYztError(thrown);
      if (error.code !== 'not_found') throw error;
      // The server has thrown away what had come: the next try begins anew.
      await note(index, { upload: undefined, sent: 0 });
      throw new YztError({ code: 'unavailable', message: error.message, cause: error });
    });
    hashes.push(hash);
    await note(index, { hash });
  }
  return hashes;
}
