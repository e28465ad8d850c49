import type { Section } from '../profiles/profile.ts';

/** Names of items as tables write them, by section. The first that fits holds. */
const NAMES: readonly (readonly [RegExp, Section])[] = [
  [
    /touris|recrea|landscape|(?<![a-z])cultur|leisure|amenity|旅游|休憩|游憩|康养|景观|文化/i,
    'cultural',
  ],
  [
    /conserv|soil|silt|sand|wind|flood|storm|lake|marsh|air|purif|^water\.|carbon|co2|oxygen|climate|cool|transpir|evapor|pest|noise|anion|ion\b|coast|habitat|species|biodivers|nutrient|npsp|涵养|保持|减淤|面源|固沙|调蓄|净化|固碳|释氧|气候|病虫害|负氧离子|噪声|海岸|物种/i,
    'regulating',
  ],
  [
    /supply|hydro|energy|power|agri|crop|grain|forest|timber|wood|livestock|animal|fish|aqua|product|provision|biomass|food|material|农|林|牧|渔|水资源|用水|能源|水电|产品|供给/i,
    'provisioning',
  ],
];

/** The section that an item of a published table is of; undefined where its name does not say. */
export const sectionOf = (item: string): Section | undefined =>
  NAMES.find(([name]) => name.test(item))?.[1];

const TOTALS: readonly (readonly [RegExp, Section | 'all'])[] = [
  [/^(gep|total|sum|all|grand.?total|合计|总计|总值|生态产品总值)$/i, 'all'],
  [/^(provision\w*|material\w*|products?|supply|物质产品\w*|供给\w*)$/i, 'provisioning'],
  [/^(regulat\w*|调节\w*)$/i, 'regulating'],
  [/^(cultur\w*|文化\w*)$/i, 'cultural'],
];

/** What a total is the sum of, by its name. */
export const totalOf = (name: string): Section | 'all' | undefined =>
  TOTALS.find(([pattern]) => pattern.test(name))?.[1];

/** Names under `derived` that are values of items, not steps of a chain. */
export const isItemValue = (name: string): boolean =>
  !/_|lambda|density|frac|depth|ratio|coeff|price|area|days|cop$/i.test(name) &&
  sectionOf(name) !== undefined;
