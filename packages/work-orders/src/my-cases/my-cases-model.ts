import type { CaseSummary, Message } from '@yizhangtu/standard/cases.js';

/** How many unread notices each case has, by its id. */
export type UnreadCounts = Readonly<Record<string, number>>;

/** Puts a case in its place: the newest change first; an older version than the one known changes nothing. */
export function withCase(cases: readonly CaseSummary[], changed: CaseSummary): CaseSummary[] {
  const known = cases.find(({ id }) => id === changed.id);
  if (known && known.version >= changed.version) return [...cases];
  // News do not say whose it is where nobody asked: what was mine still is.
  const yours = changed.yours ?? known?.yours;
  const next: CaseSummary = { ...changed, ...(yours === undefined ? {} : { yours }) };
  return known ? cases.map((each) => (each.id === next.id ? next : each)) : [next, ...cases];
}

/** Whether the one who looks reported it, by themselves or for someone. */
export const isMine = ({ yours = [] }: Pick<CaseSummary, 'yours'>): boolean =>
  yours.includes('reporter') || yours.includes('agent');

/** Pages may overlap when something came in between; each case stands once. */
export const withPage = (
  cases: readonly CaseSummary[],
  page: readonly CaseSummary[],
): CaseSummary[] => {
  const known = new Set(cases.map(({ id }) => id));
  return [...cases, ...page.filter(({ id }) => !known.has(id))];
};

export function unreadOf(messages: readonly Message[]): UnreadCounts {
  const counts: Record<string, number> = {};
  for (const { case: id, readAt } of messages) {
    if (readAt === undefined) counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}

/** States in which it is the reporter's turn. */
export const needsReporter = (state: string): state is 'needs-info' | 'answered' =>
  state === 'needs-info' || state === 'answered';
