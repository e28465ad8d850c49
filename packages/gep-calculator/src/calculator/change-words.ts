import { linesOf, type Profile, type RunFile } from '@yizhangtu/gep';
import { textIn, type Issue, type Locale } from '@yizhangtu/standard';
import type { FigureKey } from './draft.ts';
import type { Statistic } from './item-rows.ts';

interface Name {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** A name with the class and the division that it is of. */
export function placed(
  name: Name,
  { class: of, division }: Omit<FigureKey, 'parameter'>,
  profile: Profile | undefined,
  file: RunFile,
): Name {
  const kind = profile?.classes.find(({ id, group }) => id === of || group === of);
  const place = file.divisions.find(({ code }) => code === division);
  const words = (locale: Locale): string => {
    const at = [
      ...(kind ? [kind.name[locale]] : of === undefined ? [] : [of]),
      ...(place ? [textIn(place.name, locale)] : []),
    ];
    if (at.length === 0) return name[locale];
    return locale === 'zh-CN'
      ? `${name[locale]}（${at.join('、')}）`
      : `${name[locale]} (${at.join(', ')})`;
  };
  return { 'zh-CN': words('zh-CN'), en: words('en') };
}

/** The line of a statistic, and where it is of. */
export function lineName({ line, division }: Statistic, profile: Profile, file: RunFile): Name {
  const found = linesOf(profile).find((one) => one.line.id === line);
  return placed(found?.line.name ?? { 'zh-CN': line, en: line }, { division }, profile, file);
}

/** An amount that is missing, or below zero. */
export const wrongAmount = (path: string, text: string): Issue => ({
  path,
  code: text.trim() === '' ? 'number_unreadable' : 'negative',
  message:
    text.trim() === ''
      ? { 'zh-CN': '还没有填。', en: 'Nothing is given.' }
      : { 'zh-CN': `${text} 是负数。`, en: `${text} is negative.` },
  mend:
    text.trim() === ''
      ? { 'zh-CN': '填写一个数。', en: 'Give a number.' }
      : { 'zh-CN': '不能小于零。', en: 'It is zero or more.' },
});
