import { readFile } from 'node:fs/promises';
import { YztError } from '@yizhangtu/standard';

/**
 * A file as JSON; a leading byte-order mark is no fault.
 *
 * @throws YztError `not_found` for a file that cannot be read, `invalid` for one that is not JSON
 */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new YztError({ code: 'not_found', message: cause.message, cause });
  });
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (cause) {
    const message = `${path}: ${(cause as Error).message}`;
    throw new YztError({ code: 'invalid', message, cause });
  }
}
