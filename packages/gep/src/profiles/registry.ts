import { CLASSES } from './classes.ts';
import * as items from './items.ts';
import { PARAMETERS } from './parameters.ts';
import type { Choice, Item, KnownProfiles, NamedProfile, Profile } from './profile.ts';
import { SWITCHES } from './switches.ts';

const choices = (item: Item): Choice[] =>
  item.lines.flatMap((line) => (line.value ? [line.quantity, line.value] : [line.quantity]));

/** The profile of these items: with the parameters and switches that they use and no others. */
export function profileOf(facts: Omit<Profile, 'classes' | 'parameters' | 'switches'>): Profile {
  const all = facts.items.flatMap(choices);
  const uses = all.flatMap((one) => ('bySwitch' in one ? Object.values(one.cases) : [one]));
  const named = new Set(uses.flatMap((one) => Object.values(one.inputs)));
  const asked = new Set(all.flatMap((one) => ('bySwitch' in one ? [one.bySwitch] : [])));
  if (facts.items.some(({ id }) => id === 'flood')) asked.add('reservoirTwice');
  return {
    ...facts,
    classes: CLASSES,
    parameters: PARAMETERS.filter(({ id }) => named.has(`param.${id}`)),
    switches: SWITCHES.filter(({ id }) => asked.has(id)),
  };
}

const optional = (item: Item): Item => ({ ...item, optional: true });
const memorandum = (item: Item): Item => ({ ...item, optional: true, memorandum: true });

/** Profiles that can be computed with. None has been checked against the text of its standard. */
export const PROFILES: readonly Profile[] = [
  profileOf({
    id: 'DB33/T2274-2020',
    version: '1',
    title: {
      'zh-CN': 'DB33/T 2274—2020 生态系统生产总值（GEP）核算技术规范 陆域生态系统',
      en: 'DB33/T 2274-2020, gross ecosystem product of land ecosystems (Zhejiang)',
    },
    status: 'unverified',
    inForce: '2020',
    replacedBy: 'DB33/T2274-2025',
    source: 'list of items recalled; text not entered',
    boundary: { inflow: 'not-stated' },
    items: [
      items.CROPS,
      items.FORESTRY,
      items.LIVESTOCK,
      items.FISHERY,
      items.ENERGY,
      items.WATER_CONSERVATION,
      items.SOIL,
      items.FLOOD,
      items.AIR,
      items.WATER_PURIFICATION,
      items.CARBON,
      items.OXYGEN,
      items.CLIMATE,
      items.ANIONS,
      items.RECREATION,
      optional(items.LANDSCAPE),
    ],
  }),
  profileOf({
    id: 'NDRC-NBS-2022',
    version: '1',
    title: {
      'zh-CN': '生态产品总值核算规范（试行），国家发展改革委、国家统计局，2022',
      en: 'Specification for gross ecosystem product (trial), NDRC and NBS, 2022',
    },
    status: 'unverified',
    inForce: '2022',
    source: 'list of items recalled; text not entered',
    boundary: { inflow: 'not-stated' },
    items: [
      items.BIOMASS,
      items.WATER_CONSERVATION,
      items.SOIL,
      items.SAND,
      items.COAST,
      items.FLOOD,
      items.AIR,
      items.WATER_PURIFICATION,
      items.CARBON,
      items.CLIMATE,
      items.NOISE,
      items.TOURISM,
      items.LEISURE,
      items.LANDSCAPE,
    ],
  }),
  profileOf({
    id: 'SEEA-EA',
    version: '1',
    title: {
      'zh-CN': '环境经济核算体系 生态系统核算（SEEA EA）',
      en: 'System of Environmental-Economic Accounting, Ecosystem Accounting (SEEA EA)',
    },
    status: 'unverified',
    inForce: '2021',
    source: 'United Nations, SEEA EA; list of services recalled',
    boundary: { inflow: 'deduct' },
    items: [
      items.CROPS,
      items.FORESTRY,
      items.LIVESTOCK,
      items.FISHERY,
      optional(items.WATER_SUPPLY),
      items.WATER_CONSERVATION,
      items.SOIL,
      optional(items.SAND),
      optional(items.COAST),
      items.FLOOD,
      items.AIR,
      items.WATER_PURIFICATION,
      items.CARBON,
      items.CLIMATE,
      optional(items.NOISE),
      optional(items.PESTS),
      items.RECREATION,
      optional(items.LANDSCAPE),
      memorandum(items.ENERGY),
      memorandum(items.OXYGEN),
      memorandum(items.ANIONS),
    ],
  }),
];

const TEXT = {
  'zh-CN': '核算科目、公式、参数和价格（标准文本尚未录入）',
  en: 'items, formulas, parameters and prices (the text of the standard has not been entered)',
};

/** Standards in force that are known by name and scope alone. They refuse to compute. */
export const NAMED_PROFILES: readonly NamedProfile[] = [
  {
    id: 'DB33/T2274-2025',
    version: '1',
    title: {
      'zh-CN': 'DB33/T 2274—2025 生态产品总值（GEP）核算技术规范',
      en: 'DB33/T 2274-2025, gross ecosystem product (Zhejiang)',
    },
    inForce: '2025-03-21',
    source: 'title page and contents',
    missing: TEXT,
  },
  {
    id: 'GB/T46869-2025',
    version: '1',
    title: {
      'zh-CN': 'GB/T 46869—2025 生态系统评估 陆域生态产品总值核算技术指南',
      en: 'GB/T 46869-2025, gross ecosystem product of land, county level and above',
    },
    inForce: '2025-12-31',
    source: 'bibliographic entry',
    missing: {
      'zh-CN': `${TEXT['zh-CN']}、区域外生态产品的扣除办法`,
      en: `${TEXT.en}, and how products from outside the region are taken off`,
    },
  },
  {
    id: 'DB3305/T271-2023',
    version: '1',
    title: {
      'zh-CN': 'DB3305/T 271—2023 特定地域单元生态产品价值评估技术规范',
      en: 'DB3305/T 271-2023, value of ecological products of a given piece of land (Huzhou)',
    },
    inForce: '2023-10-20',
    source: 'table of contents',
    missing: {
      'zh-CN': `${TEXT['zh-CN']}、附录 A 的生态系统类型、附录 C 的数据要求`,
      en: `${TEXT.en}, the classes of annex A and the data of annex C`,
    },
  },
];

/** The profiles of this package, for `readRun`. */
export const KNOWN_PROFILES: KnownProfiles = { computable: PROFILES, named: NAMED_PROFILES };
