import type { CountyFile, Issue, Locale } from '@yizhangtu/standard';
import { parseCounty } from '@yizhangtu/standard';
import { missingFiles } from './named-files.ts';
import { policyOf, policyText, TRUSTED_TYPES } from './policy.ts';

/** What is known of a county file. */
export type CheckResult =
  | {
      readonly ok: true;
      readonly county: CountyFile;
      readonly upgradedFrom?: string;
      /** The exact Content-Security-Policy that a page with this county needs. */
      readonly contentSecurityPolicy: string;
    }
  | {
      readonly ok: false;
      /** False when the text is not JSON at all. */
      readonly readable: boolean;
      readonly issues: readonly Issue[];
    };

const UNREADABLE: ReadonlySet<string> = new Set(['not_json', 'trailing_comma', 'web_page']);

/** Checks the text of a public county file. */
export function checkCounty(text: string): CheckResult {
  const parsed = parseCounty(text);
  if (parsed.ok) {
    return { ...parsed, contentSecurityPolicy: policyText(policyOf(parsed.county)) };
  }
  const readable = !parsed.issues.some(({ code }) => UNREADABLE.has(code));
  return { ok: false, readable, issues: parsed.issues };
}

/** The result, with the files that the county file names and that are not in its folder. */
export function checkFiles(result: CheckResult, folder: string): CheckResult {
  if (!result.ok) return result;
  const issues = missingFiles(result.county, folder);
  return issues.length === 0 ? result : { ok: false, readable: true, issues };
}

/** The result line by line. */
export function checkLines(file: string, result: CheckResult, locale: Locale): string[] {
  const zh = locale === 'zh-CN';
  if (result.ok) {
    const { county, upgradedFrom, contentSecurityPolicy } = result;
    return [
      zh ? `${file} 符合标准。` : `${file} fits the standard.`,
      ...(upgradedFrom === undefined
        ? []
        : [
            zh
              ? `文件写于标准 ${upgradedFrom} 版，已按 ${county.standard} 版读取。`
              : `It is written in version ${upgradedFrom} of the standard and was read as ${county.standard}.`,
          ]),
      zh ? '页面需要的 Content-Security-Policy：' : 'The page needs this Content-Security-Policy:',
      contentSecurityPolicy,
      zh ? '可以再加（Trusted Types）：' : 'It may add (Trusted Types):',
      TRUSTED_TYPES,
    ];
  }
  const count = result.issues.length;
  return [
    zh
      ? `${file} 有 ${count} 处要改：`
      : `${file} has ${count} ${count === 1 ? 'problem' : 'problems'}:`,
    ...result.issues.flatMap(({ path, code, message, mend }) => [
      `${path === '' ? (zh ? '整个文件' : 'whole file') : path}: ${message[locale]} [${code}]`,
      `  ${mend[locale]}`,
    ]),
  ];
}
