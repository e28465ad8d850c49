// No glyphs are fetched: every letter is drawn from the system's fonts. The engine reads the weight from the
// first name of a stack, which no system has, and the browser goes on to the first that it finds.
const SYSTEM = [
  'PingFang SC',
  'Hiragino Sans GB',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'WenQuanYi Micro Hei',
  'sans-serif',
];

export const FONT = ['Kit Regular', ...SYSTEM];
export const FONT_BOLD = ['Kit Semibold', ...SYSTEM];
