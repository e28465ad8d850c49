import { YztError } from '@yizhangtu/standard';

/** Why something ends that a person or a page no longer wants. */
export const givenUp = (): YztError =>
  new YztError({ code: 'aborted', message: 'It is no longer wanted' });
