import type { CountyFile, PublicService } from '@yizhangtu/standard';

export { expectAccessible, text, until } from '../../../core/src/testing/page.test.fixture.js';

export const SERVICES: readonly PublicService[] = [
  {
    id: 'jobs',
    title: { 'zh-CN': '就业', en: 'Jobs' },
    summary: { 'zh-CN': '招聘和培训', en: 'Vacancies and training' },
    domain: 'service',
    icon: 'counter',
    owner: '人力社保局',
    links: [{ href: 'https://jobs.example/', app: 'zlb' }, { href: 'tel:12333' }],
    sample: true,
  },
  ...['就医', '养老', '入学', '土地流转', '用电'].map((title, index) => ({
    id: `s${index}`,
    title,
    domain: index === 3 ? 'management' : 'service',
    owner: '示例单位',
    links: [{ href: `/services/${index}` }],
  })),
];

/** A county without backend and without layers. */
export const countyOf = (change: object = {}): CountyFile =>
  ({
    standard: '1.0',
    county: {
      code: '330521',
      name: { 'zh-CN': '德清县', en: 'Deqing County' },
      line: { href: 'line.geojson', datum: 'WGS84' },
      bounds: [119.75, 30.4, 120.35, 30.72],
      accent: '#7a1fa2',
    },
    sample: true,
    divisions: {
      kinds: [{ id: 'county', name: '县', rank: 0 }],
      units: [{ code: '330521', name: '德清县', kind: 'county' }],
    },
    domains: { preset: '2020' },
    baseMaps: [{ type: 'plain', id: 'plain', name: '素图', approvalNumber: null }],
    catalogue: { layers: [] },
    services: { list: SERVICES },
    ...change,
  }) as unknown as CountyFile;
