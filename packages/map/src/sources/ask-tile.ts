import { getByteAnswer, type Client } from '@yizhangtu/client';
import { YztError } from '@yizhangtu/standard';
import { startsLikeMarkup } from './markup.ts';

/**
 * A tile. Undefined where there is none, which servers say with 204 or no bytes.
 *
 * @throws YztError `bad_response` for a page or a message where a tile was due; else as the client does
 */
export async function askTile(
  client: Client,
  url: string,
  signal: AbortSignal,
): Promise<ArrayBuffer | undefined> {
  const { status, type, bytes } = await getByteAnswer(client, url, { signal });
  if (status === 204 || bytes.byteLength === 0) return undefined;
  if (type === 'text/html' || type.endsWith('json') || startsLikeMarkup(bytes)) {
    throw new YztError({
      code: 'bad_response',
      message: `${type === '' ? 'Markup' : type} came where a tile was due`,
      where: url,
      status,
      retriable: false,
    });
  }
  return bytes;
}
