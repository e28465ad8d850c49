/** Cases for tests and nothing else: every person and unit in them is made up. */
import type { Case, CaseSummary, WorkOrderView } from '@yizhangtu/standard/cases.js';

export const CASE_ID = '01930000-0000-7000-8000-000000000001';
export const idOf = (number: number): string =>
  `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const orderOf = (number: number, more: Partial<WorkOrderView> = {}): WorkOrderView => ({
  id: `${CASE_ID}.${number}`,
  case: CASE_ID,
  unit: { division: '330521', organisation: '示例城管局', name: '示例城管局' },
  role: number === 1 ? 'lead' : 'assist',
  state: 'assigned',
  round: 0,
  assignedAt: '2026-11-17T02:00:00.000Z',
  ...more,
});

export const caseOf = (more: Partial<Case> = {}): Case => ({
  id: CASE_ID,
  county: '330521',
  receipt: '330521-20261116-0000A17',
  state: 'dispatched',
  version: 3,
  kind: 'city-event',
  category: 'city.roads',
  title: '示例村路边装饰品掉落',
  description: '路边的装饰品掉到路上，请派人处理。',
  place: { division: '330521001001', point: [119.97, 30.53], datum: 'WGS84', words: '村口桥东' },
  division: { code: '330521001001', name: { 'zh-CN': '示例村', en: 'Sample Village' } },
  photos: [],
  reporter: { anonymous: false, name: '示例张*', phone: '138****0001' },
  tier: 'village',
  published: false,
  mayPublish: true,
  join: 'all',
  round: 0,
  orders: [],
  returns: 0,
  urges: 0,
  yours: [],
  createdAt: '2026-11-16T01:00:00.000Z',
  submittedAt: '2026-11-16T01:00:00.000Z',
  updatedAt: '2026-11-17T02:00:00.000Z',
  sample: true,
  ...more,
});

export const summaryOf = (number: number, more: Partial<CaseSummary> = {}): CaseSummary => ({
  id: idOf(number),
  receipt: `330521-20261116-${String(number).padStart(7, '0')}`,
  state: 'dispatched',
  version: 3,
  kind: 'help',
  category: 'city.roads',
  title: `示例事件 ${number}`,
  place: { division: '330521001001' },
  division: { code: '330521001001', name: '示例村' },
  tier: 'village',
  published: false,
  units: [],
  createdAt: '2026-11-16T01:00:00.000Z',
  submittedAt: '2026-11-16T01:00:00.000Z',
  updatedAt: '2026-11-17T02:00:00.000Z',
  sample: true,
  ...more,
});
