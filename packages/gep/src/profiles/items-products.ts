import { use, price, reported, line, item } from './build.ts';
import type { Item, Line } from './profile.ts';

const product = (id: string, zh: string, en: string, seea: string): Item =>
  item('provisioning', id, zh, en, seea, 'exchange', [
    line(
      id,
      zh,
      en,
      'CNY',
      reported,
      use('value.output', { ecosystemShare: 'param.ecosystemShare' }),
    ),
  ]);

export const CROPS = product('crops', '农业产品', 'Crops', 'crop provisioning');
export const FORESTRY = product('forestry', '林业产品', 'Forest products', 'wood provisioning');
export const LIVESTOCK = product(
  'livestock',
  '畜牧业产品',
  'Livestock',
  'livestock and grazed biomass provisioning',
);
export const FISHERY = product(
  'fishery',
  '渔业产品',
  'Fishery',
  'aquaculture and wild fish provisioning',
);
export const BIOMASS = product(
  'biomass',
  '生物质供给',
  'Biomass provisioning',
  'biomass provisioning',
);

export const ENERGY: Item = item(
  'provisioning',
  'energy',
  '生态能源',
  'Ecological energy',
  undefined,
  'exchange',
  [line('energy', '水电', 'Hydropower', 'kWh', reported, price('hydropowerPrice'))],
);

const supply = (use_: string, zh: string, en: string): Line =>
  line(`water-supply.${use_}`, zh, en, 'm3', reported, price(`waterPrice.${use_}`));
export const WATER_SUPPLY: Item = item(
  'provisioning',
  'water-supply',
  '水资源',
  'Water supply',
  'water supply',
  'exchange',
  [
    supply('domestic', '生活用水', 'Domestic water'),
    supply('industrial', '工业用水', 'Industrial water'),
    supply('agriculture', '农业用水', 'Irrigation water'),
  ],
);
