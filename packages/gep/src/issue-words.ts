/** Why, and what to do about it: zh-CN and en each. Blanks in braces are filled in by the issue. */
export type Words = readonly [zh: string, en: string, mendZh: string, mendEn: string];

/** What each issue of a run says. Its keys are the codes of `Issue.code`. */
export const ISSUE_WORDS = {
  unit_missing: [
    '没有写单位。',
    'The unit is missing.',
    '写上单位，例如 {expected}。',
    'Give the unit, such as {expected}.',
  ],
  unit_unknown: [
    '不认识单位“{unit}”。',
    '“{unit}” is not a unit that is known.',
    '改为 {expected}，或能换算成它的单位。',
    'Use {expected}, or a unit that converts to it.',
  ],
  unit_wrong: [
    '单位“{unit}”不能换算成“{expected}”。',
    '“{unit}” does not convert to “{expected}”.',
    '核对数据是什么：{expected}，还是另一种量。例如二氧化碳与碳、面积与体积不能互换。',
    'Check what the figure is. Carbon dioxide is not carbon, an area is not a volume.',
  ],
  not_finite: ['不是有限的数。', 'It is not a finite number.', '填写一个数。', 'Give a number.'],
  year_missing: [
    '价格没有写年份。',
    'The price has no year.',
    '写上价格的年份 year。',
    'Give the year of the price in year.',
  ],
  negative: [
    '{value} 是负数。',
    '{value} is negative.',
    '面积和数量不能小于零。',
    'Areas and amounts are zero or more.',
  ],
  class_unknown: [
    '核算方法里没有生态系统类型 {value}。',
    'The profile has no ecosystem class {value}.',
    '改为其中之一：{options}。',
    'Use one of: {options}.',
  ],
  class_twice: [
    '类型 {value} 出现两次。',
    'The class {value} stands twice.',
    '合并成一列。',
    'Make it one column.',
  ],
  division_unknown: [
    '区划里没有代码 {value}。',
    'No division has the code {value}.',
    '检查代码，或把它加到 divisions。',
    'Check the code, or add it to divisions.',
  ],
  division_twice: [
    '区划 {value} 出现两次。',
    'The division {value} stands twice.',
    '每个区划写一行。',
    'Give each division one row.',
  ],
  row_length: [
    '这一行有 {found} 个数，应有 {expected} 个。',
    'The row has {found} numbers; there are {expected} classes.',
    '每个类型写一个数。',
    'Give one number for each class.',
  ],
  areas_do_not_add_up: [
    '各部分之和是 {sum}，写的合计是 {total}，相差超过四舍五入所能解释的 {tolerance}。',
    'The parts make {sum}, the total given is {total}: more apart than rounding explains ({tolerance}).',
    '核对这一类的面积和合计。',
    'Check the areas and the total.',
  ],
  parameter_unknown: [
    '核算方法里没有参数 {value}。',
    'The profile has no parameter {value}.',
    '检查参数的 id。',
    'Check the id of the parameter.',
  ],
  parameter_missing: [
    '缺少参数 {value}：{who}。',
    'The parameter {value} is missing: {who}.',
    '在 parameters 里给出，或在 omit 里说明不核算“{item}”的理由。',
    'Give it in parameters, or leave “{itemEn}” out in omit with the reason.',
  ],
  reason_missing: [
    '改了参数 {value}，没有写理由。',
    'The parameter {value} is changed without a reason.',
    '写上 reason。',
    'Give the reason.',
  ],
  line_unknown: [
    '核算方法里没有核算行 {value}。',
    'The profile has no line {value}.',
    '改为其中之一：{options}。',
    'Use one of: {options}.',
  ],
  item_unknown: [
    '核算方法里没有核算科目 {value}。',
    'The profile has no item {value}.',
    '改为其中之一：{options}。',
    'Use one of: {options}.',
  ],
  statistic_missing: [
    '缺少“{line}”的统计数。',
    'There is no statistic for “{lineEn}”.',
    '在 statistics 里给出，或在 omit 里说明不核算的理由。',
    'Give it in statistics, or leave the item out in omit with the reason.',
  ],
  switch_unknown: [
    '没有开关 {value}。',
    'There is no switch {value}.',
    '改为其中之一：{options}。',
    'Use one of: {options}.',
  ],
  switch_value: [
    '开关没有取值 {value}。',
    'The switch has no setting {value}.',
    '改为其中之一：{options}。',
    'Use one of: {options}.',
  ],
  profile_unknown: [
    '没有核算方法 {value}。',
    'There is no profile {value}.',
    '改为其中之一：{options}。',
    'Use one of: {options}.',
  ],
  profile_incomplete: [
    '{value} 还不能用来计算，缺少：{missingZh}。',
    '{value} cannot be computed with yet. It lacks: {missingEn}.',
    '取得标准文本后补全，或改用：{options}。',
    'Enter it from the text of the standard, or use: {options}.',
  ],
  formula_unknown: [
    '没有公式 {value}。',
    'There is no formula {value}.',
    '检查公式的 id。',
    'Check the id of the formula.',
  ],
  input_unbound: [
    '公式 {formula} 的输入 {value} 没有来源。',
    'The formula {formula} takes {value}, which has no source.',
    '在 inputs 里写明来源。',
    'Name its source in inputs.',
  ],
  source_unknown: [
    '不认识来源 {value}。',
    'The source {value} is not known.',
    '写 area、stat、param.名称 或 line.名称。',
    'Use area, stat, param.<id> or line.<id>.',
  ],
  index_missing: [
    '价格指数里没有 {year} 年。',
    'The price index has no year {year}.',
    '在 priceIndex.values 里补上。',
    'Add it to priceIndex.values.',
  ],
  distribution: [
    '分布不成立：{why}。',
    'The distribution cannot be: {why}.',
    '检查各参数的大小次序。',
    'Check the order of its values.',
  ],
  uncertainty: [
    '不确定性的设置不成立：{why}。',
    'The uncertainty cannot be: {why}.',
    '改正 uncertainty。',
    'Correct uncertainty.',
  ],
  rule: [
    '规则不成立：{why}。',
    'The rule cannot be: {why}.',
    '改正县的规则文件。',
    "Correct the county's rule.",
  ],
} as const satisfies Record<string, Words>;

export type IssueCode = keyof typeof ISSUE_WORDS;
