export interface LiveWords {
  /** What runs on the home page. */
  home: string;
  edit: string;
  run: string;
  reset: string;
  open: string;
  editorLabel: string;
  note: string;
}

const ZH: LiveWords = {
  home: '德清县一张图（示例数据）',
  edit: '改代码',
  run: '运行',
  reset: '还原',
  open: '单独打开',
  editorLabel: '示例的 HTML',
  note: 'Ctrl + Enter 运行。本站的安全策略不执行写在页面里的脚本，请用外部文件。',
};

const EN: LiveWords = {
  home: 'Deqing on one map (sample data)',
  edit: 'Edit',
  run: 'Run',
  reset: 'Undo all',
  open: 'Open alone',
  editorLabel: 'HTML of the example',
  note: 'Ctrl + Enter runs it. The policy of this site runs no inline scripts: use files.',
};

export function liveWords(lang: string): LiveWords {
  return lang === 'en' ? EN : ZH;
}
