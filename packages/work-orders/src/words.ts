import type { Locale, LocalText } from '@yizhangtu/standard';
import { civilFormat, parseCivil } from '@yizhangtu/standard/civil-time.js';

/** A member of a code list in words; one that this kit does not know by its id. */
export const nameIn = <K extends string>(
  names: Readonly<Record<K, LocalText>>,
  id: K | (string & {}),
  locale: Locale,
): string => (Object.hasOwn(names, id) ? names[id as K][locale] : id);

/** An instant on the clock of Beijing: `2026年11月21日 14:38`; as it stands where it is none. */
export function timeWords(instant: string, locale: Locale): string {
  const civil = parseCivil(instant);
  return civil ? civilFormat(locale)(civil) : instant;
}
