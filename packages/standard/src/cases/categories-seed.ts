import type { CategoryTree } from './categories.ts';

/**
 * A category tree to begin with: the major kinds of city-management event (GB/T 30428.2) with samples of
 * minor ones, whose full tables counties import, and common matters of villages. Limits by kind are those
 * that Zhoushan in Zhejiang published for its hotline (咨询 3, 求助 5, 投诉 7 working days); a statutory limit
 * prevails. All of it is a county's to replace.
 */
export const SEED_CATEGORIES: CategoryTree = {
  limits: {
    consultation: {
      acceptance: { kind: 'work-day', amount: 1 },
      handling: { kind: 'work-day', amount: 3 },
    },
    help: {
      acceptance: { kind: 'work-day', amount: 1 },
      handling: { kind: 'work-day', amount: 5 },
    },
    complaint: {
      acceptance: { kind: 'work-day', amount: 1 },
      handling: { kind: 'work-day', amount: 7 },
    },
    report: {
      acceptance: { kind: 'work-day', amount: 1 },
      handling: { kind: 'work-day', amount: 7 },
    },
    suggestion: {
      acceptance: { kind: 'work-day', amount: 1 },
      handling: { kind: 'work-day', amount: 5 },
    },
    praise: {
      acceptance: { kind: 'work-day', amount: 1 },
      handling: { kind: 'work-day', amount: 5 },
    },
    'city-event': {
      acceptance: { kind: 'work-hour', amount: 2 },
      handling: { kind: 'work-day', amount: 3 },
    },
  },
  categories: [
    {
      id: 'city.facilities',
      name: { 'zh-CN': '公用设施', en: 'Public facilities' },
      kinds: ['city-event', 'help', 'complaint', 'suggestion'],
    },
    {
      id: 'city.facilities.cover',
      parent: 'city.facilities',
      name: { 'zh-CN': '井盖缺失、破损', en: 'Missing or broken manhole cover' },
      keywords: ['窨井', '雨水口'],
    },
    {
      id: 'city.facilities.lamp',
      parent: 'city.facilities',
      name: { 'zh-CN': '路灯损坏', en: 'Broken street lamp' },
      keywords: ['照明'],
    },
    {
      id: 'city.facilities.water',
      parent: 'city.facilities',
      name: { 'zh-CN': '供水管线', en: 'Water mains' },
      keywords: ['漏水', '停水', '自来水'],
    },
    {
      id: 'city.facilities.power',
      parent: 'city.facilities',
      name: { 'zh-CN': '供电设施', en: 'Power lines' },
      keywords: ['停电', '电线'],
    },
    {
      id: 'city.facilities.telecom',
      parent: 'city.facilities',
      name: { 'zh-CN': '通信设施', en: 'Telecom lines' },
      keywords: ['电话亭', '光缆', '网络'],
    },
    {
      id: 'city.roads',
      name: { 'zh-CN': '道路交通', en: 'Roads and traffic' },
      kinds: ['city-event', 'help', 'complaint', 'suggestion'],
    },
    {
      id: 'city.roads.surface',
      parent: 'city.roads',
      name: { 'zh-CN': '道路破损', en: 'Damaged road' },
      keywords: ['坑洼', '路面'],
    },
    {
      id: 'city.roads.sign',
      parent: 'city.roads',
      name: { 'zh-CN': '交通标志、护栏', en: 'Traffic signs and rails' },
      keywords: ['信号灯', '红绿灯', '护栏'],
    },
    {
      id: 'city.roads.blocked',
      parent: 'city.roads',
      name: { 'zh-CN': '占道、堵塞', en: 'Blocked road' },
      keywords: ['停车', '占道'],
    },
    {
      id: 'city.roads.fallen',
      parent: 'city.roads',
      name: { 'zh-CN': '路上掉落物', en: 'Things fallen on the road' },
      keywords: ['装饰品', '掉落'],
    },
    {
      id: 'city.appearance',
      name: { 'zh-CN': '市容环境', en: 'Clean surroundings' },
      kinds: ['city-event', 'help', 'complaint', 'suggestion'],
    },
    {
      id: 'city.appearance.waste',
      parent: 'city.appearance',
      name: { 'zh-CN': '暴露垃圾', en: 'Waste lying about' },
      keywords: ['垃圾', '卫生'],
    },
    {
      id: 'city.appearance.river',
      parent: 'city.appearance',
      name: { 'zh-CN': '河道、水面不洁', en: 'Dirty river or pond' },
      keywords: ['污水', '河道', '水葫芦'],
    },
    {
      id: 'city.appearance.smell',
      parent: 'city.appearance',
      name: { 'zh-CN': '油烟、异味', en: 'Smoke and smells' },
      keywords: ['油烟', '臭味'],
    },
    {
      id: 'city.appearance.toilet',
      parent: 'city.appearance',
      name: { 'zh-CN': '公共厕所', en: 'Public toilets' },
      keywords: ['公厕'],
    },
    {
      id: 'city.greenery',
      name: { 'zh-CN': '园林绿化', en: 'Greenery' },
      kinds: ['city-event', 'help', 'complaint', 'suggestion'],
    },
    {
      id: 'city.greenery.tree',
      parent: 'city.greenery',
      name: { 'zh-CN': '树木倒伏、枯死', en: 'Fallen or dead tree' },
      keywords: ['行道树', '树枝'],
    },
    {
      id: 'city.greenery.damage',
      parent: 'city.greenery',
      name: { 'zh-CN': '绿地损毁', en: 'Damaged green' },
      keywords: ['绿化带', '草坪'],
    },
    {
      id: 'city.signs',
      name: { 'zh-CN': '宣传广告', en: 'Signs and advertisements' },
      kinds: ['city-event', 'help', 'complaint', 'suggestion'],
    },
    {
      id: 'city.signs.bills',
      parent: 'city.signs',
      name: { 'zh-CN': '非法小广告', en: 'Illegal bills' },
      keywords: ['牛皮癣', '张贴'],
    },
    {
      id: 'city.signs.board',
      parent: 'city.signs',
      name: { 'zh-CN': '招牌、横幅', en: 'Signboards and banners' },
      keywords: ['广告牌', '灯箱'],
    },
    {
      id: 'city.building',
      name: { 'zh-CN': '施工管理', en: 'Building works' },
      kinds: ['city-event', 'help', 'complaint', 'suggestion'],
    },
    {
      id: 'city.building.noise',
      parent: 'city.building',
      name: { 'zh-CN': '施工噪声', en: 'Noise of works' },
      keywords: ['扰民', '夜间施工'],
    },
    {
      id: 'city.building.dust',
      parent: 'city.building',
      name: { 'zh-CN': '扬尘、渣土', en: 'Dust and rubble' },
      keywords: ['渣土车'],
    },
    {
      id: 'city.building.illegal',
      parent: 'city.building',
      name: { 'zh-CN': '违法建设', en: 'Building without leave' },
      keywords: ['违建'],
    },
    {
      id: 'city.street',
      name: { 'zh-CN': '街面秩序', en: 'Order in the street' },
      kinds: ['city-event', 'help', 'complaint', 'suggestion'],
    },
    {
      id: 'city.street.stall',
      parent: 'city.street',
      name: { 'zh-CN': '流动摊贩', en: 'Stalls without a place' },
      keywords: ['占道经营', '摆摊'],
    },
    {
      id: 'city.street.parking',
      parent: 'city.street',
      name: { 'zh-CN': '乱停车', en: 'Parking in the wrong place' },
      keywords: ['违停', '非机动车'],
    },
    {
      id: 'city.emergency',
      name: { 'zh-CN': '突发事件', en: 'Emergencies' },
      kinds: ['city-event', 'help', 'complaint', 'suggestion'],
      limits: {
        acceptance: { kind: 'urgent-hour', amount: 0.5 },
        handling: { kind: 'urgent-hour', amount: 2 },
      },
    },
    {
      id: 'city.emergency.flood',
      parent: 'city.emergency',
      name: { 'zh-CN': '积水、内涝', en: 'Flooding' },
      keywords: ['洪水', '暴雨'],
    },
    {
      id: 'city.emergency.collapse',
      parent: 'city.emergency',
      name: { 'zh-CN': '塌陷、滑坡', en: 'Collapse and landslip' },
      keywords: ['地质灾害'],
    },
    {
      id: 'city.emergency.fire',
      parent: 'city.emergency',
      name: { 'zh-CN': '火情', en: 'Fire' },
      keywords: ['起火', '失火'],
    },
    { id: 'farming', name: { 'zh-CN': '农业生产', en: 'Farming' } },
    {
      id: 'farming.disaster',
      parent: 'farming',
      name: { 'zh-CN': '灾情、病虫害', en: 'Losses and pests' },
      keywords: ['虫害', '旱情'],
    },
    {
      id: 'farming.subsidy',
      parent: 'farming',
      name: { 'zh-CN': '惠农补贴', en: 'Farm subsidies' },
      keywords: ['补贴'],
    },
    { id: 'welfare', name: { 'zh-CN': '民生保障', en: 'Welfare' }, confidential: true },
    {
      id: 'welfare.elder-care',
      parent: 'welfare',
      name: { 'zh-CN': '养老服务', en: 'Care for the elderly' },
      keywords: ['居家养老', '助餐', '助浴'],
      named: true,
      form: {
        properties: {
          service: {
            type: 'string',
            title: { 'zh-CN': '需要的服务', en: 'Service needed' },
            enum: ['meal', 'bath', 'errand', 'visit'],
            enumTitles: [
              { 'zh-CN': '助餐', en: 'Meals' },
              { 'zh-CN': '助浴', en: 'Bathing' },
              { 'zh-CN': '代办', en: 'Errands' },
              { 'zh-CN': '探访', en: 'Visits' },
            ],
          },
          when: {
            type: 'string',
            format: 'date',
            title: { 'zh-CN': '希望的日期', en: 'Day wished' },
          },
        },
        required: ['service'],
      },
    },
    {
      id: 'welfare.aid',
      parent: 'welfare',
      name: { 'zh-CN': '救助、低保', en: 'Aid' },
      keywords: ['低保', '困难'],
    },
    {
      id: 'welfare.health',
      parent: 'welfare',
      name: { 'zh-CN': '医疗卫生', en: 'Health' },
      keywords: ['医保', '看病'],
    },
    { id: 'safety', name: { 'zh-CN': '公共安全', en: 'Safety' } },
    {
      id: 'safety.fire',
      parent: 'safety',
      name: { 'zh-CN': '消防安全', en: 'Fire safety' },
      keywords: ['灭火器', '消防通道'],
    },
    {
      id: 'safety.work',
      parent: 'safety',
      name: { 'zh-CN': '安全生产', en: 'Safety at work' },
      keywords: ['隐患'],
    },
    { id: 'disputes', name: { 'zh-CN': '矛盾纠纷', en: 'Disputes' }, confidential: true },
    {
      id: 'disputes.neighbours',
      parent: 'disputes',
      name: { 'zh-CN': '邻里纠纷', en: 'Between neighbours' },
      keywords: ['调解'],
    },
    {
      id: 'disputes.land',
      parent: 'disputes',
      name: { 'zh-CN': '土地、宅基地', en: 'Land and house plots' },
      keywords: ['宅基地', '征地'],
    },
    {
      id: 'disputes.wages',
      parent: 'disputes',
      name: { 'zh-CN': '劳动报酬', en: 'Wages' },
      keywords: ['欠薪'],
    },
    { id: 'affairs', name: { 'zh-CN': '村务政务', en: 'Village and public affairs' } },
    {
      id: 'affairs.accounts',
      parent: 'affairs',
      name: { 'zh-CN': '村务公开', en: 'Village accounts' },
      keywords: ['财务', '三务公开'],
    },
    {
      id: 'affairs.service',
      parent: 'affairs',
      name: { 'zh-CN': '办事服务', en: 'Public services' },
      keywords: ['证件', '窗口'],
    },
    {
      id: 'affairs.conduct',
      parent: 'affairs',
      name: { 'zh-CN': '作风、效能', en: 'Conduct of officials' },
      keywords: ['服务态度'],
    },
    { id: 'other', name: { 'zh-CN': '其他', en: 'Other' } },
  ],
};
