import type { CallInit } from '@yizhangtu/client';
import type { Outbox, OutboxItem } from '@yizhangtu/client/outbox.js';
import type { Locale } from '@yizhangtu/standard';
import { dispatchCases, type BulkResult } from '@yizhangtu/standard/contract.js';
import { errorOf } from '../case-actions/send-command.ts';
import { bulkPanelStrings } from './bulk-panel.strings.ts';

/** What became of a case: dispatched, or not, and why. `waits`: it is on its way. */
export type Outcome =
  { readonly ok: true } | { readonly ok: false; readonly words: string; readonly waits?: boolean };

/** What an item was sent with; gone once the server has it. */
export type BulkBody = CallInit<typeof dispatchCases>['body'];

/** Dispatches of many that an outbox holds, in their order. */
export const bulkItems = ({ items }: Pick<Outbox, 'items'>): readonly OutboxItem[] =>
  items.filter(({ operation }) => operation === dispatchCases.id);

/** What the server said to each case of an item; nothing before it did. */
export const resultsOf = ({ state, answer }: OutboxItem): BulkResult['items'] =>
  state === 'sent' ? ((answer as BulkResult | undefined)?.items ?? []) : [];

/** How each case of these items stands, by its id; the last item that a case is in says so. */
export function outcomesOf(
  items: readonly OutboxItem[],
  locale: Locale,
): ReadonlyMap<string, Outcome> {
  const t = bulkPanelStrings[locale];
  const outcomes = new Map<string, Outcome>();
  const refused = (code: string): string => t.refused[code] ?? t.other(code);
  for (const item of items) {
    for (const { case: id, ok, code = '', reason } of resultsOf(item)) {
      outcomes.set(id, ok ? { ok } : { ok, words: reason?.[locale] ?? refused(code) });
    }
    if (item.state === 'sent') continue;
    const { cases } = item.body as BulkBody;
    const words = item.state === 'failed' ? refused(errorOf(item).code) : t.waits;
    const waits = item.state !== 'failed';
    for (const { case: id } of cases) outcomes.set(id, { ok: false, words, waits });
  }
  return outcomes;
}
