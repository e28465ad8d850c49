import type { HelpConfiguration, Option } from 'commander';
import type { Locale } from '@yizhangtu/standard';

/** What commander says in English, and the same in Chinese. */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.+)'/, '缺少参数 $1。'],
  [/^error: option '(.+)' argument missing/, '选项 $1 后面缺少内容。'],
  [/^error: required option '(.+)' not specified/, '缺少必填的选项 $1。'],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\./,
    '选项 $1 不能是“$2”，可以是：$3。',
  ],
  [/^error: unknown option '(.+)'/, '没有选项 $1。'],
  [/^error: unknown command '(.+)'/, '没有命令 $1。'],
  [
    /^error: too many arguments.*Expected (\d+) .*got (\d+)\./,
    '参数应有 $1 个，写了 $2 个。文件名里有空格时，用双引号括起来。',
  ],
  [/\(Did you mean (?:one of )?(.+)\?\)/, '是不是 $1？'],
];

/** A fault in the arguments, in the language of the run. */
export function usageFault(said: string, locale: Locale): string {
  if (locale === 'en') return said;
  return FAULTS.reduce((text, [english, chinese]) => text.replace(english, chinese), said);
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** How help is written in Chinese; in English commander's own way stands. */
export function helpWords(locale: Locale): HelpConfiguration {
  if (locale === 'en') return {};
  return { styleTitle: (title) => TITLES[title] ?? title, optionDescription };
}

function optionDescription({ description, argChoices, defaultValue }: Option): string {
  const more = [
    ...(argChoices ? [`可选：${argChoices.join('、')}`] : []),
    ...(typeof defaultValue === 'string' ? [`默认 ${defaultValue}`] : []),
  ];
  return more.length === 0 ? description : `${description}（${more.join('；')}）`;
}
