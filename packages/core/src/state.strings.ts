import type { StringTable } from './strings.ts';

const zh = {
  pending: '正在加载',
  empty: '这里还没有内容。',
  retry: '重试',
};

export const stateStrings = {
  'zh-CN': zh,
  en: {
    pending: 'Loading',
    empty: 'Nothing here yet.',
    retry: 'Try again',
  },
} satisfies StringTable<typeof zh>;
