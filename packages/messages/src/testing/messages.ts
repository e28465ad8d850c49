import type { Message } from '@yizhangtu/standard/cases.js';

export const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A made-up message; those of higher numbers are newer. */
export const messageOf = (n: number, more: Partial<Message> = {}): Message => ({
  id: idOf(n),
  template: 'case-accepted',
  params: { title: `示例 ${n}` },
  case: idOf(900_000 + n),
  receipt: `示例-${n}`,
  at: new Date(Date.parse('2026-11-01T00:00:00+08:00') + n * 3_600_000).toISOString(),
  actions: [],
  ...more,
});
