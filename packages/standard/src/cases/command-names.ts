import type { LocalText } from '../text.ts';
import type { CommandType } from './commands.ts';

/**
 * What each command is called, in the order of buttons. Apart from what the commands do, of which a page
 * that only names them needs nothing.
 */
export const COMMAND_NAMES = {
  draft: { 'zh-CN': '存草稿', en: 'Save draft' },
  submit: { 'zh-CN': '提交', en: 'Submit' },
  accept: { 'zh-CN': '受理', en: 'Accept' },
  'ask-info': { 'zh-CN': '要求补充', en: 'Ask for information' },
  resupply: { 'zh-CN': '补充材料', en: 'Supply information' },
  reject: { 'zh-CN': '不予受理', en: 'Reject' },
  merge: { 'zh-CN': '并案', en: 'Merge' },
  dispatch: { 'zh-CN': '派单', en: 'Dispatch' },
  'add-department': { 'zh-CN': '加派', en: 'Add a department' },
  sign: { 'zh-CN': '签收', en: 'Sign for' },
  return: { 'zh-CN': '退回', en: 'Return' },
  start: { 'zh-CN': '开始处置', en: 'Start' },
  'request-extension': { 'zh-CN': '申请延期', en: 'Request an extension' },
  'grant-extension': { 'zh-CN': '同意延期', en: 'Grant the extension' },
  'deny-extension': { 'zh-CN': '不同意延期', en: 'Deny the extension' },
  finish: { 'zh-CN': '办理完成', en: 'Finish' },
  reassign: { 'zh-CN': '改派', en: 'Reassign' },
  adjudicate: { 'zh-CN': '审定', en: 'Decide' },
  answer: { 'zh-CN': '答复', en: 'Answer' },
  revisit: { 'zh-CN': '评价回访', en: 'Revisit' },
  close: { 'zh-CN': '办结', en: 'Close' },
  reopen: { 'zh-CN': '重新办理', en: 'Reopen' },
  withdraw: { 'zh-CN': '撤回', en: 'Withdraw' },
  suspend: { 'zh-CN': '挂起', en: 'Suspend' },
  resume: { 'zh-CN': '恢复', en: 'Resume' },
  transfer: { 'zh-CN': '移送', en: 'Transfer' },
  urge: { 'zh-CN': '催办', en: 'Urge' },
  supervise: { 'zh-CN': '督办', en: 'Supervise' },
  escalate: { 'zh-CN': '升级', en: 'Escalate' },
  'hand-down': { 'zh-CN': '下沉', en: 'Hand down' },
  publish: { 'zh-CN': '公开', en: 'Publish' },
  withhold: { 'zh-CN': '不公开', en: 'Withhold' },
  note: { 'zh-CN': '内部备注', en: 'Internal note' },
  correct: { 'zh-CN': '更正', en: 'Correct' },
} as const satisfies Record<CommandType, LocalText>;

/** All commands, in the order of buttons. */
export const COMMAND_TYPES = Object.keys(COMMAND_NAMES) as CommandType[];
