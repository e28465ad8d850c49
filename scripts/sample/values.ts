import type { Field, LayerKindId } from '@yizhangtu/standard';
import { round } from './plane.ts';
import type { Random } from './random.ts';

/** What a feature's values may draw on. */
export interface ValueContext {
  kind: LayerKindId;
  draw: Random;
  /** Names of the village-level unit and of the town. */
  village: string;
  town: string;
  suffix: string;
  keeper: string;
  /** Running number in its layer, from 1. */
  number: number;
  /** Metres and square metres, as drawn. */
  length: number;
  area: number;
}

/** The moment that the samples show. Fixed, so that the same county is made on every day. */
export const SAMPLE_TIME = Date.UTC(2026, 10, 20, 0, 30);
const DAY = 86_400_000;

type Range = readonly [low: number, high: number, digits: number];
type Maker = readonly string[] | Range | ((context: ValueContext) => unknown);

const isRange = (maker: readonly unknown[]): maker is Range => typeof maker[0] === 'number';

/** ISO date, `days` before the samples' day. */
export const dateBefore = (days: number): string =>
  new Date(SAMPLE_TIME - days * DAY).toISOString().slice(0, 10);

/** ISO date-time in China's time, `minutes` before the samples' moment. */
export const timeBefore = (minutes: number): string =>
  `${new Date(SAMPLE_TIME - minutes * 60_000 + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

const HOURS = ['8:30—17:00', '8:00—20:00', '全天'];

/** By field, or by kind and field where the same word means something else. */
const MAKERS: Record<string, Maker> = {
  name: ({ village, suffix, number }) =>
    `${village}${suffix}${suffix === '' ? '' : ` ${number} 号`}`,
  village: ({ village }) => village,
  address: ({ town, village, number }) => `${town}${village}示例路 ${number} 号`,
  // No number in China begins with 0 after the area code: nobody is called by mistake.
  phone: ({ number }) => `0572-0${String(number % 1_000_000).padStart(6, '0')}`,
  keeper: ({ keeper }) => keeper,
  hours: HOURS,
  measured: ({ draw }) => timeBefore(draw.int(1, 55)),
  built: ({ draw }) => dateBefore(draw.int(200, 9000)),
  inspected: ({ draw }) => dateBefore(draw.int(5, 300)),
  found: ({ draw }) => dateBefore(draw.int(5, 300)),
  assessed: ({ draw }) => dateBefore(draw.int(60, 1200)),
  granted: ({ draw }) => dateBefore(draw.int(900, 6000)),
  reported: ({ draw }) => dateBefore(draw.int(0, 40)),
  due: ({ draw }) => dateBefore(-draw.int(20, 700)),
  area_mu: ({ area }) => round(area / 666.67, 2),
  length: ({ length }) => round(length / 1000, 2),
  plot: ({ number }) => `示-${String(number).padStart(5, '0')}`,
  id: ({ kind, number }) => `${kind.toUpperCase()}-${String(number).padStart(5, '0')}`,
  product: ['芦笋', '竹笋', '茶叶', '水果', '青虾', '粮食', '蔬菜'],
  variety: ['黄芽', '白茶', '群体种'],
  species: ['毛竹', '杉木', '阔叶林', '松林'],
  'fish-pond.species': ['青虾', '四大家鱼', '甲鱼', '鲈鱼', '河蟹'],
  'livestock-farm.species': ['生猪', '湖羊', '家禽'],
  'old-tree.species': ['银杏', '香樟', '枫香', '榧树', '桂花'],
  stock: [80, 4000, 0],
  moisture: [14, 34, 1],
  temperature: [11, 19, 1],
  oxygen: [4.5, 9.5, 1],
  ph: [6.6, 8.4, 1],
  ammonia: [0.05, 1.1, 2],
  phosphorus: [0.03, 0.24, 2],
  machines: [2, 30, 0],
  capacity: [50, 900, 0],
  'grain-store.capacity': [500, 12_000, 0],
  'sewage-plant.capacity': [10, 300, 0],
  'pump-station.capacity': [0.5, 18, 1],
  'reservoir.capacity': [120, 14_000, 0],
  'solar-plant.capacity': [30, 2600, 0],
  'substation.capacity': [200, 1600, 0],
  grade: ['A', 'AA', 'AAA'],
  'homestay.grade': ['白金宿', '金宿', '银宿', '未评'],
  'scenic-spot.grade': ['5A', '4A', '3A', '景区村'],
  'hospital.grade': ['二级', '一级'],
  'old-tree.grade': ['一级', '二级', '三级'],
  'cultural-relic.grade': ['国家级', '省级', '市级', '县级'],
  'bridge.grade': ['一类', '二类', '三类'],
  'hazard-enterprise.grade': ['低风险', '一般风险', '较大风险'],
  'waterway.grade': ['县级', '镇级', '村级'],
  rooms: [4, 28, 0],
  seats: [20, 160, 0],
  spaces: [12, 260, 0],
  free: [0, 12, 0],
  industry: ['木业', '纺织', '农产品加工', '装备', '旅游'],
  staff: [4, 120, 0],
  use: ['厂房', '店铺', '办公用房', '仓储'],
  'planning-zone.use': ['居住用地', '产业用地', '公共服务用地', '绿地', '留白用地'],
  floor_area: [60, 1800, 0],
  income: [3, 90, 1],
  'village-profile.income': [60, 1200, 1],
  terms: ['可租 10 年', '可租 20 年', '可合作经营'],
  stalls: [20, 180, 0],
  mark: ['示例地理标志'],
  doctors: [1, 4, 0],
  beds: [6, 120, 0],
  place: ['大厅入口', '值班室旁', '村口'],
  places: [20, 90, 0],
  stage: ['幼儿园', '小学', '初中', '高中'],
  pupils: [90, 1400, 0],
  books: [800, 6000, 0],
  type: ['一类', '二类'],
  'sports-ground.type': ['篮球场', '健身路径', '足球场'],
  'landslide-site.type': ['滑坡', '崩塌', '泥石流'],
  'outfall.type': ['雨水排口', '养殖尾水', '污水处理出水'],
  'ecology-red-line.type': ['水源涵养', '生物多样性维护'],
  'traffic-sign.type': ['警告', '禁令', '指路'],
  'manhole.type': ['供水', '污水', '雨水', '通信', '燃气'],
  'place-name.type': ['村庄', '水系', '山体', '道路', '桥梁'],
  lines: ({ draw }) => `${draw.int(101, 160)} 路、${draw.int(161, 199)} 路`,
  passengers: [10, 900, 0],
  first: ['5:50', '6:00', '6:30'],
  last: ['17:30', '18:30', '21:00'],
  interval: [10, 60, 0],
  plugs: [4, 24, 0],
  bikes: [0, 30, 0],
  docks: [20, 40, 0],
  services: ['社保、医保、户籍', '社保、民政、农业', '综合受理'],
  accessible: ['是', '否'],
  level: [1.2, 4.6, 2],
  'reservoir.level': [20, 92, 2],
  alert: [3.6, 5.2, 2],
  hour: [0, 4, 1],
  day: [0, 26, 1],
  chief: ['县级河长', '镇级河长', '村级河长'],
  target: ['Ⅱ类', 'Ⅲ类'],
  shift: [0, 6, 1],
  tilt: [0, 1.2, 2],
  people: [3, 90, 0],
  watcher: ['群测群防员'],
  worker: ['专职网格员'],
  warden: ['护林员'],
  measure: ['已腾空', '修缮中', '观察使用'],
  scene: ['河道', '路口', '垃圾点', '林区', '广场', '村口'],
  hazard: ['粉尘', '危险化学品', '有限空间'],
  accuracy: [78, 100, 0],
  households: [20, 260, 0],
  'village-profile.households': [300, 1500, 0],
  population: [900, 5200, 0],
  days: ['每日', '隔日'],
  into: ['村内河道', '支流', '干流'],
  aqi: [18, 118, 0],
  pm25: [8, 70, 0],
  status: ['待核实', '已核实', '已办结'],
  'homestead.status': ['在用', '闲置', '新批'],
  title: ['路灯不亮', '河道有漂浮物', '路面破损', '垃圾未清运', '护栏缺损'],
  age: [100, 900, 0],
  supplies: ['帐篷、棉被、饮用水', '沙袋、水泵、发电机', '雨衣、手电、药品'],
  walk: [5, 40, 0],
  depth: [0.8, 2.6, 1],
  crew: [3, 12, 0],
  approval: ['示例批复'],
  area: ({ area }) => round(area, 0),
  investment: [80, 9000, 0],
  progress: [0, 100, 0],
  period: ['明', '清', '民国', '近现代'],
  width: [3.5, 24, 1],
  opening: [0, 100, 0],
  flow: [0, 40, 1],
  standard: ['10 年一遇', '20 年一遇', '50 年一遇'],
  material: ['PE', '球墨铸铁', '钢筋混凝土', 'HDPE'],
  'irrigation-canal.material': ['混凝土', '浆砌石', '土'],
  diameter: ({ draw }) => draw.pick([100, 150, 200, 300, 400, 600]),
  pressure: [0.2, 0.4, 2],
  voltage: ({ draw }) => draw.pick([10, 10, 35, 110, 220]),
  power: ({ draw }) => draw.pick([40, 60, 90, 120]),
  band: ['700 MHz', '2.6 GHz', '3.5 GHz'],
  ports: [64, 288, 0],
  cores: ({ draw }) => draw.pick([24, 48, 96, 144]),
  theme: ['骑行', '徒步', '农耕研学'],
};

/** Codes that are not all equally likely. */
const CODES: Record<string, (draw: Random) => string> = {
  state: (draw) => (draw.chance(0.9) ? 'normal' : draw.chance(0.55) ? 'warning' : 'offline'),
  class: (draw) => draw.pick(['II', 'II', 'III', 'III', 'IV']),
};

/** A value for a field, or undefined where the samples have none (photographs, links). */
export function valueOf(field: Field, context: ValueContext): unknown {
  const maker = MAKERS[`${context.kind}.${field.name}`] ?? MAKERS[field.name];
  if (field.type === 'photo' || field.type === 'link') return undefined;
  if (field.codes) {
    return CODES[field.name]?.(context.draw) ?? context.draw.pick(Object.keys(field.codes));
  }
  if (typeof maker === 'function') return maker(context);
  if (maker !== undefined) {
    return isRange(maker)
      ? round(context.draw.between(maker[0], maker[1]), maker[2])
      : context.draw.pick(maker as readonly string[]);
  }
  throw new Error(`no sample values for ${context.kind}.${field.name}`);
}
