import { getByteAnswer, type Client } from '@yizhangtu/client';
import { YztError } from '@yizhangtu/standard';

/** A file on a web server, read by byte ranges; whole, once, from a server that has none. */
export interface ByteFile {
  /**
   * `length` bytes from `offset`; fewer where the file ends.
   *
   * @throws YztError `bad_response` for a page of HTML
   */
  read(offset: number, length: number, signal: AbortSignal): Promise<Uint8Array>;
}

export function byteFile(client: Client, url: string): ByteFile {
  /** The whole file, once a server has sent it where a part was asked for. */
  let whole: Uint8Array | undefined;
  return {
    async read(offset, length, signal) {
      const part = (bytes: Uint8Array) => bytes.subarray(offset, offset + length);
      if (whole !== undefined) return part(whole);
      const answer = await getByteAnswer(client, url, {
        signal,
        range: [offset, offset + length - 1],
      }).catch((error: unknown) => {
        // Asked for what lies behind the end.
        if (error instanceof YztError && error.status === 416) return undefined;
        throw error;
      });
      if (answer === undefined) return new Uint8Array();
      if (answer.type === 'text/html') {
        throw new YztError({
          code: 'bad_response',
          message: 'An HTML page came where a file was due',
          where: url,
          retriable: false,
        });
      }
      if (answer.status === 206) return new Uint8Array(answer.bytes);
      whole = new Uint8Array(answer.bytes);
      return part(whole);
    },
  };
}
