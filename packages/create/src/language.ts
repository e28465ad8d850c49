import type { Locale, LocalText } from '@yizhangtu/standard';

/** The language to speak: the one asked for, else that of the machine (`LC_ALL`, `LANG`). */
export function pickLocale(asked: string | undefined): Locale {
  const wanted = asked ?? new Intl.DateTimeFormat().resolvedOptions().locale;
  return wanted.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export const say = (text: LocalText, locale: Locale): string => text[locale];
