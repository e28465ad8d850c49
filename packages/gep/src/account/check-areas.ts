import type { Issue } from '@yizhangtu/standard';
import { issueOf } from '../issue.ts';
import type { Profile } from '../profiles/profile.ts';
import { checkUnit } from '../units/fit.ts';
import type { RunFile } from './run-file.ts';

/** Areas: known classes and divisions, no negative figure, and parts that make the totals given. */
export function checkAreas({ areas, divisions }: RunFile, profile: Profile): Issue[] {
  const issues: Issue[] = checkUnit(areas.unit, 'hm2', 'areas.unit');
  const known = new Set(profile.classes.map(({ id }) => id));
  const codes = new Set(divisions.map(({ code }) => code));
  areas.classes.forEach((id, at) => {
    const path = `areas.classes[${at}]`;
    if (!known.has(id)) {
      issues.push(issueOf(path, 'class_unknown', { value: id, options: [...known].join(', ') }));
    } else if (areas.classes.indexOf(id) !== at) {
      issues.push(issueOf(path, 'class_twice', { value: id }));
    }
  });
  const seen = new Set<string>();
  areas.rows.forEach(({ division, values }, at) => {
    const path = `areas.rows[${at}]`;
    if (!codes.has(division)) {
      issues.push(issueOf(`${path}.division`, 'division_unknown', { value: division }));
    } else if (seen.has(division)) {
      issues.push(issueOf(`${path}.division`, 'division_twice', { value: division }));
    }
    seen.add(division);
    if (values.length !== areas.classes.length) {
      const facts = { found: values.length, expected: areas.classes.length };
      issues.push(issueOf(`${path}.values`, 'row_length', facts));
    }
    values.forEach((value, k) => {
      if (value < 0) issues.push(issueOf(`${path}.values[${k}]`, 'negative', { value }));
    });
  });
  return [...issues, ...checkTotals(areas)];
}

function checkTotals({ rows, classes, totals }: RunFile['areas']): Issue[] {
  const columns = (totals?.classes ?? []).flatMap((total, k) =>
    checkSum(
      rows.map(({ values }) => values[k] ?? 0),
      total,
      `areas.totals.classes[${k}]`,
    ),
  );
  const lengths =
    totals?.classes && totals.classes.length !== classes.length
      ? [
          issueOf('areas.totals.classes', 'row_length', {
            found: totals.classes.length,
            expected: classes.length,
          }),
        ]
      : [];
  if (totals?.all === undefined) return [...lengths, ...columns];
  const all = rows.flatMap(({ values }) => values);
  return [...lengths, ...columns, ...checkSum(all, totals.all, 'areas.totals.all')];
}

/** Parts and total may differ by what rounding each of them can make: half of the last digit each. */
function checkSum(parts: readonly number[], total: number, path: string): Issue[] {
  const sum = parts.reduce((before, part) => before + part, 0);
  const halfDigit = 0.5 * 10 ** -Math.max(...parts.map(decimals), decimals(total), 0);
  const tolerance = (parts.filter((part) => part !== 0).length + 1) * halfDigit;
  if (Math.abs(sum - total) <= tolerance * (1 + 1e-9)) return [];
  const facts = { sum: Number(sum.toPrecision(12)), total, tolerance };
  return [issueOf(path, 'areas_do_not_add_up', facts)];
}

function decimals(value: number): number {
  const [, fraction = '', exponent = '0'] =
    /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}
