import type { Parameter, ParameterValue } from './profile.ts';

type Kind = Parameter['kind'];
type Figure = readonly [
  value: number,
  source: string,
  at?: { year?: number; region?: string; class?: string },
];

function parameter(
  id: string,
  kind: Kind,
  unit: string,
  zh: string,
  en: string,
  figures: readonly Figure[] = [],
): Parameter {
  const values = figures.map(([value, source, at = {}]): ParameterValue => ({
    value,
    unit,
    source,
    status: 'unverified',
    ...at,
  }));
  return { id, kind, unit, name: { 'zh-CN': zh, en }, values };
}

const GANZI = 'doi:10.5846/stxb201607011362';
const GONG = 'Gong et al. 2017, table 2, doi:10.5846/stxb201512012406';
const PLATFORM = 'a county platform, as published in its source';
const LEVY = 'Zhejiang environmental tax ÷ pollution-equivalent value (derived)';
const ZHEJIANG = { year: 2018, region: 'Zhejiang' };

const runoff = (percent: number, of: string): Figure => [percent / 100, GONG, { class: of }];

/** Runoff coefficients are known for these classes alone: others are given by the county. */
const RUNOFF: readonly Figure[] = [
  runoff(4.65, 'forest-evergreen-broadleaf'),
  runoff(4.52, 'forest-evergreen-needleleaf'),
  runoff(3.52, 'forest-mixed'),
  runoff(2.7, 'forest-deciduous-broadleaf'),
  runoff(0.88, 'forest-deciduous-needleleaf'),
  runoff(19.2, 'forest-sparse'),
  runoff(4.26, 'shrub-evergreen-broadleaf'),
  runoff(4.17, 'shrub-deciduous-broadleaf'),
  runoff(4.17, 'shrub-needleleaf'),
  runoff(19.2, 'shrub-sparse'),
  runoff(8.2, 'grass-alpine-meadow'),
  runoff(6.54, 'grass-alpine-steppe'),
  runoff(3.94, 'grass-temperate-steppe'),
  runoff(9.37, 'grass-temperate-tussock'),
  runoff(9.13, 'grass-temperate-meadow-steppe'),
  runoff(3.87, 'grass-subtropical-tussock'),
  runoff(9.57, 'garden'),
  runoff(0, 'wetland'),
];

const dustRate = (kilograms: number, of: string): Figure => [
  kilograms / 1000,
  'forest valuation after LY/T 1721, as published',
  { class: of },
];

