import { textIn, type Locale, type LocalText } from '@yizhangtu/standard';
import type { ImportReport } from '@yizhangtu/standard/contract.js';
import type { DatumHint } from './datum-hint.ts';
import type { Prepared } from './prepare.ts';

/** What became of the file: `stored` is absent on a trial run. */
export interface Outcome {
  readonly prepared: Prepared;
  readonly stored?: ImportReport;
  /** Where the layer can be seen. */
  readonly address: string;
  readonly rejects?: string | undefined;
  /** Title of the layer that had the id before. */
  readonly replaces?: string | undefined;
}

/** Rows spelled out before the rest are only counted. */
const SPELLED_OUT = 20;

const WORDS = {
  read: {
    'zh-CN': ({ read, encoding, format }: Prepared) =>
      `读入 ${read} 行（${format === 'csv' ? 'CSV' : 'GeoJSON'}，${encoding.toUpperCase()}）。`,
    en: ({ read, encoding, format }: Prepared) =>
      `Read ${read} rows (${format === 'csv' ? 'CSV' : 'GeoJSON'}, ${encoding.toUpperCase()}).`,
  },
  place: {
    'zh-CN': ({ placedBy, datum }: Prepared) =>
      `位置取自${placedBy === 'geometry' ? '几何图形' : `列“${placedBy}”`}，坐标基准 ${datum}。`,
    en: ({ placedBy, datum }: Prepared) =>
      `Places come from ${placedBy === 'geometry' ? 'the geometry' : `“${placedBy}”`}, datum ${datum}.`,
  },
  fields: {
    'zh-CN': (list: string) => `字段：${list}。`,
    en: (list: string) => `Fields: ${list}.`,
  },
  outside: {
    'zh-CN': (count: number, rows: string, more: number) =>
      `${count} 行完全在县界以外，已保留：第 ${rows} 行${more > 0 ? `，还有 ${more} 行` : ''}。`,
    en: (count: number, rows: string, more: number) =>
      `Wholly outside the county line, and kept: ${count === 1 ? 'row' : 'rows'} ${rows}${more > 0 ? ` and ${more} more` : ''}.`,
  },
  refused: {
    'zh-CN': (count: number) => `没有导入 ${count} 行：`,
    en: (count: number) => `${count} rows were left out:`,
  },
  more: {
    'zh-CN': (count: number) => `  还有 ${count} 行。用 --rejects 写出全部。`,
    en: (count: number) => `  and ${count} more. Write them all out with --rejects.`,
  },
  rejects: {
    'zh-CN': (file: string) =>
      `未导入的行已写入 ${file}。改好后放回原文件，整份再导入：同一个图层会整个替换。`,
    en: (file: string) =>
      `The rows left out are in ${file}. Mend them in the whole file and import that: a layer is replaced as a whole.`,
  },
  replaces: {
    'zh-CN': (title: string, id: string) => `图层 ${id}（${title}）原有的内容会被替换。`,
    en: (title: string, id: string) => `What layer ${id} (${title}) held is replaced.`,
  },
  trial: {
    'zh-CN': (count: number) => `试运行：${count} 行可以导入，什么也没有写入服务器。`,
    en: (count: number) => `Trial run: ${count} rows can be imported. Nothing was sent.`,
  },
  stored: {
    'zh-CN': ({ stored, id }: ImportReport, domain: string) =>
      `已存入 ${stored} 行。在图层列表的“${domain}”里，id 是 ${id}。`,
    en: ({ stored, id }: ImportReport, domain: string) =>
      `Stored ${stored} rows. The layer is under ${domain} in the layer list; its id is ${id}.`,
  },
} as const;

