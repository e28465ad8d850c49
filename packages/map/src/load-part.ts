import { YztError } from '@yizhangtu/standard';

/**
 * A part of the kit that comes only when it is needed.
 *
 * @throws YztError `network` when it did not come
 */
export const loadPart = <T>(part: Promise<T>): Promise<T> =>
  part.catch((cause: unknown) => {
    throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
  });
