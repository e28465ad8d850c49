import type { CaseKind } from '@yizhangtu/standard/cases.js';

/** A matter as people report it. `where` is filled with a place in the village. */
export interface CaseText {
  readonly category: string;
  readonly kind: CaseKind;
  readonly title: string;
  readonly description: string;
  readonly result: string;
  readonly answer: string;
  /** How often it comes, beside the others. */
  readonly weight: number;
}

/** Places in a village, as people name them. */
export const PLACES = [
  '村口',
  '文化礼堂旁',
  '小学门口',
  '桥头',
  '村委会前',
  '三组路口',
  '河埠头',
  '老年活动室旁',
  '菜场门口',
  '公交站旁',
  '机耕路上',
  '卫生室对面',
] as const;

const text = (
  category: string,
  kind: CaseKind,
  weight: number,
  [title, description, result, answer]: readonly [string, string, string, string],
): CaseText => ({ category, kind, weight, title, description, result, answer });

export const CASE_TEXTS: readonly CaseText[] = [
  text('city.facilities.lamp', 'city-event', 14, [
    '路灯不亮',
    '{where}的路灯已经几天不亮，晚上走路看不清。',
    '更换灯具一套，通电正常。',
    '路灯已修好，感谢反映。',
  ]),
  text('city.facilities.cover', 'city-event', 9, [
    '井盖破损',
    '{where}的井盖破了一角，骑车经过有危险。',
    '更换井盖一个，周边已整平。',
    '井盖已更换。',
  ]),
  text('city.facilities.water', 'help', 6, [
    '自来水管漏水',
    '{where}的自来水管漏水，路面一直是湿的。',
    '更换管接头，试压合格。',
    '漏点已修复，水压正常。',
  ]),
  text('city.facilities.telecom', 'city-event', 5, [
    '通信线缆垂落',
    '{where}有线缆垂到路面，挡住行人。',
    '联系运营商将线缆重新固定。',
    '线缆已整理到位。',
  ]),
  text('city.roads.surface', 'city-event', 10, [
    '路面坑洼',
    '{where}路面有一处坑洼，下雨积水。',
    '已切割修补约六平方米。',
    '路面已修补，请放心通行。',
  ]),
  text('city.roads.sign', 'city-event', 4, [
    '交通标志歪斜',
    '{where}的限速标志歪了，看不清楚。',
    '标志已扶正加固。',
    '标志已修复。',
  ]),
  text('city.roads.fallen', 'city-event', 4, [
    '树枝掉落在路上',
    '{where}有大树枝掉在路中间。',
    '已清运树枝，检查周边树木。',
    '路面已清理。',
  ]),
  text('city.appearance.waste', 'complaint', 14, [
    '垃圾没有及时清运',
    '{where}的垃圾桶满了，垃圾堆在外面。',
    '已清运，增加每日一次清运。',
    '已清理干净，并增加清运次数。',
  ]),
  text('city.appearance.river', 'city-event', 8, [
    '河面有漂浮物',
    '{where}河面有水草和塑料袋。',
    '保洁船打捞一次，清理约半吨。',
    '河面已清理，会加强巡查。',
  ]),
  text('city.appearance.smell', 'complaint', 4, [
    '有异味',
    '{where}傍晚有一股异味，窗都不敢开。',
    '现场检查一家作坊，责令加装除味设备。',
    '已责令整改，一周后复查。',
  ]),
  text('city.greenery.tree', 'city-event', 5, [
    '行道树遮挡路灯',
    '{where}的树长得太密，遮住了路灯。',
    '已修剪。',
    '树枝已修剪。',
  ]),
  text('city.signs.bills', 'city-event', 4, [
    '乱贴小广告',
    '{where}墙上贴满了小广告。',
    '已清除约三十处。',
    '小广告已清除。',
  ]),
  text('city.building.noise', 'complaint', 5, [
    '夜间施工噪声',
    '{where}工地晚上十点以后还在施工。',
    '约谈施工单位，夜间停止高噪声作业。',
    '施工单位已承诺夜间不施工。',
  ]),
  text('city.building.illegal', 'report', 3, [
    '疑似违法搭建',
    '{where}有人在搭建棚屋，好像没有手续。',
    '经查未办手续，限期自行拆除，已拆除。',
    '经核实属违法搭建，已拆除。',
  ]),
  text('city.street.parking', 'complaint', 6, [
    '占道停车',
    '{where}常有车停在路上，公交过不去。',
    '劝离车辆三辆，施划禁停线。',
    '已施划禁停线并加强巡查。',
  ]),
  text('city.street.stall', 'complaint', 3, [
    '占道摆摊',
    '{where}早上有人占道摆摊，路很堵。',
    '引导至便民疏导点。',
    '摊贩已进入疏导点经营。',
  ]),
  text('city.emergency.flood', 'city-event', 2, [
    '道路积水',
    '{where}大雨后积水很深，车过不去。',
    '抽排积水，疏通雨水口两处。',
    '积水已排除。',
  ]),
  text('farming.subsidy', 'consultation', 5, [
    '咨询种粮补贴',
    '想问今年种粮补贴什么时候发，要准备什么材料。',
    '电话答复。',
    '补贴在公示后发放，凭土地流转合同和银行卡到村里登记。',
  ]),
  text('farming.disaster', 'help', 3, [
    '稻田受淹',
    '{where}的稻田排水不畅，已经淹了两天。',
    '清理排水沟，调泵排水。',
    '田里积水已排出，农技员会来看苗情。',
  ]),
  text('welfare.elder-care', 'help', 6, [
    '独居老人需要送餐',
    '邻居老人腿脚不便，想申请送餐。',
    '已登记，从下周一起送餐。',
    '送餐已安排。',
  ]),
  text('welfare.aid', 'consultation', 4, [
    '咨询临时救助',
    '家里有人生病住院，想问能不能申请临时救助。',
    '上门核实并指导填写申请。',
    '请带身份证和住院发票到村便民服务中心办理。',
  ]),
  text('welfare.health', 'consultation', 3, [
    '咨询体检时间',
    '想问今年六十五岁以上老人体检安排在哪几天。',
    '电话答复。',
    '体检安排在下月，村里会逐户通知。',
  ]),
  text('safety.fire', 'city-event', 5, [
    '消防通道被堵',
    '{where}的消防通道停了车，堵住了。',
    '车辆已挪走，补画通道标线。',
    '通道已畅通。',
  ]),
  text('safety.work', 'city-event', 3, [
    '作坊电线老化',
    '{where}一家作坊的电线老化裸露。',
    '已更换线路，复查合格。',
    '隐患已消除。',
  ]),
  text('disputes.neighbours', 'help', 5, [
    '邻里纠纷',
    '两家因为排水沟的位置有争执，想请村里调解。',
    '村调委会调解，双方签协议。',
    '双方已达成协议。',
  ]),
  text('affairs.service', 'suggestion', 4, [
    '建议延长办事时间',
    '白天上班没空，建议便民服务中心周末也开半天。',
    '村里研究，周六上午试行。',
    '已采纳，周六上午开放办事窗口。',
  ]),
  text('affairs.service', 'praise', 3, [
    '表扬网格员',
    '网格员帮老人把药送到家里，特来表扬。',
    '已转告本人。',
    '感谢您的肯定，我们已转告本人。',
  ]),
  text('affairs.accounts', 'consultation', 2, [
    '咨询村务公开',
    '想问上半年的村级账目在哪里可以看。',
    '电话答复。',
    '账目公布在村务公开栏和一张图的村务公开栏目。',
  ]),
  text('other', 'suggestion', 3, [
    '建议增加健身器材',
    '{where}空地大，建议放几件健身器材。',
    '列入明年计划。',
    '已列入明年计划，届时公示。',
  ]),
];

/** What a quoted case says of itself, and what its steps say: they are made up, its title and times are not. */
export const QUOTED_TEXT = {
  description:
    '一个村的平台公布的真实事件，标题和创建、办结时间照原样；分类、地点和中间经过是示例。',
  result: '已到现场处理（示例）。',
  answer: '已处理完毕（示例）。',
} as const;
