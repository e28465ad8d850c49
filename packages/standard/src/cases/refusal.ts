import type { LocalText } from '../text.ts';

/** Why a command is refused. `denied` says who; all others, what. */
export const REFUSAL_WORDS = {
  wrong_state: {
    'zh-CN': '事件现在的状态不能这样处理。',
    en: 'The case is not in a state that allows this.',
  },
  wrong_order_state: {
    'zh-CN': '工单现在的状态不能这样处理。',
    en: 'The work order is not in a state that allows this.',
  },
  denied: {
    'zh-CN': '您的岗位不能这样处理。',
    en: 'Your post does not allow this.',
  },
  unknown_order: { 'zh-CN': '没有这张工单。', en: 'There is no such work order.' },
  unknown_event: {
    'zh-CN': '没有这条记录，或它不能更正。',
    en: 'There is no such event, or it cannot be corrected.',
  },
  no_report: { 'zh-CN': '还没有填写内容。', en: 'There is nothing to submit yet.' },
  no_lead: {
    'zh-CN': '要有且只有一个主办单位。',
    en: 'There must be one lead, and one alone.',
  },
  lead_twice: { 'zh-CN': '已经有主办单位。', en: 'There is a lead already.' },
  same_unit: {
    'zh-CN': '同一单位不能派两次。',
    en: 'A unit cannot be given the same case twice.',
  },
  not_ready: {
    'zh-CN': '按会办规则，还有单位没有办完。',
    en: 'By the join rule, others have to finish first.',
  },
  forced: {
    'zh-CN': '这张工单已经审定，不能再退回。',
    en: 'The centre has decided on this work order; it cannot be returned.',
  },
  decision_due: {
    'zh-CN': '退回次数已到上限，要由县级中心审定。',
    en: 'It was returned too often: the county centre has to decide.',
  },
  too_soon: {
    'zh-CN': '刚刚催办过，请稍后再催。',
    en: 'It was urged a short while ago; wait before you urge again.',
  },
  no_tier: {
    'zh-CN': '不能转到这一级。',
    en: 'It cannot go to that tier.',
  },
  same_case: { 'zh-CN': '不能并入自己。', en: 'A case cannot be merged into itself.' },
  as_it_is: { 'zh-CN': '已经是这样了。', en: 'It is so already.' },
  confidential: {
    'zh-CN': '这一类事件不公开。',
    en: 'Cases of this category are never published.',
  },
  no_reason_unsolved: {
    'zh-CN': '没有解决的，要写明原因。',
    en: 'Say why it is not solved.',
  },
} as const satisfies Record<string, LocalText>;
export type RefusalCode = keyof typeof REFUSAL_WORDS;

/** A command that is not done, and why. */
export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly reason: LocalText;
}

export const refuse = (code: RefusalCode): Refusal => ({
  ok: false,
  code,
  reason: REFUSAL_WORDS[code],
});
