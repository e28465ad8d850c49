import type { Message } from '@yizhangtu/standard/cases.js';

/** 示例数据 (sample data): two messages, the first not read yet. */
export const messages: readonly Message[] = [
  {
    id: '0190f3c2-8000-7000-8000-000000000008',
    template: 'case-answered',
    params: { title: '外墙瓷砖松动' },
    case: '0190f3c2-7b1e-7c6a-9c1d-3a5b7e9f1d02',
    receipt: '示例-2026-0002',
    at: '2026-11-21T09:12:00+08:00',
    actions: [],
  },
  {
    id: '0190f3c2-8000-7000-8000-000000000004',
    template: 'case-closed',
    params: { title: '井盖缺失' },
    case: '0190f3c2-7b1e-7c6a-9c1d-3a5b7e9f1d06',
    receipt: '示例-2026-0006',
    at: '2026-11-15T19:06:00+08:00',
    actions: [],
    readAt: '2026-11-15T19:06:00+08:00',
  },
];
