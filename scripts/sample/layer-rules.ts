import type { LayerKindId } from '@yizhangtu/standard';
import type { OwnerKey } from './owners.ts';

/** Where the features of a kind are found in the sample county. */
export type Ground =
  | 'home'
  | 'urban'
  | 'seat'
  | 'town-seat'
  | 'field'
  | 'hill'
  | 'pond'
  | 'road'
  | 'water'
  | 'road-line'
  | 'water-line'
  | 'river-line'
  | 'canal-line'
  | 'pipe-line'
  | 'route-line'
  | 'contour-line'
  | 'village-outline'
  | 'field-plot'
  | 'home-plot'
  | 'unit-area'
  | 'town-area'
  | 'grid-area'
  | 'flood-area'
  | 'red-line-area'
  | 'lake-area'
  | 'paddy-area'
  | 'tea-area'
  | 'pond-area'
  | 'forest-area'
  | 'built-area'
  | 'any-area'
  | 'building'
  | 'place';

export interface LayerRule {
  ground: Ground;
  owner: OwnerKey;
  /** What follows the place in a name; the kind's title when left out. */
  suffix?: string;
  /** The county-wide layer has every feature there is, and not a sample of them. */
  all?: boolean;
  /** At most so many features, where more would not be believed. */
  most?: number;
}

const on = (
  ground: Ground,
  owner: OwnerKey,
  suffix?: string,
  more: Pick<LayerRule, 'all' | 'most'> = {},
): LayerRule => ({ ground, owner, ...(suffix === undefined ? {} : { suffix }), ...more });
const all = { all: true } as const;
const most = (count: number) => ({ most: count });

