import type { LayerKindId } from '@yizhangtu/standard';

/** A value of one field that a layer is kept for: id, what the field holds, and the words of the title. */
export interface Theme {
  id: string;
  value: string;
  zh: string;
  en: string;
}

/** How one kind is kept as several layers, as counties do: by theme, by year, by town. */
export type VariantSet =
  | { kind: LayerKindId; by: 'theme'; field: string; themes: Theme[] }
  | { kind: LayerKindId; by: 'year'; years: number[] }
  | { kind: LayerKindId; by: 'town' };

/** Rows `id zh en`, or `id value zh en` where a code stands for the words. */
const theme = (kind: LayerKindId, field: string, ...rows: string[]): VariantSet => ({
  kind,
  by: 'theme',
  field,
  themes: rows.map((row) => {
    const parts = row.split('|');
    const [id, value] = parts as [string, string];
    return { id, value, zh: parts.at(-2)!, en: parts.at(-1)! };
  }),
});
const years = (kind: LayerKindId, from: number, to: number): VariantSet => ({
  kind,
  by: 'year',
  years: Array.from({ length: to - from + 1 }, (_, n) => to - n),
});
const towns = (kind: LayerKindId): VariantSet => ({ kind, by: 'town' });

/**
 * In this order until the catalogue has the number of entries that the county's settings ask for. The last
 * set may stay incomplete: not every town has handed in its layer.
 */
