import type { CaseEvent } from '@yizhangtu/standard/cases.js';

export const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** An event of a made-up case; it happens `seq` hours after midnight of 1 November 2026 in Beijing. */
export function eventOf(seq: number, more: Partial<CaseEvent> = {}): CaseEvent {
  const at = new Date(Date.parse('2026-11-01T00:00:00+08:00') + seq * 3_600_000).toISOString();
  return {
    id: idOf(seq),
    case: idOf(999_999),
    seq,
    occurredAt: at,
    recordedAt: more.occurredAt ?? at,
    actor: {},
    type: 'noted',
    data: {},
    visibility: 'parties',
    ...more,
  };
}
