import { STANDARD_VERSION, type Locale, type LocalText } from '@yizhangtu/standard';
import { ROLE_NAMES, type RoleId } from '@yizhangtu/standard/identity.js';
import type { Finding } from './finding.ts';
import { RULE_WORDS } from './rule-words.ts';

/** Why a row was not asked. */
export type Skip = 'writes' | 'not_tried' | 'browser' | 'upstream' | 'no_caller' | 'no_example';

export const SKIP_WORDS: Readonly<Record<Skip, LocalText>> = {
  writes: {
    'zh-CN': '会写入，没有加 --write',
    en: 'it writes, and --write was not given',
  },
  not_tried: { 'zh-CN': '不自动检查', en: 'this check does not try it' },
  browser: { 'zh-CN': '要由浏览器登录', en: 'a browser signs in by it' },
  upstream: { 'zh-CN': '由别的服务应答', en: 'another service answers it' },
  no_caller: { 'zh-CN': '没有能用它的令牌', en: 'no token was given of who may use it' },
  no_example: { 'zh-CN': '后端里没有可以查的', en: 'the backend has none to ask for' },
};

/** What became of one row of the contract. */
export interface RowResult {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** How many things were tried. */
  readonly checks: number;
  readonly findings: readonly Finding[];
  /** Set where what the row is for was not asked. */
  readonly skipped?: Skip;
}

export interface BackendReport {
  readonly url: string;
  readonly county: string;
  /** When it was checked, RFC 3339. */
  readonly at: string;
  /** Roles that were tried besides nobody in particular. */
  readonly callers: readonly string[];
  /** How many tokens the backend did not take. */
  readonly refused: number;
  /** Set when nothing answered, and then nothing was checked. */
  readonly unreached?: string;
  readonly rows: readonly RowResult[];
}

export const findingsOf = ({ rows }: BackendReport): Finding[] =>
  rows.flatMap(({ findings }) => findings);

/** Whether everything that was asked is as the contract says. */
export const conforms = (report: BackendReport): boolean =>
  report.unreached === undefined && report.refused === 0 && findingsOf(report).length === 0;

const callerName = (caller: string, locale: Locale): string =>
  caller === 'anonymous'
    ? { 'zh-CN': '没有登录', en: 'nobody signed in' }[locale]
    : (ROLE_NAMES[caller as RoleId]?.[locale] ?? caller);

export const callerNames = (callers: readonly string[], locale: Locale): string =>
  callers.map((caller) => callerName(caller, locale)).join(locale === 'zh-CN' ? '、' : ', ');

/** The sum of a report on one line each. */
export function summaryLines(report: BackendReport, locale: Locale): string[] {
  const zh = locale === 'zh-CN';
  const { url, county, at, callers, refused, unreached, rows } = report;
  const head = zh
    ? [`后端 ${url}，县 ${county}，标准 ${STANDARD_VERSION}，${at}`]
    : [`Backend ${url}, county ${county}, standard ${STANDARD_VERSION}, ${at}`];
  if (unreached !== undefined) {
    return [
      ...head,
      zh
        ? `没有应答（${unreached}），没有检查。`
        : `No answer (${unreached}): nothing was checked.`,
    ];
  }
  const asked = rows.filter(({ skipped }) => skipped === undefined);
  const checks = rows.reduce((sum, row) => sum + row.checks, 0);
  const count = findingsOf(report).length;
  const names = callerNames(['anonymous', ...callers], locale);
  return [
    ...head,
    zh ? `身份：${names}` : `Asked as: ${names}`,
    ...(refused === 0
      ? []
      : [zh ? `后端不接受 ${refused} 个令牌。` : `The backend did not take ${refused} token(s).`]),
    zh
      ? `问了 ${asked.length} / ${rows.length} 个接口，${checks} 项检查，${count} 处不符。`
      : `${asked.length} of ${rows.length} operations asked, ${checks} checks, ${count} finding(s).`,
  ];
}

/** The report line by line. */
export function reportLines(report: BackendReport, locale: Locale): string[] {
  const zh = locale === 'zh-CN';
  const rows = report.rows.filter(({ findings }) => findings.length > 0);
  const skips = (Object.keys(SKIP_WORDS) as Skip[])
    .map((why) => [why, report.rows.filter(({ skipped }) => skipped === why)] as const)
    .filter(([, list]) => list.length > 0);
  return [
    ...summaryLines(report, locale),
    ...rows.flatMap(({ operation, method, path, findings }) => [
      '',
      `${operation}  ${method} ${path}`,
      ...findings.flatMap((found) => findingLines(found, locale)),
    ]),
    ...(skips.length === 0 ? [] : ['', zh ? '没有问的：' : 'Not asked:']),
    ...skips.map(
      ([why, list]) =>
        `  ${SKIP_WORDS[why][locale]}${zh ? '：' : ': '}${list.map(({ operation }) => operation).join(zh ? '、' : ', ')}`,
    ),
  ];
}

function findingLines(
  { rule, request, callers, expected, found }: Finding,
  locale: Locale,
): string[] {
  const zh = locale === 'zh-CN';
  const { title, mend } = RULE_WORDS[rule];
  return [
    `  ${zh ? '没做到：' : 'Not kept: '}${title[locale]} [${rule}]`,
    `    ${request}${zh ? `（${callerNames(callers, locale)}）` : ` (${callerNames(callers, locale)})`}`,
    `    ${zh ? '应为' : 'expected'} ${expected[locale]}`,
    `    ${zh ? '实为' : 'found'} ${found[locale]}`,
    `    ${mend[locale]}`,
  ];
}
