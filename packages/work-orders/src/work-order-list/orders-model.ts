import { textIn, type Locale, type Text } from '@yizhangtu/standard';
import type { CaseSummary, WorkOrderView } from '@yizhangtu/standard/cases.js';

/** What the list is of: assignments, or cases that nobody has been given yet. */
export type BoardView = 'orders' | 'waiting';

/** A line of the list: an assignment with its case, or a case alone. */
export interface BoardRow {
  readonly key: string;
  readonly case: CaseSummary;
  readonly order?: WorkOrderView | undefined;
}

/** What narrows the list. An empty text is no condition. */
export interface BoardFilter {
  readonly state: string;
  readonly role: string;
  readonly category: string;
  readonly division: string;
  readonly late: boolean;
  readonly mine: boolean;
  readonly q: string;
}
export const NO_FILTER: BoardFilter = {
  state: '',
  role: '',
  category: '',
  division: '',
  late: false,
  mine: false,
  q: '',
};

export const rowOfLine = ({
  order,
  case: matter,
}: {
  readonly order: WorkOrderView;
  readonly case: CaseSummary;
}): BoardRow => ({ key: order.id, case: matter, order });
export const rowOfCase = (matter: CaseSummary): BoardRow => ({ key: matter.id, case: matter });

/** When the time of a line is up: of the assignment while it has a clock, else of the case. */
export const dueOf = ({ order, case: matter }: BoardRow): string | undefined =>
  order?.clock === undefined ? matter.dueAt : order.clock.dueAt;

/** Whether its time was up before its work was done. */
export const isLate = ({ order, case: matter }: BoardRow): boolean =>
  order?.clock === undefined ? matter.late === true : order.clock.late;

/** How near its end it is. */
export const warningOf = ({ order, case: matter }: BoardRow): string =>
  order?.clock?.warning ?? matter.warning ?? 'none';

const isDone = ({ order }: BoardRow): boolean =>
  order?.state === 'done' || order?.clock?.state === 'finished';

/** The nearest end first; what has none, or is done, after that, the oldest first. */
export function sorted(rows: readonly BoardRow[]): readonly BoardRow[] {
  const rank = (row: BoardRow): string =>
    dueOf(row) === undefined || isDone(row) ? '9' : `0${Date.parse(dueOf(row)!)}`;
  const since = ({ order, case: matter }: BoardRow): number =>
    Date.parse(order?.assignedAt ?? matter.submittedAt ?? matter.createdAt);
  return [...rows].sort((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    return a < b ? -1 : a > b ? 1 : since(one) - since(other);
  });
}

const isUnder = (id: string, parent: string): boolean =>
  id === parent || id.startsWith(`${parent}.`);

/** Whether a given line fits; what a server narrows is not asked here. `within` tells what lies in a division. */
export function fits(
  row: BoardRow,
  filter: BoardFilter,
  within: (code: string, division: string) => boolean = (code, division) => code === division,
): boolean {
  const { order, case: matter } = row;
  const code = matter.division?.code ?? matter.place.division;
  const words = [matter.title, matter.receipt, matter.place.words ?? ''].join('\n').toLowerCase();
  return (
    (filter.state === '' || order === undefined || order.state === filter.state) &&
    (filter.role === '' || order === undefined || order.role === filter.role) &&
    (filter.category === '' || isUnder(matter.category, filter.category)) &&
    (filter.division === '' || within(code, filter.division)) &&
    (!filter.late || isLate(row)) &&
    (!filter.mine || order === undefined || order.yours === true) &&
    words.includes(filter.q.trim().toLowerCase())
  );
}

/** Something to choose from, in words. */
export interface Choice {
  readonly id: string;
  readonly name: Text;
}

/** Divisions of lines that were seen, by name. */
export function divisionsOf(rows: readonly BoardRow[], locale: Locale): readonly Choice[] {
  const seen = new Map<string, Text>();
  for (const { case: matter } of rows) {
    if (matter.division) seen.set(matter.division.code, matter.division.name);
  }
  return [...seen]
    .map(([id, name]) => ({ id, name }))
    .sort((one, other) =>
      textIn(one.name, locale).localeCompare(textIn(other.name, locale), locale),
    );
}

/** A case as it is now in all its lines. What is not in the list is not put in. */
export function withCase(
  rows: readonly BoardRow[],
  matter: CaseSummary,
  orders: readonly WorkOrderView[] = [],
): readonly BoardRow[] {
  return rows.map((row) => {
    if (row.case.id !== matter.id || row.case.version > matter.version) return row;
    const order = row.order && (orders.find(({ id }) => id === row.key) ?? row.order);
    return { ...row, case: matter, order };
  });
}

/** The chosen ones, with `key` in or out. */
export const toggled = (chosen: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
};
