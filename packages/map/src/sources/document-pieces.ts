import { getChunks, type ChunkHead, type Client } from '@yizhangtu/client';
import { YztError } from '@yizhangtu/standard';

/** Calls `take` with each piece of a document. What `take` throws ends it. */
export type Pieces = (
  take: (bytes: Uint8Array, head: ChunkHead) => void | Promise<void>,
) => Promise<ChunkHead>;

/** Milliseconds at a stretch that may be spent on writing features as text. */
const STRETCH = 8;

const headOf = (where: string, total: number | undefined): ChunkHead => ({
  status: 200,
  type: '',
  where,
  total,
});

/** A document by its address. */
export const piecesOfHref =
  (client: Client, href: string, signal: AbortSignal): Pieces =>
  (take) =>
    getChunks(client, href, { signal }, take);

/** A file that a person handed in. */
export const piecesOfBlob =
  (blob: Blob, where: string, signal: AbortSignal): Pieces =>
  async (take) => {
    const head = headOf(where, blob.size);
    const reader = (blob.stream() as ReadableStream<Uint8Array>).getReader();
    try {
      for (;;) {
        refuseAborted(signal, where);
        const { done, value } = await reader.read();
        if (done) return head;
        await take(value, head);
      }
    } catch (error) {
      await reader.cancel();
      throw error;
    }
  };

/** Features in memory, written as text a few at a time, so that the page stays quick. */
export const piecesOfFeatures =
  (features: readonly unknown[], where: string, signal: AbortSignal): Pieces =>
  async (take) => {
    const head = headOf(where, undefined);
    const encoder = new TextEncoder();
    await take(encoder.encode('{"type":"FeatureCollection","features":['), head);
    for (let at = 0; at < features.length;) {
      refuseAborted(signal, where);
      const until = performance.now() + STRETCH;
      let text = at === 0 ? '' : ',';
      do {
        text += `${JSON.stringify(features[at] ?? null)},`;
        at += 1;
      } while (at < features.length && performance.now() < until);
      await take(encoder.encode(text.slice(0, -1)), head);
      await new Promise((resolve) => setTimeout(resolve));
    }
    await take(encoder.encode(']}'), head);
    return head;
  };

function refuseAborted(signal: AbortSignal, where: string): void {
  if (signal.aborted) throw new YztError({ code: 'aborted', message: 'No longer wanted', where });
}
