import type { LocalText } from '../text.ts';

/** What a person may be in a county. The order is that of lists. */
export const ROLES = [
  'resident',
  'grid-worker',
  'village-cadre',
  'town-command',
  'department-handler',
  'supervisor',
  'county-centre',
  'auditor',
  'administrator',
] as const;
export type RoleId = (typeof ROLES)[number];

export const ROLE_NAMES: Readonly<Record<RoleId, LocalText>> = {
  resident: { 'zh-CN': '村民', en: 'Resident' },
  'grid-worker': { 'zh-CN': '网格员', en: 'Grid worker' },
  'village-cadre': { 'zh-CN': '村干部', en: 'Village cadre' },
  'town-command': { 'zh-CN': '镇街指挥室', en: 'Town command room' },
  'department-handler': { 'zh-CN': '部门经办人', en: 'Department handler' },
  supervisor: { 'zh-CN': '督查员', en: 'Supervisor' },
  'county-centre': { 'zh-CN': '县级中心', en: 'County centre' },
  auditor: { 'zh-CN': '审计员', en: 'Auditor' },
  administrator: { 'zh-CN': '管理员', en: 'Administrator' },
};

/**
 * Ranks of the divisions where a post of a role may be: 0 the county, 1 town level, 2 village level, 3
 * grids (see `DivisionKind.rank`).
 */
export const ROLE_RANKS: Readonly<Record<RoleId, readonly number[]>> = {
  resident: [2, 3],
  'grid-worker': [2, 3],
  'village-cadre': [2],
  'town-command': [1],
  'department-handler': [0, 1],
  supervisor: [0, 1],
  'county-centre': [0],
  auditor: [0],
  administrator: [0],
};
