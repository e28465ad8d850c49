import { toYztError, YztError } from '@yizhangtu/standard';
import type { Desk } from '../desk.ts';
import { upload } from '../upload/upload.ts';
import type { OutboxItem, OutboxPhoto } from './outbox-item.ts';
import type { StoredPhoto } from './outbox-store.ts';

/** How an item's photos are read, and how it is kept how far they have come. */
export interface PhotoHands {
  read(index: number): Promise<StoredPhoto | undefined>;
  note(index: number, part: Partial<OutboxPhoto>, kept: boolean): Promise<void>;
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
    const { hash } = await upload(desk, new Blob([kept.bytes], { type: kept.type }), {
      signal,
      resume: photo.upload,
      begun: (begun) => note(index, { upload: begun }, true),
      progress: (sent) => void note(index, { sent }, false),
    }).catch(async (thrown: unknown): Promise<never> => {
      const error = toYztError(thrown);
      if (error.code !== 'not_found') throw error;
      // The server has thrown away what had come: the next try begins anew.
      await note(index, { upload: undefined, sent: 0 }, true);
      throw new YztError({ code: 'unavailable', message: error.message, cause: error });
    });
    hashes.push(hash);
    await note(index, { hash, sent: photo.size }, true);
  }
  return hashes;
}