/** The report that a person reads, line by line. */
export function reportLines(
  { prepared, stored, address, rejects, replaces }: Outcome,
  locale: Locale,
): string[] {
  const lines = [WORDS.read[locale](prepared), WORDS.place[locale](prepared)];
  const { fields = [] } = prepared.entry;
  const list = fields.map(({ label, unit }) => textIn(label, locale) + (unit ? ` (${unit})` : ''));
  if (list.length > 0) lines.push(WORDS.fields[locale](list.join(locale === 'en' ? ', ' : '、')));
  if (prepared.outside.length > 0) lines.push(outsideLine(prepared.outside, locale));
  if (prepared.hint) lines.push(hintText(prepared.hint)[locale]);
  lines.push(...refusedLines(prepared, stored, locale));
  if (rejects !== undefined) lines.push(WORDS.rejects[locale](rejects));
  if (replaces !== undefined) lines.push(WORDS.replaces[locale](replaces, prepared.entry.id));
  if (stored) lines.push(WORDS.stored[locale](stored, textIn(prepared.domain, locale)), address);
  else lines.push(WORDS.trial[locale](prepared.features.length));
  return lines;
}

function outsideLine(outside: readonly number[], locale: Locale): string {
  const named = outside.slice(0, SPELLED_OUT).join(locale === 'en' ? ', ' : '、');
  return WORDS.outside[locale](outside.length, named, outside.length - SPELLED_OUT);
}

function refusedLines(
  { refusals }: Prepared,
  stored: ImportReport | undefined,
  locale: Locale,
): string[] {
  const own = refusals.map(({ row, column, message, mend }) => {
    const at = [
      locale === 'zh-CN' ? `第 ${row} 行` : `row ${row}`,
      ...(column === '' ? [] : [column]),
    ];
    return locale === 'zh-CN'
      ? `  ${at.join('，')}：${message[locale]}${mend[locale]}`
      : `  ${at.join(', ')}: ${message[locale]} ${mend[locale]}`;
  });
  const theirs = (stored?.issues ?? []).map(
    ({ path, message }) => `  ${path}: ${message[locale] ?? message['zh-CN'] ?? ''}`,
  );
  const total = own.length + (stored?.refused ?? 0);
  if (total === 0) return [];
  const shown = [...own, ...theirs].slice(0, SPELLED_OUT);
  const more = total - shown.length;
  return [WORDS.refused[locale](total), ...shown, ...(more > 0 ? [WORDS.more[locale](more)] : [])];
}

/** Why the declared datum is doubted. */
export function hintText({
  declared,
  likely,
  looked,
  offDeclared,
  offLikely,
}: DatumHint): LocalText {
  return {
    'zh-CN':
      `注意：按 ${declared} 读，${looked} 个点里有 ${offDeclared} 个落在县界外 100 米以上；` +
      `按 ${likely} 读只有 ${offLikely} 个。数据可能是 ${likely} 坐标，请用 --datum ${likely} 再导入一次比较。`,
    en:
      `Note: read as ${declared}, ${offDeclared} of ${looked} positions lie over 100 m outside the county line; ` +
      `read as ${likely}, ${offLikely} do. The data may be in ${likely}: import again with --datum ${likely} and compare.`,
  };
}

/** The report for a program. */
export function reportJson({ prepared, stored, address, rejects, replaces }: Outcome): object {
  const { format, encoding, datum, placedBy, read, entry, refusals, outside, hint } = prepared;
  return {
    file: { format, encoding, datum, placedBy },
    read,
    ready: prepared.features.length,
    stored: stored?.stored ?? 0,
    refused: refusals.length + (stored?.refused ?? 0),
    outside: outside.length,
    rowsOutside: outside,
    ...(hint ? { datumHint: hint } : {}),
    issues: [
      ...refusals.map(({ row, column, path, code, message, mend }) => ({
        row,
        column,
        path,
        code,
        message,
        mend,
      })),
      ...(stored?.issues ?? []),
    ],
    entry,
    ...(stored ? { layer: address } : {}),
    ...(rejects === undefined ? {} : { rejects }),
    ...(replaces === undefined ? {} : { replaces }),
  };
}
