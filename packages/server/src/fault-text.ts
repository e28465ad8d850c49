import type { Locale, YztError } from '@yizhangtu/standard';

/** The language of the machine (`LC_ALL`, `LANG`). */
export function machineLocale(): Locale {
  const { locale } = new Intl.DateTimeFormat().resolvedOptions();
  return /^zh\b/i.test(locale) ? 'zh-CN' : 'en';
}

/** An error for whoever started the server: where, and everything that is wrong there, a line each. */
export function faultText(error: YztError, locale: Locale): string {
  const { where, issues, message } = error;
  const place = where === undefined || message.includes(where) ? '' : `${where}: `;
  const count = issues.length;
  const problems =
    locale === 'en' ? `${count} problem${count === 1 ? '' : 's'}` : `${count} 处问题`;
  const lines = issues.map(
    (issue) =>
      `  ${issue.path === '' ? '' : `${issue.path}: `}${issue.message[locale]} ${issue.mend[locale]}`,
  );
  const head = `yizhangtu-server: ${place}${count === 0 ? message : problems}`;
  return [head, ...lines, ''].join('\n');
}
