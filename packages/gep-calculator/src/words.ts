import type { Locale } from '@yizhangtu/standard';

/** A number as people read it: up to six digits that matter, thousands set apart. */
export const figure = (value: number, locale: Locale): string =>
  value.toLocaleString(locale, { maximumSignificantDigits: 6 });
