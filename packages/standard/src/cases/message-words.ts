import type { Locale } from '../text.ts';
import type { Message, MessageTemplate } from './message.ts';

/**
 * A headline, and lines that are left out when what fills one of their blanks is absent. `{title}` and
 * `{receipt}` are the matter’s.
 */
type Lines = readonly [headline: string, ...lines: readonly string[]];

/** What each notice says. */
export const MESSAGE_WORDS = {
  'case-submitted': {
    'zh-CN': ['已收到您反映的“{title}”', '受理编号 {receipt}'],
    en: ['We have your report “{title}”', 'Its number is {receipt}'],
  },
  'case-accepted': {
    'zh-CN': ['“{title}”已受理'],
    en: ['“{title}” was accepted'],
  },
  'case-needs-info': {
    'zh-CN': ['“{title}”需要您补充', '{question}'],
    en: ['We need to know more of “{title}”', '{question}'],
  },
  'case-rejected': {
    'zh-CN': ['“{title}”不予受理', '理由：{reason}', '依据：{basis}'],
    en: ['“{title}” was not accepted', 'Why: {reason}', 'By: {basis}'],
  },
  'case-merged': {
    'zh-CN': ['“{title}”与另一件相同的事合并办理'],
    en: ['“{title}” is handled together with the same matter of another report'],
  },
  'case-dispatched': {
    'zh-CN': ['“{title}”已交有关单位办理'],
    en: ['“{title}” was given to those who handle it'],
  },
  'case-answered': {
    'zh-CN': ['“{title}”有了答复', '请看看答复，并作评价'],
    en: ['“{title}” has an answer', 'Please read it and say what you think of it'],
  },
  'case-closed': { 'zh-CN': ['“{title}”已办结'], en: ['“{title}” is closed'] },
  'case-reopened': {
    'zh-CN': ['“{title}”重新办理', '原因：{reason}'],
    en: ['“{title}” is handled once more', 'Why: {reason}'],
  },
  'case-suspended': {
    'zh-CN': ['“{title}”暂时挂起', '原因：{reason}'],
    en: ['“{title}” is suspended for now', 'Why: {reason}'],
  },
  'case-resumed': { 'zh-CN': ['“{title}”恢复办理'], en: ['“{title}” goes on'] },
  'case-transferred': {
    'zh-CN': ['“{title}”已移送 {system}'],
    en: ['“{title}” was handed over to {system}'],
  },
  'case-withdrawn': {
    'zh-CN': ['反映人撤回了“{title}”'],
    en: ['“{title}” was withdrawn by its reporter'],
  },
  'info-supplied': {
    'zh-CN': ['反映人补充了“{title}”'],
    en: ['The reporter of “{title}” told more'],
  },
  'order-assigned': {
    'zh-CN': ['新工单：“{title}”，请签收', '办理期限 {dueAt}'],
    en: ['New work order: “{title}”. Please sign for it', 'Due by {dueAt}'],
  },
  'order-informed': {
    'zh-CN': ['知会：“{title}”'],
    en: ['For your information: “{title}”'],
  },
  'order-returned': {
    'zh-CN': ['“{title}”的工单被退回，请改派', '理由：{reason}', '依据：{basis}'],
    en: [
      'A work order of “{title}” was returned; give it to another',
      'Why: {reason}',
      'By: {basis}',
    ],
  },
  'order-finished': {
    'zh-CN': ['“{title}”的一张工单已完成'],
    en: ['A work order of “{title}” is done'],
  },
  'order-ended': {
    'zh-CN': ['“{title}”不再由您单位办理'],
    en: ['“{title}” is no longer for your unit'],
  },
  'extension-requested': {
    'zh-CN': ['“{title}”申请延期', '理由：{reason}'],
    en: ['More time is asked for “{title}”', 'Why: {reason}'],
  },
  'extension-granted': {
    'zh-CN': ['“{title}”的延期已同意', '新的期限 {dueAt}'],
    en: ['“{title}” was given more time', 'Due by {dueAt}'],
  },
  'extension-denied': {
    'zh-CN': ['“{title}”的延期没有同意', '理由：{reason}'],
    en: ['“{title}” was given no more time', 'Why: {reason}'],
  },
  'case-unmatched': {
    'zh-CN': ['没有规则适用于“{title}”，已归县级中心', '请人工派单'],
    en: ['No rule fits “{title}”: it went to the county centre', 'Please dispatch it'],
  },
  'case-arrived': {
    'zh-CN': ['有新的事件：“{title}”'],
    en: ['A new case: “{title}”'],
  },
  'decision-due': {
    'zh-CN': ['“{title}”多次退回，请审定由谁办理', '最近一次的理由：{reason}'],
    en: [
      '“{title}” was returned too often; please decide who takes it',
      'Last time because: {reason}',
    ],
  },
  'case-urged': {
    'zh-CN': ['反映人催办“{title}”'],
    en: ['The reporter of “{title}” asks you to hurry'],
  },
  'case-supervised': {
    'zh-CN': ['“{title}”被督办', '{text}'],
    en: ['“{title}” is under supervision', '{text}'],
  },
  'clock-yellow': {
    'zh-CN': ['“{title}”期限将近', '期限 {dueAt}'],
    en: ['“{title}” is due before long', 'Due by {dueAt}'],
  },
  'clock-red': {
    'zh-CN': ['“{title}”即将超期', '期限 {dueAt}'],
    en: ['“{title}” is about to be overdue', 'Due by {dueAt}'],
  },
  'clock-overdue': {
    'zh-CN': ['“{title}”已超期', '期限是 {dueAt}'],
    en: ['“{title}” is overdue', 'It was due by {dueAt}'],
  },
} as const satisfies Record<MessageTemplate, Record<Locale, Lines>>;

const isTemplate = (template: string): template is MessageTemplate =>
  Object.hasOwn(MESSAGE_WORDS, template);

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A parameter as people read it: instants at Deqing’s time, whatever the reader’s machine has. */
function shownIn(value: string | number, locale: Locale): string {
  if (typeof value === 'number' || !INSTANT.test(value)) return String(value);
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(value));
}

/**
 * What a notice says in `locale`, as plain text: it may hold what people typed. One of a template that
 * this kit does not know says which matter it is about.
 */
export function messageText(
  { template, params, receipt }: Pick<Message, 'template' | 'params' | 'receipt'>,
  locale: Locale,
): { headline: string; lines: string[] } {
  const all = { ...(receipt === undefined ? {} : { receipt }), ...params };
  const values = new Map(Object.entries(all));
  const fill = (words: string): string =>
    words.replace(/\{(\w+)\}/g, (_, name: string) =>
      shownIn(values.get(name) ?? receipt ?? '…', locale),
    );
  if (!isTemplate(template)) return { headline: fill('{title}'), lines: [] };
  const [headline, ...lines]: Lines = MESSAGE_WORDS[template][locale];
  const isFull = (line: string): boolean =>
    [...line.matchAll(/\{(\w+)\}/g)].every(([, name]) => values.has(name ?? ''));
  return { headline: fill(headline), lines: lines.filter(isFull).map(fill) };
}
