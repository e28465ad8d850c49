import type { CountyFile, Issue, Locale } from '@yizhangtu/standard';
import { parseCounty } from '@yizhangtu/standard';
import { LIST_DATE, nameOfCounty } from '../create/divisions.ts';
import { askAddresses } from './addresses.ts';
import { inFileOrder } from './file-order.ts';
import { missingFiles } from './named-files.ts';
import { policyOf, policyText, TRUSTED_TYPES } from './policy.ts';
import { unknownKeys } from './unknown-keys.ts';

/** What is known of a county file. */
export type CheckResult =
  | {
      readonly ok: true;
      readonly county: CountyFile;
      readonly upgradedFrom?: string;
      /** The exact Content-Security-Policy that a page with this county needs. */
      readonly contentSecurityPolicy: string;
      /** What may be right and is worth a look. */
      readonly notes: readonly Issue[];
    }
  | {
      readonly ok: false;
      /** False when the text is not JSON at all. */
      readonly readable: boolean;
      /** In the order of the file. */
      readonly issues: readonly Issue[];
      /** What may be right and is worth a look. */
      readonly notes: readonly Issue[];
    };

const UNREADABLE: ReadonlySet<string> = new Set(['not_json', 'trailing_comma', 'web_page']);

/** Checks the text of a public county file. */
export function checkCounty(text: string): CheckResult {
  const parsed = parseCounty(text);
  if (parsed.ok) {
    return {
      ...parsed,
      contentSecurityPolicy: policyText(policyOf(parsed.county)),
      notes: [...unknownKeys(text), ...unlisted(parsed.county)],
    };
  }
  const readable = !parsed.issues.some(({ code }) => UNREADABLE.has(code));
  if (!readable) return { ok: false, readable, issues: parsed.issues, notes: [] };
  const issues = inFileOrder(parsed.issues, text);
  return { ok: false, readable, issues, notes: unknownKeys(text) };
}

/**
 * The result, with what the county file names and is not there: files in its folder, and addresses elsewhere, which
 * are asked for.
 */
export async function checkNamed(result: CheckResult, folder: string): Promise<CheckResult> {
  if (!result.ok) return result;
  const { issues: gone, notes } = await askAddresses(result.county);
  const issues = [...missingFiles(result.county, folder), ...gone];
  return issues.length === 0
    ? { ...result, notes: [...result.notes, ...notes] }
    : { ok: false, readable: true, issues, notes: [...result.notes, ...notes] };
}

/** A county that the list of divisions does not have: a slip, or newer than the list. */
function unlisted({ county: { code } }: CountyFile): Issue[] {
  if (nameOfCounty(code) !== undefined) return [];
  return [
    {
      path: 'county.code',
      code: 'unknown_division',
      message: {
        'zh-CN': `${LIST_DATE} 的区划表里没有代码为 ${code} 的县。`,
        en: `The list of divisions of ${LIST_DATE} has no county with the code ${code}.`,
      },
      mend: {
        'zh-CN': '检查代码；确实是新的代码时不用改。',
        en: 'Check the code; leave it when it is newer than the list.',
      },
    },
  ];
}

/** The result line by line. */
export function checkLines(file: string, result: CheckResult, locale: Locale): string[] {
  const zh = locale === 'zh-CN';
  if (result.ok) {
    const { county, upgradedFrom, contentSecurityPolicy, notes } = result;
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
      ...noteLines(notes, locale),
    ];
  }
  const count = result.issues.length;
  return [
    zh
      ? `${file} 有 ${count} 处要改：`
      : `${file} has ${count} ${count === 1 ? 'problem' : 'problems'}:`,
    ...issueLines(result.issues, locale),
    ...noteLines(result.notes, locale),
  ];
}

const noteLines = (notes: readonly Issue[], locale: Locale): string[] =>
  notes.length === 0
    ? []
    : [locale === 'zh-CN' ? '留意：' : 'Worth a look:', ...issueLines(notes, locale)];

const issueLines = (issues: readonly Issue[], locale: Locale): string[] =>
  issues.flatMap(({ path, code, message, mend }) => [
    `${path === '' ? (locale === 'zh-CN' ? '整个文件' : 'whole file') : path}: ${message[locale]} [${code}]`,
    `  ${mend[locale]}`,
  ]);
