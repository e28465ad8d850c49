import type { Domain, Domains } from './domain.ts';

/**
 * The official sets. `2020`: 经营 服务 监管 治理 基础设施 (Zhejiang Daily, 2020-12-22).
 * `2022`: 规划 经营 环境 服务 治理 (Guangming Daily, 2022-10-12).
 * The hues also differ in lightness, so that they stay apart for the colour-blind and in grey.
 */
export const DOMAIN_PRESETS = {
  '2020': [
    {
      id: 'management',
      name: { 'zh-CN': '乡村经营', en: 'Rural economy' },
      icon: 'sprout',
      colour: '#b8860b',
    },
    {
      id: 'service',
      name: { 'zh-CN': '乡村服务', en: 'Rural services' },
      icon: 'hand',
      colour: '#4aa3c9',
    },
    {
      id: 'supervision',
      name: { 'zh-CN': '乡村监管', en: 'Supervision' },
      icon: 'eye',
      colour: '#b5446e',
    },
    {
      id: 'governance',
      name: { 'zh-CN': '乡村治理', en: 'Governance' },
      icon: 'people',
      colour: '#2f4b9c',
    },
    {
      id: 'infrastructure',
      name: { 'zh-CN': '基础设施', en: 'Infrastructure' },
      icon: 'tower',
      colour: '#1f7a5c',
    },
  ],
  '2022': [
    {
      id: 'planning',
      name: { 'zh-CN': '乡村规划', en: 'Planning' },
      icon: 'compass',
      colour: '#7a5aa6',
    },
    {
      id: 'management',
      name: { 'zh-CN': '乡村经营', en: 'Rural economy' },
      icon: 'sprout',
      colour: '#b8860b',
    },
    {
      id: 'environment',
      name: { 'zh-CN': '乡村环境', en: 'Environment' },
      icon: 'leaf',
      colour: '#1f7a5c',
    },
    {
      id: 'service',
      name: { 'zh-CN': '乡村服务', en: 'Rural services' },
      icon: 'hand',
      colour: '#4aa3c9',
    },
    {
      id: 'governance',
      name: { 'zh-CN': '乡村治理', en: 'Governance' },
      icon: 'people',
      colour: '#2f4b9c',
    },
  ],
} as const satisfies Record<string, readonly Domain[]>;
export type DomainPreset = keyof typeof DOMAIN_PRESETS;

/** The domains themselves, a preset looked up. Empty for a preset that does not exist. */
export function domainsOf(domains: Domains): readonly Domain[] {
  if (Array.isArray(domains)) return domains;
  return Object.hasOwn(DOMAIN_PRESETS, domains.preset)
    ? DOMAIN_PRESETS[domains.preset as DomainPreset]
    : [];
}
