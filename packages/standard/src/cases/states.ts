import type { LocalText } from '../text.ts';

/** What a case may be. Overdue is none of these: it is a fact that a clock tells (see `clocks.ts`). */
export const CASE_STATES = [
  'draft',
  'submitted',
  'accepted',
  'needs-info',
  'rejected',
  'merged',
  'dispatched',
  'answered',
  'revisited',
  'closed',
  'reopened',
  'withdrawn',
  'suspended',
  'transferred',
] as const;
export type CaseStateId = (typeof CASE_STATES)[number];

export const CASE_STATE_NAMES: Readonly<Record<CaseStateId, LocalText>> = {
  draft: { 'zh-CN': '草稿', en: 'Draft' },
  submitted: { 'zh-CN': '待受理', en: 'Submitted' },
  accepted: { 'zh-CN': '已受理', en: 'Accepted' },
  'needs-info': { 'zh-CN': '待补充', en: 'Needs information' },
  rejected: { 'zh-CN': '不予受理', en: 'Rejected' },
  merged: { 'zh-CN': '已并案', en: 'Merged' },
  dispatched: { 'zh-CN': '办理中', en: 'In hand' },
  answered: { 'zh-CN': '已答复', en: 'Answered' },
  revisited: { 'zh-CN': '已回访', en: 'Revisited' },
  closed: { 'zh-CN': '已办结', en: 'Closed' },
  reopened: { 'zh-CN': '重新办理', en: 'Reopened' },
  withdrawn: { 'zh-CN': '已撤回', en: 'Withdrawn' },
  suspended: { 'zh-CN': '已挂起', en: 'Suspended' },
  transferred: { 'zh-CN': '已移送', en: 'Transferred' },
};

/** States that nothing leads out of, but `closed`, which can be opened again. */
export const FINAL_STATES = [
  'rejected',
  'merged',
  'closed',
  'withdrawn',
  'transferred',
] as const satisfies readonly CaseStateId[];

/** What an assignment may be. */
export const ORDER_STATES = [
  'assigned',
  'signed',
  'returned',
  'processing',
  'extension-requested',
  'done',
] as const;
export type OrderStateId = (typeof ORDER_STATES)[number];

export const ORDER_STATE_NAMES: Readonly<Record<OrderStateId, LocalText>> = {
  assigned: { 'zh-CN': '待签收', en: 'Assigned' },
  signed: { 'zh-CN': '已签收', en: 'Signed for' },
  returned: { 'zh-CN': '已退回', en: 'Returned' },
  processing: { 'zh-CN': '处置中', en: 'In progress' },
  'extension-requested': { 'zh-CN': '申请延期', en: 'Extension requested' },
  done: { 'zh-CN': '已完成', en: 'Done' },
};

/** Who of those that a case was given to answers for it. */
export const ORDER_ROLES = ['lead', 'assist', 'inform'] as const;
export type OrderRole = (typeof ORDER_ROLES)[number];

export const ORDER_ROLE_NAMES: Readonly<Record<OrderRole, LocalText>> = {
  lead: { 'zh-CN': '主办', en: 'Lead' },
  assist: { 'zh-CN': '协办', en: 'Assist' },
  inform: { 'zh-CN': '知会', en: 'Inform' },
};

/** When a case may be answered: all leads and assistants are done, the leads are, or any one of them is. */
export const JOIN_RULES = ['all', 'lead', 'any'] as const;
export type JoinRule = (typeof JOIN_RULES)[number];

/** The loops of a matter, from the smallest: 微循环, 小循环, 大循环. */
export const TIERS = ['village', 'town', 'county'] as const;
export type Tier = (typeof TIERS)[number];

export const TIER_NAMES: Readonly<Record<Tier, LocalText>> = {
  village: { 'zh-CN': '微循环（村）', en: 'Village' },
  town: { 'zh-CN': '小循环（镇街）', en: 'Town' },
  county: { 'zh-CN': '大循环（县）', en: 'County' },
};

/**
 * The smallest loop from `tier` on that a matter in these divisions, the county's first, can be in: what is of a
 * whole town is none of a village's.
 */
export const tierWithin = (tier: Tier, within: readonly string[]): Tier =>
  TIERS[Math.max(TIERS.indexOf(tier), TIERS.length - within.length)] ?? tier;

/** Kinds of demand (GB/T 33358-2016 and local rules), and the city-management event of GB/T 30428. */
export const CASE_KINDS = [
  'consultation',
  'help',
  'complaint',
  'report',
  'suggestion',
  'praise',
  'city-event',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CASE_KIND_NAMES: Readonly<Record<CaseKind, LocalText>> = {
  consultation: { 'zh-CN': '咨询', en: 'Question' },
  help: { 'zh-CN': '求助', en: 'Request for help' },
  complaint: { 'zh-CN': '投诉', en: 'Complaint' },
  report: { 'zh-CN': '举报', en: 'Report of wrongdoing' },
  suggestion: { 'zh-CN': '建议', en: 'Suggestion' },
  praise: { 'zh-CN': '表扬', en: 'Praise' },
  'city-event': { 'zh-CN': '城市管理事件', en: 'City-management event' },
};

/** Who sees an event: everyone once the case is published; reporter and assignees; those who handle cases. */
export const VISIBILITIES = ['public', 'parties', 'staff'] as const;
export type Visibility = (typeof VISIBILITIES)[number];
