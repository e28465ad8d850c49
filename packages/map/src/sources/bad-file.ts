import { YztError } from '@yizhangtu/standard';

/** What to say of a file whose bytes are not what they should be: asking again brings the same. */
export const badFile = (where: string, message: string, cause?: unknown): YztError =>
  new YztError({
    code: 'bad_response',
    message,
    where,
    retriable: false,
    ...(cause === undefined ? {} : { cause }),
  });