export const LAYER_RULES: Record<LayerKindId, LayerRule> = {
  'agri-base': on('field', 'agriculture', '农业基地'),
  'farmland-plot': on('field-plot', 'agriculture'),
  greenhouse: on('field-plot', 'agriculture', '大棚'),
  'tea-garden': on('tea-area', 'agriculture', '茶园'),
  'soil-sensor': on('field', 'agriculture', '墒情点'),
  'agri-machinery': on('home', 'agriculture', '农机服务点', most(40)),
  'grain-store': on('home', 'agriculture', '粮站', most(14)),
  'fish-pond': on('pond-area', 'agriculture', '鱼塘'),
  'pond-sensor': on('pond', 'agriculture', '水质点'),
  'livestock-farm': on('field', 'agriculture', '养殖场', most(60)),
  homestay: on('home', 'culture', '民宿'),
  'farm-restaurant': on('home', 'culture', '农家乐'),
  'scenic-spot': on('hill', 'culture', '景区', most(24)),
  'tourist-route': on('route-line', 'culture', '线', most(12)),
  parking: on('urban', 'city', '停车场'),
  'village-enterprise': on('home', 'economy', '村办企业'),
  'collective-asset': on('home', 'agriculture', '集体物业'),
  'idle-house': on('home', 'agriculture', '闲置农房'),
  'ecommerce-point': on('home', 'commerce', '电商服务点'),
  'farmers-market': on('town-seat', 'market', '农贸市场', most(26)),
  'brand-product': on('town-area', 'market', '地理标志产地', most(4)),
  clinic: on('seat', 'health', '卫生室', all),
  hospital: on('town-seat', 'health', '卫生院', most(16)),
  pharmacy: on('urban', 'market', '药店'),
  'first-aid': on('home', 'health', 'AED'),
  'elder-care': on('seat', 'civil', '居家养老服务中心', all),
  'elder-canteen': on('seat', 'civil', '老年食堂'),
  nursery: on('urban', 'health', '托育园', most(30)),
  school: on('home', 'education', '学校', most(60)),
  'cultural-hall': on('seat', 'culture', '文化礼堂'),
  'rural-library': on('seat', 'culture', '农家书屋'),
  'sports-ground': on('home', 'culture', '健身场地'),
  'bus-stop': on('road', 'transport', '站'),
  'bus-route': on('route-line', 'transport', '公交线', most(20)),
  'charging-station': on('home', 'reform', '充电站'),
  'bike-point': on('urban', 'city', '自行车点'),
  'service-centre': on('seat', 'data', '便民服务中心', all),
  'parcel-point': on('home', 'commerce', '快递点'),
  'finance-point': on('seat', 'agriculture', '助农金融点'),
  'public-toilet': on('home', 'city', '公厕'),
  'water-quality': on('water', 'environment', '水质站', most(24)),
  'water-level': on('water', 'water', '水位站', most(36)),
  'rain-gauge': on('hill', 'water', '雨量站', most(40)),
  'river-reach': on('river-line', 'water', '段', all),
  'slope-sensor': on('hill', 'resources', '边坡点'),
  'landslide-site': on('hill', 'resources', '隐患点', most(60)),
  'dangerous-house': on('home', 'housing', '房屋'),
  'village-camera': on('home', 'police', '监控'),
  'smoke-detector': on('home', 'fire', '烟感'),
  'hazard-enterprise': on('urban', 'emergency', '企业', most(40)),
  'waste-point': on('home', 'city', '投放点'),
  'waste-truck-route': on('route-line', 'city', '收运线', most(16)),
  'sewage-plant': on('home', 'environment', '污水终端'),
  outfall: on('water', 'environment', '排口', most(60)),
  'air-quality': on('home', 'environment', '空气站', most(14)),
  'land-use': on('any-area', 'resources', undefined, all),
  'illegal-building': on('home-plot', 'resources'),
  forest: on('forest-area', 'resources', '林班', all),
  'old-tree': on('home', 'resources', '古树'),
  'ecology-red-line': on('red-line-area', 'resources', '生态保护红线', all),
  'party-centre': on('seat', 'party', '党群服务中心', all),
  'party-member-household': on('home', 'party', '党员联户'),
  'governance-grid': on('grid-area', 'data', '网格', all),
  'village-profile': on('unit-area', 'agriculture', '', all),
  'mediation-room': on('seat', 'law', '调解室'),
  'police-post': on('town-seat', 'police', '警务站', most(26)),
  'opinion-point': on('home', 'data'),
  'evacuation-point': on('seat', 'emergency', '避灾点'),
  'evacuation-route': on('route-line', 'emergency', '转移路线', most(24)),
  'flood-zone': on('flood-area', 'water', '洪水风险区', all),
  'emergency-store': on('town-seat', 'emergency', '应急物资库', most(20)),
  'fire-post': on('seat', 'fire', '微型消防站'),
  loudspeaker: on('home', 'culture', '广播点'),
  'basic-farmland': on('paddy-area', 'resources'),
  'planning-zone': on('built-area', 'resources', '规划地块'),
  'construction-boundary': on('village-outline', 'resources', '建设边界'),
  homestead: on('home-plot', 'resources'),
  project: on('home', 'reform', '项目'),
  'cultural-relic': on('home', 'culture', '文保点', most(60)),
  'heritage-house': on('home', 'housing', '历史建筑', most(80)),
  road: on('road-line', 'transport', '路', all),
  bridge: on('water', 'transport', '桥'),
  'traffic-sign': on('road', 'transport', '标志'),
  'water-gate': on('water', 'water', '闸'),
  'pump-station': on('water', 'water', '泵站'),
  reservoir: on('lake-area', 'water', '', all),
  dike: on('river-line', 'water', '堤', all),
  'irrigation-canal': on('canal-line', 'water', '渠'),
  'water-pipe': on('pipe-line', 'supply'),
  'sewage-pipe': on('pipe-line', 'supply'),
  'rain-pipe': on('pipe-line', 'city'),
  'gas-pipe': on('pipe-line', 'gas'),
  manhole: on('road', 'city'),
  hydrant: on('road', 'fire'),
  'power-line': on('route-line', 'power', '线', most(24)),
  substation: on('home', 'power', '配电房'),
  'solar-plant': on('home', 'reform', '光伏电站'),
  'street-lamp': on('road', 'city'),
  'base-station': on('home', 'economy', '基站'),
  'broadband-cabinet': on('home', 'economy'),
  'fibre-line': on('pipe-line', 'economy'),
  building: on('building', 'housing'),
  'contour-line': on('contour-line', 'resources'),
  waterway: on('water-line', 'water', '港', all),
  'place-name': on('place', 'civil', '', all),
};
