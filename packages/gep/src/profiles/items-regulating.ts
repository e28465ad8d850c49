import { use, withParams, price, reported, line, item } from './build.ts';
import type { Choice, Item, Line } from './profile.ts';

/** What grows: the classes whose plants count. */
const PLANTS = ['forest', 'shrub', 'grass', 'garden', 'cropland'];
const WATERS = ['river', 'lake', 'reservoir', 'pond', 'wetland'];

const CAPACITY_VALUE: Choice = {
  bySwitch: 'reservoirPrice',
  cases: {
    lumpSum: withParams('value.reservoir-lump-sum', ['reservoirCost'], {}),
    annualised: withParams(
      'value.reservoir-annualised',
      ['reservoirCost', 'depreciation', 'reservoirUpkeep'],
      {},
    ),
  },
};
const WATER_INPUTS = ['precipitation', 'runoff', 'evapotranspiration'];

export const WATER_CONSERVATION: Item = item(
  'regulating',
  'water-conservation',
  '水源涵养',
  'Water conservation',
  'water flow regulation',
  'replacement',
  [
    line(
      'water-conservation',
      '水源涵养',
      'Water conservation',
      'm3',
      {
        bySwitch: 'negativeYield',
        cases: {
          keep: withParams('water.kept', WATER_INPUTS),
          clip: withParams('water.kept-clipped', WATER_INPUTS),
        },
      },
      CAPACITY_VALUE,
      ['forest', 'shrub', 'grass', 'garden', 'wetland'],
    ),
  ],
);

const RUSLE = ['erosivity', 'erodibility', 'slope', 'cover'];
export const SOIL: Item = item(
  'regulating',
  'soil-retention',
  '土壤保持',
  'Soil retention',
  'soil and sediment retention',
  'replacement',
  [
    line(
      'soil.retained',
      '土壤保持量',
      'Soil kept',
      'tSoil',
      {
        bySwitch: 'coverFactor',
        cases: {
          CP: withParams('soil.kept', [...RUSLE, 'practice']),
          C: withParams('soil.kept-cover-only', RUSLE),
        },
      },
      undefined,
      PLANTS,
    ),
    line(
      'soil.silt',
      '减少泥沙淤积',
      'Silt avoided',
      'm3',
      withParams('soil.silt', ['siltShare', 'soilDensity'], { retained: 'line.soil.retained' }),
      price('desiltingCost'),
    ),
    line(
      'soil.nitrogen',
      '减少氮面源污染',
      'Nitrogen kept',
      'tN',
      withParams('soil.nitrogen', ['nitrogenShare'], { retained: 'line.soil.retained' }),
      price('nitrogenPrice'),
    ),
    line(
      'soil.phosphorus',
      '减少磷面源污染',
      'Phosphorus kept',
      'tP',
      withParams('soil.phosphorus', ['phosphorusShare'], { retained: 'line.soil.retained' }),
      price('phosphorusPrice'),
    ),
  ],
);

export const SAND: Item = item(
  'regulating',
  'sand-fixation',
  '防风固沙',
  'Sand fixation',
  'soil erosion control (wind)',
  'replacement',
  [
    line(
      'sand-fixation',
      '防风固沙',
      'Sand fixation',
      'm2',
      withParams('sand.area', ['sandDensity', 'sandDepth'], { sand: 'stat' }),
      price('sandPrice'),
    ),
  ],
);

export const COAST: Item = item(
  'regulating',
  'coast',
  '海岸带防护',
  'Coastal protection',
  'coastal protection',
  'replacement',
  [line('coast', '海岸带防护', 'Coast kept', 'm', reported, price('coastPrice'))],
);

export const FLOOD: Item = item(
  'regulating',
  'flood',
  '洪水调蓄',
  'Flood mitigation',
  'peak flow mitigation',
  'replacement',
  [
    line(
      'flood.vegetation',
      '植被调蓄',
      'Held by plants',
      'm3',
      withParams('flood.vegetation', ['storm', 'stormRunoff']),
      CAPACITY_VALUE,
      ['forest', 'shrub', 'grass'],
    ),
    line(
      'flood.lake',
      '湖泊调蓄',
      'Held by lakes',
      'm3',
      withParams('flood.lake', ['lakeA', 'lakeB', 'lakeTurns']),
      CAPACITY_VALUE,
      ['lake'],
    ),
    line(
      'flood.reservoir',
      '水库调蓄',
      'Held by reservoirs',
      'm3',
      withParams('flood.reservoir', ['floodShare'], { capacity: 'stat' }),
      CAPACITY_VALUE,
    ),
    line(
      'flood.marsh',
      '沼泽调蓄',
      'Held by marshes',
      'm3',
      withParams('flood.marsh', ['marshDepth']),
      CAPACITY_VALUE,
      ['marsh'],
    ),
  ],
);

