import type { LocalText } from '../text.ts';

/**
 * What somebody is to a case. `tier`: they run the loop that it is in: a cadre of its village, the command
 * room of its town, or the county centre. `area`: their post is where it lies, but another tier runs it;
 * they see it and do nothing to it. `system`: the server itself, by a rule or a clock.
 */
export const RELATIONS = [
  'reporter',
  'agent',
  'lead',
  'assist',
  'inform',
  'tier',
  'centre',
  'supervisor',
  'area',
  'auditor',
  'system',
] as const;
export type Relation = (typeof RELATIONS)[number];

export const RELATION_NAMES: Readonly<Record<Relation, LocalText>> = {
  reporter: { 'zh-CN': '反映人', en: 'Reporter' },
  agent: { 'zh-CN': '代办人', en: 'Agent' },
  lead: { 'zh-CN': '主办单位', en: 'Lead' },
  assist: { 'zh-CN': '协办单位', en: 'Assistant' },
  inform: { 'zh-CN': '知会单位', en: 'Informed' },
  tier: { 'zh-CN': '本级调度', en: 'Dispatcher of its tier' },
  centre: { 'zh-CN': '县级中心', en: 'County centre' },
  supervisor: { 'zh-CN': '督查员', en: 'Supervisor' },
  area: { 'zh-CN': '属地人员', en: 'Staff of the area' },
  auditor: { 'zh-CN': '审计员', en: 'Auditor' },
  system: { 'zh-CN': '系统', en: 'System' },
};
