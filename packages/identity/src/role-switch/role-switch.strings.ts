import type { StringTable } from '@yizhangtu/core';

const zh = {
  post: '当前岗位',
  choose: '请选择岗位',
  changing: '正在换岗位',
  changed: (post: string) => `现在的岗位：${post}`,
};

export const roleSwitchStrings = {
  'zh-CN': zh,
  en: {
    post: 'Acting as',
    choose: 'Choose a post',
    changing: 'Changing the post',
    changed: (post) => `Now acting as: ${post}`,
  },
} satisfies StringTable<typeof zh>;