/** What profiles know, all unverified, and what a county has to give. */
export const PARAMETERS: Parameter[] = [
  parameter('ecosystemShare', 'coefficient', '1', '生态系统贡献份额', 'Share of the ecosystem', [
    [1, 'gross output; less than 1 once human inputs are taken off'],
  ]),
  parameter('waterPrice.domestic', 'price', 'CNY/m3', '生活用水价格', 'Price of domestic water', [
    [2.6, GANZI, { year: 2010, region: 'Garzê' }],
  ]),
  parameter(
    'waterPrice.industrial',
    'price',
    'CNY/m3',
    '工业用水价格',
    'Price of industrial water',
    [[3.6, GANZI, { year: 2010, region: 'Garzê' }]],
  ),
  parameter(
    'waterPrice.agriculture',
    'price',
    'CNY/m3',
    '农业用水价格',
    'Price of irrigation water',
    [[0.07, GANZI, { year: 2010, region: 'Garzê' }]],
  ),
  parameter('hydropowerPrice', 'price', 'CNY/kWh', '水电价格', 'Price of hydropower', [
    [0.53, GANZI, { year: 2010, region: 'Garzê' }],
  ]),
  parameter('precipitation', 'climate', 'mm', '年降水量', 'Precipitation of the year'),
  parameter('runoff', 'coefficient', '1', '地表径流系数', 'Runoff coefficient', RUNOFF),
  parameter('evapotranspiration', 'climate', 'mm', '年蒸散发量', 'Evapotranspiration of the year'),
  parameter('reservoirCost', 'price', 'CNY/m3', '水库单位库容造价', 'Cost of reservoir capacity', [
    [6.1107, 'LY/T 1721-2008', { year: 2005 }],
  ]),
  parameter('depreciation', 'coefficient', '1', '水库年折旧率', 'Yearly wear of a reservoir'),
  parameter(
    'reservoirUpkeep',
    'price',
    'CNY/m3',
    '水库单位库容年运营成本',
    'Yearly upkeep of reservoir capacity',
  ),
  parameter('erosivity', 'climate', 'MJ·mm/(hm2·h·a)', '降雨侵蚀力因子 R', 'Rainfall erosivity R'),
  parameter(
    'erodibility',
    'coefficient',
    'tSoil·hm2·h/(hm2·MJ·mm)',
    '土壤可蚀性因子 K',
    'Soil erodibility K',
  ),
  parameter('slope', 'coefficient', '1', '坡长坡度因子 LS', 'Slope length and steepness LS'),
  parameter('cover', 'coefficient', '1', '植被覆盖因子 C', 'Cover C'),
  parameter('practice', 'coefficient', '1', '水土保持措施因子 P', 'Practice P'),
  parameter('siltShare', 'coefficient', '1', '泥沙形成系数 λ', 'Share that becomes silt λ', [
    [0.24, GANZI],
  ]),
  parameter('soilDensity', 'coefficient', 'tSoil/m3', '土壤容重 ρ', 'Bulk density of soil ρ', [
    [1.125, PLATFORM],
  ]),
  parameter('desiltingCost', 'price', 'CNY/m3', '清淤工程单价', 'Cost of dredging', [
    [19.76, PLATFORM, { year: 2023 }],
  ]),
  parameter('nitrogenShare', 'coefficient', 'tN/tSoil', '土壤含氮量', 'Nitrogen in soil', [
    [0.0037, GANZI, { region: 'Garzê' }],
  ]),
  parameter('phosphorusShare', 'coefficient', 'tP/tSoil', '土壤含磷量', 'Phosphorus in soil', [
    [0.00108, GANZI, { region: 'Garzê' }],
  ]),
  parameter('nitrogenPrice', 'price', 'CNY/tN', '氮治理价格', 'Price of keeping nitrogen', [
    [1750, LEVY, ZHEJIANG],
  ]),
  parameter('phosphorusPrice', 'price', 'CNY/tP', '磷治理价格', 'Price of keeping phosphorus', [
    [5600, LEVY, ZHEJIANG],
  ]),
  parameter('sandDensity', 'coefficient', 'tSoil/m3', '沙土容重', 'Bulk density of sand', [
    [1.28, GANZI],
  ]),
  parameter('sandDepth', 'coefficient', 'm', '沙化覆沙厚度', 'Depth of sand that spoils land', [
    [0.1, GANZI],
  ]),
  parameter('sandPrice', 'price', 'CNY/m2', '治沙工程单价', 'Cost of holding sand', [
    [3.75, GANZI, { year: 2010, region: 'Garzê' }],
  ]),
  parameter('coastPrice', 'price', 'CNY/m', '海堤单位长度年成本', 'Yearly cost of sea wall'),
  parameter('storm', 'climate', 'mm', '暴雨降雨量', 'Rain of storms'),
  parameter('stormRunoff', 'climate', 'mm', '暴雨径流量', 'Runoff of storms'),
  parameter('lakeA', 'coefficient', '1', '湖泊调蓄系数 a', 'Lake coefficient a', [
    [4.924, 'Rao et al. 2014, eastern plain, recalled', { region: 'eastern plain' }],
  ]),
  parameter('lakeB', 'coefficient', '1', '湖泊调蓄系数 b', 'Lake coefficient b', [
    [1.128, 'Rao et al. 2014, eastern plain, recalled', { region: 'eastern plain' }],
  ]),
  parameter('lakeTurns', 'coefficient', '1', '湖泊年换水次数', 'Turns of a lake in a year', [
    [3.19, 'Rao et al. 2014, eastern plain, recalled', { region: 'eastern plain' }],
  ]),
  parameter(
    'floodShare',
    'coefficient',
    '1',
    '防洪库容占总库容比例',
    'Share of capacity for floods',
    [[0.35, GANZI]],
  ),
  parameter('marshDepth', 'coefficient', 'm', '沼泽调蓄水深', 'Depth that a marsh takes up', [
    [0.3, GANZI],
  ]),
  parameter('rate.SO2', 'coefficient', 'tSO2/hm2', '单位面积吸收二氧化硫', 'SO2 taken up by area', [
    [0.2156, 'LY/T 1721, recalled', { class: 'forest-evergreen-needleleaf' }],
    [0.08865, 'LY/T 1721, recalled', { class: 'forest-evergreen-broadleaf' }],
    [0.08865, 'LY/T 1721, recalled', { class: 'forest-deciduous-broadleaf' }],
  ]),
  parameter('rate.NOx', 'coefficient', 'tNOx/hm2', '单位面积吸收氮氧化物', 'NOx taken up by area'),
  parameter('rate.Dust', 'coefficient', 'tDust/hm2', '单位面积滞尘量', 'Dust held by area', [
    dustRate(33_200, 'forest-evergreen-needleleaf'),
    dustRate(10_110, 'forest-evergreen-broadleaf'),
    dustRate(10_110, 'forest-deciduous-broadleaf'),
    dustRate(21_660, 'forest-mixed'),
    dustRate(20_700, 'forest-bamboo'),
    dustRate(11_400, 'shrub'),
  ]),
  parameter('price.SO2', 'price', 'CNY/tSO2', '二氧化硫治理价格', 'Price of SO2', [
    [1263.16, LEVY, ZHEJIANG],
  ]),
  parameter('price.NOx', 'price', 'CNY/tNOx', '氮氧化物治理价格', 'Price of NOx', [
    [1263.16, LEVY, ZHEJIANG],
  ]),
  parameter('price.Dust', 'price', 'CNY/tDust', '降尘治理价格', 'Price of dust', [
    [300, LEVY, ZHEJIANG],
  ]),
  parameter('rate.COD', 'coefficient', 'tCOD/hm2', '单位面积净化 COD', 'COD removed by area'),
  parameter('rate.NH3N', 'coefficient', 'tNH3N/hm2', '单位面积净化氨氮', 'NH3-N removed by area'),
  parameter('rate.TP', 'coefficient', 'tTP/hm2', '单位面积净化总磷', 'TP removed by area'),
  parameter('price.COD', 'price', 'CNY/tCOD', 'COD 治理价格', 'Price of COD', [
    [1400, LEVY, ZHEJIANG],
  ]),
  parameter('price.NH3N', 'price', 'CNY/tNH3N', '氨氮治理价格', 'Price of NH3-N', [
    [1750, LEVY, ZHEJIANG],
  ]),
  parameter('price.TP', 'price', 'CNY/tTP', '总磷治理价格', 'Price of TP', [
    [5600, LEVY, ZHEJIANG],
  ]),
  parameter('npp', 'climate', 'tC/(hm2·a)', '净初级生产力', 'Net primary production'),
  parameter('soilRespiration', 'climate', 'tC/(hm2·a)', '土壤异养呼吸', 'Respiration of the soil'),
  parameter('carbonRate', 'coefficient', 'tC/(hm2·a)', '固碳速率', 'Rate of carbon fixed'),
  parameter('soilAddition', 'coefficient', '1', '土壤固碳附加系数 β', 'Share that the soil adds β'),
  parameter('dryMatter', 'climate', 'tDM/(hm2·a)', '净初级生产力（干物质）', 'Dry matter grown'),
  parameter('nepShare', 'coefficient', '1', 'NEP 与 NPP 的比例 α', 'NEP as a share of NPP α'),
  parameter('carbonPrice', 'price', 'CNY/tCO2', '二氧化碳价格', 'Price of carbon dioxide', [
    [29.57, PLATFORM, { year: 2023 }],
  ]),
  parameter('carbonPriceC', 'price', 'CNY/tC', '碳价格', 'Price of carbon', [
    [1200, 'LY/T 1721-2008, recalled', { year: 2005 }],
  ]),
  parameter('oxygenPrice', 'price', 'CNY/tO2', '氧气价格', 'Price of oxygen', [
    [1000, 'LY/T 1721-2008', { year: 2005 }],
  ]),
  parameter(
    'transpiration',
    'coefficient',
    'kJ/(m2·d)',
    '单位面积蒸腾消耗热量 EPP',
    'Heat taken by transpiration EPP',
    [
      [2837.27, `${GANZI} (derived from its table 4)`, { class: 'forest' }],
      [1300.95, `${GANZI} (derived from its table 4)`, { class: 'shrub' }],
      [969.83, `${GANZI} (derived from its table 4)`, { class: 'grass' }],
    ],
  ),
  parameter('coolingDays', 'climate', 'd', '空调开放天数', 'Days with cooling'),
  parameter('efficiency', 'coefficient', '1', '空调能效比', 'Efficiency of cooling (COP)', [
    [3, GANZI],
  ]),
  parameter(
    'evaporation',
    'climate',
    'mm',
    '开放空调期间水面蒸发量',
    'Evaporation on days with cooling',
  ),
  parameter('waterDensity', 'coefficient', 'kg/m3', '水的密度', 'Density of water', [
    [1000, 'physical constant'],
  ]),
  parameter('latentHeat', 'coefficient', 'kJ/kg', '水的汽化潜热', 'Latent heat of water', [
    [2450, PLATFORM],
  ]),
  parameter(
    'moistening',
    'coefficient',
    'kWh/m3',
    '加湿器耗电量',
    'Electricity of moistening by water',
    [[120, PLATFORM]],
  ),
  parameter('electricityPrice', 'price', 'CNY/kWh', '居民用电价格', 'Price of electricity', [
    [0.538, 'residential tariff of Zhejiang, recalled', { year: 2020, region: 'Zhejiang' }],
  ]),
  parameter('canopyHeight', 'coefficient', 'm', '林分高度', 'Height of the stand'),
  parameter('ionDensity', 'coefficient', 'ion/cm3', '负离子浓度', 'Density of negative ions'),
  parameter('ionLife', 'coefficient', 'min', '负离子寿命', 'Life of negative ions'),
  parameter('ionPrice', 'price', 'CNY/ion', '负离子生产费用', 'Cost of making a negative ion', [
    [5.8185e-18, 'LY/T 1721-2008, recalled', { year: 2005 }],
  ]),
  parameter('noisePrice', 'price', 'CNY/km', '隔音屏障单位长度年成本', 'Yearly cost of barrier'),
  parameter('pestPrice', 'price', 'CNY/hm2', '病虫害防治单价', 'Cost of pest control', [
    [375, GANZI, { year: 2010, region: 'Garzê', class: 'forest' }],
    [112.5, GANZI, { year: 2010, region: 'Garzê', class: 'grass' }],
  ]),
  parameter('outlay', 'price', 'CNY/person', '人均旅行花费', 'Outlay of a visit'),
  parameter('visitTime', 'coefficient', 'h/person', '人均旅行时间', 'Time of a visit'),
  parameter('wage', 'price', 'CNY/h', '小时工资', 'Hourly wage'),
  parameter('wageShare', 'coefficient', '1', '时间价值占工资比例', 'Value of time by wage', [
    [0.3, 'travel cost study of Baiyangdian, as published'],
  ]),
  parameter('premium', 'price', 'CNY/m2', '景观溢价', 'Premium for the view'),
];
