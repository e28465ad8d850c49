import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale } from '@yizhangtu/standard';
import { computeAccount } from '../account/account.ts';
import { readRun, type Run } from '../account/read-run.ts';
import { switchEffects } from '../account/switch-effects.ts';
import { tableCsv } from '../export/csv.ts';
import { reportHtml } from '../export/report-html.ts';
import { accountReport } from '../export/report.ts';
import { changeTable } from '../export/result-tables.ts';
import { tablesOf } from '../export/all-tables.ts';
import { tablesXlsx } from '../export/xlsx.ts';
import { KNOWN_PROFILES } from '../profiles/registry.ts';
import { accountJson } from '../report/account-json.ts';
import { accountLines } from '../report/account-lines.ts';
import { changeLines } from '../report/change-lines.ts';
import { effectLines } from '../report/effect-lines.ts';
import { uncertaintyLines } from '../report/uncertainty-lines.ts';
import { packageText, packRun, replayPackage, type Replay } from '../run-package/package.ts';
import { estimate } from '../uncertainty/estimate.ts';
import { compareYears } from '../years/compare.ts';
import { readJson } from './read-json.ts';
import { HOLDS, type Flags, type Terminal } from './terminal.ts';

export interface AccountFlags extends Flags {
  readonly package?: string;
  readonly xlsx?: string;
  readonly csv?: string;
  readonly report?: string;
  /** The run of an earlier year. */
  readonly earlier?: string;
}

/** `gep account run.json`: of a run, or of a run package, which is checked and computed again. */
export async function accountCommand(
  value: unknown,
  { json, ...files }: AccountFlags,
  locale: Locale,
  { out }: Terminal,
): Promise<number> {
  const { run, replay } = runIn(value);
  const account = computeAccount(run);
  const uncertainty = estimate(run);
  const effects = switchEffects(run);
  if (files.package !== undefined) await writeFile(files.package, packageText(packRun(run)));
  const earlier =
    files.earlier === undefined ? undefined : runIn(await readJson(files.earlier)).run;
  const opening = earlier && computeAccount(earlier);
  const comparison = earlier && compareYears(earlier, run);
  const tables = [
    ...tablesOf(account, locale, { ...(opening && { opening }) }),
    ...(comparison ? [changeTable(account, comparison, locale)] : []),
  ];
  if (files.xlsx !== undefined) await writeFile(files.xlsx, await tablesXlsx(tables));
  if (files.csv !== undefined) {
    await mkdir(files.csv, { recursive: true });
    for (const table of tables) {
      await writeFile(join(files.csv, `${table.id}.csv`), tableCsv(table));
    }
  }
  if (files.report !== undefined) {
    const { hash } = packRun(run);
    const report = { run, account, uncertainty, effects, opening, comparison, hash };
    await writeFile(files.report, reportHtml(accountReport(report, locale)));
  }
  if (json) {
    const own = accountJson(account);
    const result = { account: own, uncertainty, switches: effects, comparison, replay };
    out(JSON.stringify(result, undefined, 2));
    return HOLDS;
  }
  if (replay) out(REPLAYED[replay][locale]);
  accountLines(account, locale).forEach(out);
  if (uncertainty) ['', ...uncertaintyLines(uncertainty, account, locale)].forEach(out);
  ['', ...effectLines(effects, account, locale)].forEach(out);
  if (comparison) ['', ...changeLines(changeTable(account, comparison, locale))].forEach(out);
  return HOLDS;
}

function runIn(value: unknown): { run: Run; replay?: Replay } {
  const format: unknown =
    typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (format !== 'yzt-gep-package/1') return { run: readRun(value, KNOWN_PROFILES) };
  const { run, replay } = replayPackage(value, KNOWN_PROFILES);
  return { run, replay };
}

const REPLAYED = {
  same: {
    'zh-CN': '校验值相符；重新计算，结果逐字节相同。',
    en: 'The hashes hold; computed again, the result is the same byte for byte.',
  },
  close: {
    'zh-CN': '校验值相符；重新计算，结果相差不超过十亿分之一。',
    en: 'The hashes hold; computed again, the result is within a thousand-millionth.',
  },
} as const;
