/**
 * Surnames of two characters, from the Hundred Family Surnames (百家姓) and those in use beside it. A name
 * that begins with one of them and goes on shows both characters.
 */
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 端木 百里 呼延 东郭 南宫 轩辕 钟离 ' +
    '闾丘 鲜于 独孤 拓跋 完颜 申屠 太史 澹台 公冶 宗政 濮阳 淳于 单于 仲孙 第五 万俟 闻人 赫连 西门 南门 左丘 梁丘 ' +
    '公羊 公良 巫马 乐正 漆雕 壤驷 亓官 司寇 子车 颛孙 谷梁 宰父 段干 东里 羊舌 微生 公西 夹谷 纳兰 叶赫 耶律'
  ).split(' '),
);
