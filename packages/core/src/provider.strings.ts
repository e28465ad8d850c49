import type { StringTable } from './strings.ts';

const zh = {
  where: '文件',
  whole: '整个文件',
  issues: (shown: number, all: number) =>
    all > shown ? `共 ${all} 处问题，先列出前 ${shown} 处：` : `共 ${all} 处问题：`,
};

export const providerStrings = {
  'zh-CN': zh,
  en: {
    where: 'File',
    whole: 'the whole file',
    issues: (shown, all) =>
      all > shown
        ? `${all} problems. The first ${shown}:`
        : all === 1
          ? '1 problem:'
          : `${all} problems:`,
  },
} satisfies StringTable<typeof zh>;
