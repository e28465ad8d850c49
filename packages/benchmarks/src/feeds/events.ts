import type { CaseEvent, Message } from '@yizhangtu/standard/cases.js';

export const ROWS = 100_000;

const START = Date.parse('2020-01-01T00:00:00Z');
const MINUTE = 60_000;
const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const at = (n: number): string => new Date(START + n * 30 * MINUTE).toISOString();
/** Of unequal length, so that rows are of unequal height. */
export const words = (n: number): string =>
  '已到现场查看，正在安排处置。'.repeat(1 + ((n * 7) % 12));

/** Made-up events of one case, half an hour apart, in order. */
export const madeEvents = (): readonly CaseEvent[] =>
  Array.from({ length: ROWS }, (_, i) => ({
    id: idOf(i + 1),
    case: idOf(0),
    seq: i + 1,
    occurredAt: at(i),
    recordedAt: at(i),
    actor: { role: 'village-cadre' as const, division: { code: '1', name: '示例村' } },
    type: 'noted',
    data: { note: words(i) },
    visibility: 'staff' as const,
  }));

/** Made-up messages, the newest first, as a server gives them. */
export const madeMessages = (): readonly Message[] =>
  Array.from({ length: ROWS }, (_, i) => ({
    id: idOf(ROWS - i),
    template: 'case-needs-info' as const,
    params: { title: '示例', question: words(i) },
    case: idOf(0),
    at: at(ROWS - i),
    actions: [],
  }));

declare global {
  /** A list under measurement: `show` gives it its rows. */
  var feed: { show(): void; rows(): number; nodes(): number };
}