export const VARIANT_SETS: readonly VariantSet[] = [
  towns('farmland-plot'),
  theme(
    'agri-base',
    'product',
    'asparagus|芦笋|Asparagus',
    'bamboo|竹笋|Bamboo shoots',
    'tea|茶叶|Tea',
    'fruit|水果|Fruit',
    'shrimp|青虾|Shrimp',
    'grain|粮食|Grain',
  ),
  theme(
    'school',
    'stage',
    'kindergarten|幼儿园|Kindergartens',
    'primary|小学|Primary schools',
    'middle|初中|Middle schools',
    'high|高中|High schools',
    'vocational|职业学校|Vocational schools',
  ),
  towns('water-pipe'),
  years('project', 2021, 2026),
  theme(
    'village-camera',
    'scene',
    'river|河道|Waterways',
    'road|路口|Crossings',
    'waste|垃圾点|Waste points',
    'forest|林区|Forest',
    'square|广场|Squares',
    'gate|村口|Village gates',
  ),
  theme(
    'cultural-relic',
    'grade',
    'national|国家级|National',
    'province|省级|Provincial',
    'city|市级|City',
    'county|县级|County',
  ),
  theme(
    'river-reach',
    'chief',
    'county|县级河长|County chiefs',
    'town|镇级河长|Town chiefs',
    'village|村级河长|Village chiefs',
  ),
  theme(
    'farmland-plot',
    'crop',
    'rice|rice|水稻|Rice',
    'wheat|wheat|小麦|Wheat',
    'rape|rape|油菜|Rapeseed',
    'vegetable|vegetable|蔬菜|Vegetables',
    'fallow|fallow|休耕|Fallow',
  ),
  towns('sewage-pipe'),
  theme(
    'forest',
    'species',
    'bamboo|毛竹|Moso bamboo',
    'fir|杉木|Fir',
    'broadleaf|阔叶林|Broad-leaved',
    'pine|松林|Pine',
  ),
  theme(
    'fish-pond',
    'species',
    'shrimp|青虾|Shrimp',
    'carp|四大家鱼|Carp',
    'turtle|甲鱼|Soft-shelled turtle',
    'bass|鲈鱼|Bass',
    'crab|河蟹|Mitten crab',
  ),
  towns('land-use'),
  years('homestead', 2022, 2026),
  theme(
    'place-name',
    'type',
    'village|村庄|Villages',
    'water|水系|Waters',
    'hill|山体|Hills',
    'road|道路|Roads',
    'bridge|桥梁|Bridges',
  ),
  theme(
    'old-tree',
    'grade',
    'one|一级|First grade',
    'two|二级|Second grade',
    'three|三级|Third grade',
  ),
  theme(
    'power-line',
    'voltage',
    'kv220|220|220 kV|220 kV',
    'kv110|110|110 kV|110 kV',
    'kv35|35|35 kV|35 kV',
    'kv10|10|10 kV|10 kV',
  ),
  towns('governance-grid'),
  theme(
    'planning-zone',
    'use',
    'housing|居住用地|Housing',
    'industry|产业用地|Industry',
    'public|公共服务用地|Public services',
    'green|绿地|Green space',
    'reserve|留白用地|Reserved',
  ),
  theme(
    'scenic-spot',
    'grade',
    'five|5A|5A|5A',
    'four|4A|4A|4A',
    'three|3A|3A|3A',
    'village|景区村|景区村|Scenic villages',
  ),
  years('illegal-building', 2023, 2026),
  towns('homestead'),
  theme(
    'collective-asset',
    'use',
    'factory|厂房|Workshops',
    'shop|店铺|Shops',
    'office|办公用房|Offices',
    'storage|仓储|Storage',
  ),
  theme(
    'base-station',
    'keeper',
    'a|通信运营商甲|Operator A',
    'b|通信运营商乙|Operator B',
    'c|通信运营商丙|Operator C',
  ),
  theme(
    'landslide-site',
    'type',
    'slide|滑坡|Landslides',
    'collapse|崩塌|Rockfalls',
    'debris|泥石流|Debris flows',
  ),
  towns('basic-farmland'),
  theme(
    'road',
    'class',
    'national|G|国道|National roads',
    'province|S|省道|Provincial roads',
    'county|X|县道|County roads',
    'town|Y|乡道|Town roads',
    'village|C|村道|Village roads',
  ),
  theme(
    'livestock-farm',
    'species',
    'pig|生猪|Pigs',
    'sheep|湖羊|Hu sheep',
    'poultry|家禽|Poultry',
  ),
  years('village-profile', 2022, 2025),
  towns('street-lamp'),
  theme(
    'sports-ground',
    'type',
    'basketball|篮球场|Basketball',
    'fitness|健身路径|Fitness trails',
    'football|足球场|Football',
  ),
  theme(
    'manhole',
    'type',
    'water|供水|Water',
    'sewage|污水|Sewage',
    'rain|雨水|Rainwater',
    'telecom|通信|Telecoms',
    'gas|燃气|Gas',
  ),
  theme(
    'flood-zone',
    'risk',
    'high|high|高风险|High risk',
    'medium|medium|中风险|Medium risk',
    'low|low|低风险|Low risk',
  ),
  towns('village-camera'),
  theme('homestay', 'grade', 'platinum|白金宿|Platinum', 'gold|金宿|Gold', 'silver|银宿|Silver'),
  theme(
    'hazard-enterprise',
    'hazard',
    'dust|粉尘|Dust',
    'chemical|危险化学品|Chemicals',
    'space|有限空间|Confined spaces',
  ),
  theme(
    'water-quality',
    'class',
    'good|II|Ⅱ类|Class II',
    'fair|III|Ⅲ类|Class III',
    'poor|IV|Ⅳ类|Class IV',
  ),
  towns('waste-point'),
  theme(
    'outfall',
    'type',
    'rain|雨水排口|Rain outfalls',
    'farm|养殖尾水|Fish-farm outfalls',
    'treated|污水处理出水|Treated water',
  ),
  theme('dangerous-house', 'level', 'c|C|C 级|Grade C', 'd|D|D 级|Grade D'),
  theme('traffic-sign', 'type', 'warn|警告|Warning', 'ban|禁令|Prohibition', 'guide|指路|Guide'),
  towns('collective-asset'),
  years('farmland-plot', 2023, 2026),
  theme(
    'tourist-route',
    'theme',
    'cycling|骑行|Cycling',
    'walking|徒步|Walking',
    'farm|农耕研学|Farm study',
  ),
  towns('party-member-household'),
  theme(
    'greenhouse',
    'product',
    'strawberry|草莓|Strawberries',
    'vegetable|蔬菜|Vegetables',
    'flower|花卉|Flowers',
  ),
  towns('idle-house'),
  theme(
    'waterway',
    'grade',
    'county|县级|County rivers',
    'town|镇级|Town rivers',
    'village|村级|Village rivers',
  ),
  towns('irrigation-canal'),
  towns('rain-pipe'),
  years('water-quality', 2022, 2025),
  towns('planning-zone'),
  towns('fish-pond'),
  towns('construction-boundary'),
  towns('sewage-plant'),
  towns('manhole'),
  towns('parcel-point'),
  towns('public-toilet'),
  towns('loudspeaker'),
  towns('homestay'),
  towns('village-enterprise'),
  towns('smoke-detector'),
  towns('opinion-point'),
  towns('place-name'),
];
