import { computeAccount, type Account } from '../account/account.ts';
import type { Run } from '../account/read-run.ts';
import { issueOf, refusal } from '../issue.ts';
import { hashOf } from '../run-package/canonical.ts';
import { compareYears, type Change } from '../years/compare.ts';

/** Why the value of a division changed during a term of office, in CNY. The parts make the change. */
export interface DepartureRow extends Change {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  /** Of the volume: other land, as it was used at the end, in the condition of the start. */
  readonly land: number;
  /** Of the volume: the condition of the land, and what statistics report. */
  readonly condition: number;
}

/** The audit of an office at its end (领导干部自然资源资产离任审计): constant prices, fixed climate. */
export interface DepartureAudit {
  readonly from: number;
  readonly to: number;
  /** CNY in both years at the prices of the start and the climate of many years. */
  readonly steady: { readonly from: number; readonly to: number };
  readonly divisions: readonly DepartureRow[];
  /** Hashes of the two runs, so that the audit can be made again. */
  readonly runs: { readonly start: string; readonly end: string };
}

/**
 * Compares the start and the end of an office. Weather and prices are set apart from what was done to the
 * land.
 *
 * @throws YztError `invalid` when a run lacks the means of many years, or the two cannot be compared
 */
export function auditDeparture(start: Run, end: Run): DepartureAudit {
  const missing = [start, end].flatMap(({ file }, at) =>
    (file.climateNormal ?? []).length > 0
      ? []
      : [issueOf(`${['start', 'end'][at]}.climateNormal`, 'rule', { why: 'climateNormal: —' })],
  );
  if (missing.length > 0) throw refusal(missing);
  const comparison = compareYears(start, end);
  const normal = start.file.climateNormal;
  const before = computeAccount(start, normal);
  const { areas, divisions } = end.file;
  const moved = computeAccount({ ...start, file: { ...start.file, areas, divisions } }, normal);
  const [was, is] = [valueByDivision(before), valueByDivision(moved)];
  return {
    from: start.file.year,
    to: end.file.year,
    steady: comparison.constantPriceAndClimate,
    divisions: comparison.divisions.map((row) => {
      const land = (is.get(row.code) ?? 0) - (was.get(row.code) ?? 0);
      return { ...row, land, condition: row.volume - land };
    }),
    runs: { start: hashOf(start.file), end: hashOf(end.file) },
  };
}

function valueByDivision(account: Account): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { cells, memorandum } of account.lines) {
    if (memorandum) continue;
    cells.values?.forEach((value, at) => {
      const { code } = account.divisions[Math.floor(at / account.columns)]!;
      sums.set(code, (sums.get(code) ?? 0) + value);
    });
  }
  return sums;
}
