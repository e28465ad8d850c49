import type { Division } from '@yizhangtu/standard';
import type { CategoryTree } from '@yizhangtu/standard/cases.js';

/** Two major categories; one that must be named, one with extra fields, one for few kinds. */
export const TREE: CategoryTree = {
  categories: [
    { id: 'road', name: { 'zh-CN': '道路交通', en: 'Roads' }, keywords: ['马路'] },
    {
      id: 'road.hole',
      parent: 'road',
      name: { 'zh-CN': '路面坑洼', en: 'Potholes' },
      keywords: ['坑', '破损'],
      pinyin: { full: 'lu mian keng wa', initials: 'lmkw' },
      kinds: ['city-event', 'help'],
      form: {
        properties: {
          depth: {
            type: 'number',
            title: { 'zh-CN': '多深（厘米）', en: 'Depth (cm)' },
            minimum: 0,
          },
          lanes: { type: 'integer', title: '几条车道', maximum: 8 },
          wet: { type: 'boolean', title: '有积水' },
          side: {
            type: 'string',
            title: '哪一边',
            enum: ['left', 'right'],
            enumTitles: ['左', '右'],
          },
          seen: { type: 'string', title: '什么时候看到的', format: 'date' },
        },
        required: ['side'],
      },
    },
    {
      id: 'road.lamp',
      parent: 'road',
      name: { 'zh-CN': '路灯不亮', en: 'Street lamp out' },
      keywords: ['路灯'],
    },
    { id: 'land', name: { 'zh-CN': '土地纠纷', en: 'Land' }, named: true, confidential: true },
    { id: 'land.border', parent: 'land', name: '地界' },
  ],
};

/** A county with two towns; the villages of one have bounds. */
export const UNITS: readonly Division[] = [
  { code: '330521', name: '示例县', kind: 'county' },
  { code: '330521100', name: '东镇', kind: 'town', parent: '330521' },
  { code: '330521101', name: '西镇', kind: 'town', parent: '330521' },
  {
    code: '330521100001',
    name: '甲村',
    kind: 'village',
    parent: '330521100',
    bounds: [120.0, 30.5, 120.1, 30.6],
    centre: [120.05, 30.55],
  },
  {
    code: '330521100002',
    name: '乙村',
    kind: 'village',
    parent: '330521100',
    bounds: [120.08, 30.5, 120.2, 30.6],
    centre: [120.15, 30.55],
  },
];
