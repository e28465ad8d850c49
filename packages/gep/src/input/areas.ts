import type { Issue } from '@yizhangtu/standard';
import type { RunDivision, RunFile } from '../account/run-file.ts';
import { issueOf } from '../issue.ts';
import type { EcosystemClass, Profile } from '../profiles/profile.ts';
import { classOfLandUse } from '../profiles/land-survey.ts';
import { checkUnit, unitRatio } from '../units/fit.ts';
import { readUnit } from '../units/unit.ts';
import { fillMerged } from './merged.ts';
import { readCellNumber, type CellNote } from './number.ts';
import type { TextTable } from './read-text.ts';

/** How a cell was read that was not a plain number. */
export interface ReadNote {
  readonly path: string;
  readonly note: CellNote;
}

export interface ReadAreas {
  readonly areas: RunFile['areas'];
  readonly issues: readonly Issue[];
  readonly notes: readonly ReadNote[];
}

export interface AreaOptions {
  readonly profile: Profile;
  readonly divisions: readonly RunDivision[];
  /** Where the table itself names none. */
  readonly unit?: string;
  /** Blanks below a division stand for it: merged cells, confirmed. */
  readonly merged?: boolean;
}

const TOTAL = /^(合计|总计|小计|total|sum)$/i;

/**
 * Reads areas from a table: a row a division (code or name), a column a class (id, name, or code of the land
 * survey). Several columns or rows of one class and division add up. A row of totals becomes the totals
 * that the parts must make.
 */
export function readAreas(table: TextTable, options: AreaOptions): ReadAreas {
  const issues: Issue[] = [...table.issues];
  const notes: ReadNote[] = [];
  const titles = table.rows.findIndex((row) => row.filter((cell) => cell !== '').length > 1);
  const head = table.rows[titles] ?? [];
  const above = table.rows.slice(0, Math.max(0, titles)).flat().join(' ');
  const unit = unitIn(above) ?? unitIn(head[0] ?? '') ?? options.unit;
  issues.push(...checkUnit(unit, 'hm2', 'unit'));
  const columns = head.slice(1).map((title, k) => {
    const own = unitIn(title);
    const of = classNamed(title, options.profile);
    if (!of && !TOTAL.test(bare(title))) {
      const names = options.profile.classes.map(({ name }) => name['zh-CN']).join('、');
      issues.push(
        issueOf(`rows[${titles}][${k + 1}]`, 'class_unknown', { value: title, options: names }),
      );
    }
    if (own !== undefined) issues.push(...checkUnit(own, 'hm2', `rows[${titles}][${k + 1}]`));
    return { of, scale: own !== undefined && unit !== undefined ? unitRatio(own, unit) : 1 };
  });
  const classes = [...new Set(columns.flatMap(({ of }) => (of ? [of.id] : [])))];
  const { rows, issues: merged } = fillMerged(
    table.rows.slice(titles + 1),
    0,
    options.merged ?? false,
  );
  issues.push(...merged.map((issue) => shifted(issue, titles + 1)));
  const byDivision = new Map<string, number[]>();
  let totals: number[] | undefined;
  rows.forEach((row, at) => {
    const path = `rows[${titles + 1 + at}]`;
    const label = row[0] ?? '';
    if (label === '') return;
    const values = classes.map(() => 0);
    columns.forEach(({ of, scale }, k) => {
      const place = `${path}[${k + 1}]`;
      const cell = readCellNumber(row[k + 1] ?? '', place);
      if (cell.kind === 'fault') issues.push(cell.issue);
      if (cell.kind !== 'number' || !of) return;
      notes.push(...cell.notes.map((note) => ({ path: place, note })));
      const at_ = classes.indexOf(of.id);
      if (cell.value < 0) issues.push(issueOf(place, 'negative', { value: cell.value }));
      values[at_] = values[at_]! + cell.value * scale;
    });
    if (TOTAL.test(label)) {
      totals = values;
      return;
    }
    const code = divisionNamed(label, options.divisions);
    if (code === undefined) {
      issues.push(issueOf(`${path}[0]`, 'division_unknown', { value: label }));
      return;
    }
    const before = byDivision.get(code);
    byDivision.set(code, before ? before.map((value, k) => value + values[k]!) : values);
  });
  return {
    areas: {
      ...(unit === undefined ? {} : { unit }),
      classes,
      rows: [...byDivision].map(([division, values]) => ({ division, values })),
      ...(totals === undefined ? {} : { totals: { classes: totals } }),
    },
    issues,
    notes,
  };
}

const shifted = (issue: Issue, by: number): Issue => ({
  ...issue,
  path: issue.path.replace(/^rows\[(\d+)\]/, (_, at: string) => `rows[${Number(at) + by}]`),
});

/** The unit in `林地（公顷）`, `Forest (hm2)` or `单位：公顷`. */
function unitIn(text: string): string | undefined {
  const plain = text.normalize('NFKC');
  const found =
    /单位\s*:\s*([^\s,;)]+)/.exec(plain)?.[1] ??
    /unit\s*:\s*([^\s,;)]+)/i.exec(plain)?.[1] ??
    /\(([^()]+)\)\s*$/.exec(plain)?.[1];
  return found !== undefined && (readUnit(found) || /单位|unit/i.test(plain)) ? found : undefined;
}

const bare = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/\([^()]*\)\s*$/, '')
    .trim();

function classNamed(title: string, { classes }: Profile): EcosystemClass | undefined {
  const name = bare(title);
  const own = classes.find(
    (one) =>
      one.id === name ||
      one.name['zh-CN'] === name ||
      one.name.en.toLowerCase() === name.toLowerCase(),
  );
  if (own) return own;
  const survey = /^\d{2,4}[A-Z]?\d?[A-Z]?$/.test(name) ? classOfLandUse(name) : undefined;
  return classes.find(({ id }) => id === survey);
}

function divisionNamed(label: string, divisions: readonly RunDivision[]): string | undefined {
  const plain = label.normalize('NFKC');
  const named = divisions.filter(
    ({ code, name }) =>
      code === plain ||
      (typeof name === 'string' ? name === plain : name['zh-CN'] === plain || name.en === plain),
  );
  // Two villages of one name: only their codes tell them apart.
  return named.length === 1 ? named[0]!.code : undefined;
}
