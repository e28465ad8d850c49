import type { Case, WorkOrderView } from '@yizhangtu/standard/cases.js';

/** Something of a case that is other than it was. */
export type CaseChange =
  | { readonly what: 'state'; readonly to: Case['state'] }
  | { readonly what: 'order'; readonly order: WorkOrderView; readonly added: boolean }
  | { readonly what: 'tier'; readonly to: Case['tier'] }
  | { readonly what: 'published'; readonly to: boolean }
  | { readonly what: 'answer' | 'title' | 'urged' | 'supervised' | 'place' | 'due' | 'more' };

const differs = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) !== JSON.stringify(other);

const orderChanges = (before: Case, after: Case): CaseChange[] =>
  after.orders.flatMap((order): CaseChange[] => {
    const known = before.orders.find(({ id }) => id === order.id);
    const same =
      known?.state === order.state && known.ended === order.ended && known.role === order.role;
    return same ? [] : [{ what: 'order', order, added: known === undefined }];
  });

/** What a person should know who looked at a case before and looks at it again. */
export function changesOf(before: Case, after: Case): readonly CaseChange[] {
  if (before.version === after.version) return [];
  const when = (is: boolean, change: CaseChange): CaseChange[] => (is ? [change] : []);
  const changes = [
    ...when(before.state !== after.state, { what: 'state', to: after.state }),
    ...orderChanges(before, after),
    ...when(differs(before.answer, after.answer), { what: 'answer' }),
    ...when(before.tier !== after.tier, { what: 'tier', to: after.tier }),
    ...when(before.published !== after.published, { what: 'published', to: after.published }),
    ...when(before.title !== after.title, { what: 'title' }),
    ...when(differs(before.place, after.place), { what: 'place' }),
    ...when(before.urges < after.urges, { what: 'urged' }),
    ...when(differs(before.supervised, after.supervised), { what: 'supervised' }),
    ...when(before.clocks?.handling?.dueAt !== after.clocks?.handling?.dueAt, { what: 'due' }),
  ];
  return changes.length > 0 ? changes : [{ what: 'more' }];
}