/** Emissions where the standard is met, and capacity by area where it is not. */
const removal = (
  id: string,
  substance: string,
  zh: string,
  basis: string,
  classes: string[],
): Line =>
  line(
    `${id}.${substance}`,
    `净化${zh}`,
    `${substance} removed`,
    `t${substance}`,
    {
      bySwitch: basis,
      cases: {
        emissions: reported,
        capacity: use('by-area', { area: 'area', rate: `param.rate.${substance}` }),
      },
    },
    price(`price.${substance}`),
    classes,
  );

export const AIR: Item = item(
  'regulating',
  'air',
  '空气净化',
  'Air purification',
  'air filtration',
  'replacement',
  [
    removal('air', 'SO2', '二氧化硫', 'airBasis', ['forest', 'shrub']),
    removal('air', 'NOx', '氮氧化物', 'airBasis', ['forest', 'shrub']),
    removal('air', 'Dust', '粉尘', 'airBasis', ['forest', 'shrub']),
  ],
);

export const WATER_PURIFICATION: Item = item(
  'regulating',
  'water-purification',
  '水质净化',
  'Water purification',
  'water purification',
  'replacement',
  [
    removal('water', 'COD', ' COD', 'waterBasis', WATERS),
    removal('water', 'NH3N', '氨氮', 'waterBasis', WATERS),
    removal('water', 'TP', '总磷', 'waterBasis', WATERS),
  ],
);

export const CARBON: Item = item(
  'regulating',
  'carbon',
  '固碳',
  'Carbon sequestration',
  'global climate regulation',
  'exchange',
  [
    line(
      'carbon',
      '固定二氧化碳',
      'Carbon dioxide fixed',
      'tCO2',
      {
        bySwitch: 'carbonMethod',
        cases: {
          nep: withParams('carbon.nep', ['npp', 'soilRespiration']),
          rate: withParams('carbon.rate', ['carbonRate', 'soilAddition']),
          dryMatter: withParams('carbon.dry-matter', ['dryMatter', 'nepShare']),
        },
      },
      {
        bySwitch: 'carbonPriceBasis',
        cases: {
          CO2: price('carbonPrice'),
          C: withParams('value.carbon-as-c', ['carbonPriceC'], {}),
        },
      },
      PLANTS,
    ),
  ],
);

export const OXYGEN: Item = item(
  'regulating',
  'oxygen',
  '释氧',
  'Oxygen',
  undefined,
  'replacement',
  [
    line(
      'oxygen',
      '释放氧气',
      'Oxygen freed',
      'tO2',
      {
        bySwitch: 'oxygenBasis',
        cases: {
          CO2: use('oxygen.carbon', { fixed: 'line.carbon' }),
          NPP: withParams('oxygen.npp', ['npp']),
        },
      },
      price('oxygenPrice'),
      PLANTS,
    ),
  ],
);

export const CLIMATE: Item = item(
  'regulating',
  'climate',
  '气候调节',
  'Climate regulation',
  'local climate regulation',
  'replacement',
  [
    line(
      'climate.transpiration',
      '植被蒸腾',
      'Transpiration',
      'kWh',
      withParams('climate.transpiration', ['transpiration', 'coolingDays', 'efficiency']),
      price('electricityPrice'),
      ['forest', 'shrub', 'grass'],
    ),
    line(
      'climate.evaporation',
      '水面蒸发',
      'Evaporation from water',
      'kWh',
      withParams('climate.evaporation', [
        'evaporation',
        'waterDensity',
        'latentHeat',
        'moistening',
      ]),
      price('electricityPrice'),
      WATERS,
    ),
  ],
);

export const ANIONS: Item = {
  ...item('regulating', 'anions', '负氧离子', 'Negative ions', undefined, 'replacement', [
    line(
      'anions',
      '负氧离子',
      'Negative ions',
      'ion',
      withParams('anion.count', ['canopyHeight', 'ionDensity', 'ionLife']),
      use('value.anion', { ionPrice: 'param.ionPrice', ionDensity: 'param.ionDensity' }),
      ['forest'],
    ),
  ]),
  optional: true,
};

export const NOISE: Item = item(
  'regulating',
  'noise',
  '噪声消减',
  'Noise attenuation',
  'noise attenuation',
  'replacement',
  [line('noise', '噪声消减', 'Road that is screened', 'km', reported, price('noisePrice'))],
);

export const PESTS: Item = item(
  'regulating',
  'pests',
  '病虫害控制',
  'Pest control',
  'biological control',
  'replacement',
  [
    line(
      'pests',
      '病虫害控制',
      'Pest control',
      'hm2',
      use('area', { area: 'area' }),
      price('pestPrice'),
      ['forest', 'grass'],
    ),
  ],
);
