export interface LiveWords {
  /** What runs on the home page. */
  home: string;
  edit: string;
  run: string;
  reset: string;
  open: string;
  editorLabel: string;
  note: string;
  looks: string;
  language: string;
  theme: string;
  light: string;
  dark: string;
  wall: string;
  largeText: string;
  /** Before what went wrong in a page that the reader edited. */
  problems: string;
}

const ZH: LiveWords = {
  home: '德清县一张图（示例数据）',
  edit: '改代码',
  run: '运行',
  reset: '还原',
  open: '单独打开',
  editorLabel: '示例的 HTML',
  note: 'Ctrl + Enter 运行。本站的安全策略不执行写在页面里的脚本，请用外部文件。',
  looks: '语言和外观',
  language: '语言',
  theme: '外观',
  light: '浅色',
  dark: '深色',
  wall: '大屏',
  largeText: '大字',
  problems: '这一页出了问题：',
};

const EN: LiveWords = {
  home: 'Deqing on one map (sample data)',
  edit: 'Edit',
  run: 'Run',
  reset: 'Undo all',
  open: 'Open alone',
  editorLabel: 'HTML of the example',
  note: 'Ctrl + Enter runs it. The policy of this site runs no inline scripts: use files.',
  looks: 'Language and looks',
  language: 'Language',
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark',
  wall: 'Wall',
  largeText: 'Large text',
  problems: 'This page has a problem:',
};

export function liveWords(lang: string): LiveWords {
  return lang === 'en' ? EN : ZH;
}
