import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** How a page that shows one element comes about. */
export interface Shown {
  /** What stands below the provider. Names of `Known` stand for what the county has. */
  readonly markup: string;
  /** Words on the button of the made-up person who looks; nobody is signed in without. */
  readonly as?: string;
  /** What it asks the county for, as paths below it. The county file itself where the element fetches nothing else. */
  readonly asks?: RegExp;
  /** What it asks for is one thing, which is there or not: it is never empty. */
  readonly whole?: true;
  /** Its own content stays in every state: what it says of them stands elsewhere. */
  readonly calm?: true;
  /** Words for fields, by selector; typed before anything is pressed. */
  readonly types?: Readonly<Record<string, string>>;
  /** What is pressed so that it asks. */
  readonly presses?: string;
  /** What is pressed when it is ready, so that all of it shows. */
  readonly opens?: string;
}

/** What the county has: ids of a case and of a person, and what leads somebody back to what they reported. */
export type Known = Readonly<Record<'CASE' | 'PERSON' | 'RECEIPT' | 'CODE', string>>;

/** `text` with what the county has in place of its names. */
export const filledIn = (text: string, known: Known): string =>
  text.replace(/\b(CASE|PERSON|RECEIPT|CODE)\b/g, (name) => known[name as keyof Known]);

/** The blocks of data that an example page gives to its elements. */
const dataOf = (example: string): string =>
  [
    ...readFileSync(`${ROOT}examples/${example}.html`, 'utf8').matchAll(
      /<script type="application\/json"[\s\S]*?<\/script>/g,
    ),
  ].join('\n');

const MAP = '<yzt-map></yzt-map>';
export const CENTRE = '县级中心';
export const RESIDENT = '村民';

/** Each element of the kit on a page of its own, so that it fetches what it shows wherever it can. */
export const EVERY_ELEMENT: Readonly<Record<string, Shown>> = {
  'yzt-provider': {
    markup: '<p>地图从这里开始。</p>',
    asks: /^county\.json/,
    calm: true,
    whole: true,
  },
  'yzt-map': { markup: MAP, asks: /^line/, calm: true, whole: true },
  'yzt-map-panel': {
    markup: `<yzt-map-panel>${MAP}<yzt-layer-list slot="layers"></yzt-layer-list>
      <yzt-legend slot="legend"></yzt-legend><yzt-draw slot="tools"></yzt-draw></yzt-map-panel>`,
    asks: /^catalogue/,
  },
  'yzt-map-search': {
    markup: '<yzt-map-search></yzt-map-search>',
    asks: /^(places|catalogue)\?/,
    types: { input: '新市' },
  },
  'yzt-layer-list': { markup: '<yzt-layer-list></yzt-layer-list>', asks: /^catalogue/ },
  'yzt-map-export': { markup: `${MAP}<yzt-map-export></yzt-map-export>` },
  'yzt-legend': { markup: `${MAP}<yzt-legend></yzt-legend>`, asks: /^catalogue/, calm: true },
  'yzt-add-data': { markup: `${MAP}<yzt-add-data open></yzt-add-data>` },
  'yzt-feature-card': {
    markup: `<yzt-feature-card id="card"></yzt-feature-card>${dataOf('feature-card')}`,
  },
  'yzt-feature-table': {
    markup: `<yzt-feature-table id="table"></yzt-feature-table>${dataOf('feature-table')}`,
  },
  'yzt-draw': { markup: `${MAP}<yzt-draw></yzt-draw>` },
  'yzt-measure': { markup: `${MAP}<yzt-measure></yzt-measure>` },
  'yzt-login': {
    markup: '<yzt-login></yzt-login>',
    asks: /^session\/sample-people/,
    presses: 'summary',
  },
  'yzt-user-menu': {
    markup: '<yzt-user-menu><yzt-role-switch choice-only></yzt-role-switch></yzt-user-menu>',
    as: CENTRE,
    asks: /^session$/,
    whole: true,
    opens: 'summary',
  },
  'yzt-role-switch': {
    markup: '<yzt-role-switch></yzt-role-switch>',
    as: CENTRE,
    asks: /^session$/,
    calm: true,
    whole: true,
  },
  'yzt-guard': {
    markup:
      '<yzt-guard roles="county-centre"><p>在内</p><p slot="otherwise">请先登录</p></yzt-guard>',
    as: CENTRE,
    asks: /^session$/,
    whole: true,
  },
  'yzt-person': {
    markup: '<yzt-person person-id="PERSON"></yzt-person>',
    as: CENTRE,
    asks: /^people\//,
    whole: true,
  },
  'yzt-report-form': {
    markup: '<yzt-report-form></yzt-report-form>',
    as: RESIDENT,
    asks: /^case-categories/,
    whole: true,
  },
  'yzt-case-lookup': {
    markup: '<yzt-case-lookup></yzt-case-lookup>',
    asks: /^case-lookups/,
    whole: true,
    types: { '#receipt': 'RECEIPT', '#code': 'CODE' },
    presses: 'button',
    calm: true,
  },
  'yzt-my-cases': { markup: '<yzt-my-cases></yzt-my-cases>', as: RESIDENT, asks: /^cases\?/ },
  'yzt-case-detail': {
    markup: '<yzt-case-detail case-id="CASE"></yzt-case-detail>',
    as: CENTRE,
    asks: /^cases\/[^/]+$/,
    whole: true,
  },
  'yzt-work-order-list': {
    markup: '<yzt-work-order-list></yzt-work-order-list>',
    as: CENTRE,
    asks: /^(work-orders|cases)\?/,
  },
  'yzt-case-stats': {
    markup: '<yzt-case-stats></yzt-case-stats>',
    as: CENTRE,
    asks: /^case-stats/,
    whole: true,
  },
  'yzt-case-layer': {
    markup: `${MAP}<yzt-case-layer></yzt-case-layer>`,
    as: CENTRE,
    asks: /^case-points/,
    calm: true,
  },
  'yzt-case-timeline': {
    markup: '<yzt-case-timeline case-id="CASE"></yzt-case-timeline>',
    as: CENTRE,
    asks: /^cases\/[^/]+\/events/,
  },
  'yzt-message-bell': {
    markup: '<yzt-message-bell></yzt-message-bell>',
    as: RESIDENT,
    asks: /^messages(\?|$)/,
    presses: 'button',
  },
  'yzt-inbox': { markup: '<yzt-inbox></yzt-inbox>', as: RESIDENT, asks: /^messages(\?|$)/ },
  'yzt-gep-calculator': {
    markup: '<yzt-gep-calculator></yzt-gep-calculator>',
    as: CENTRE,
    asks: /^gep\/accounts/,
  },
  'yzt-gep-result': { markup: '<yzt-gep-result></yzt-gep-result>', asks: /^gep\/accounts/ },
  'yzt-gep-report': {
    markup: `<yzt-gep-report id="report"></yzt-gep-report>${dataOf('gep-report')}`,
  },
  'yzt-portal': {
    markup: '',
    as: CENTRE,
    asks: /^(catalogue|messages|cases|work-orders)/,
    calm: true,
  },
  'yzt-service-list': { markup: '<yzt-service-list></yzt-service-list>' },
};

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly { readonly tagName?: string }[] }[];
}

/** Tags that the packages say they register. */
export const registeredTags = (): readonly string[] =>
  globSync('packages/*/custom-elements.json', { cwd: ROOT })
    .map((file) => JSON.parse(readFileSync(ROOT + file, 'utf8')) as Manifest)
    .flatMap(({ modules }) => modules.flatMap(({ declarations }) => declarations))
    .flatMap(({ tagName }) => tagName ?? [])
    .sort();
