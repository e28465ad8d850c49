import type { StringTable } from '@yizhangtu/core';

const zh = {
  title: (n: number) => `给 ${n} 件事件派单`,
  send: (n: number) => `派出 ${n} 件`,
  cancel: '先不派',
  waits: '等待派单',
  kept: (n: number) => `${n} 件正在派出，结果写在各行。`,
  failed: (n: number) => `${n} 件没有派成。`,
  result: (done: number, refused: number) =>
    refused === 0 ? `派出 ${done} 件。` : `派出 ${done} 件，${refused} 件没有派成，原因写在各行。`,
  refused: {
    version_mismatch: '别人刚刚处理过，刷新后再看。',
    transition_not_allowed: '现在的状态不能派单。',
    denied: '您的岗位不能派这一件。',
    not_found: '没有这个事件，或者您看不到它。',
  } as Readonly<Record<string, string>>,
  other: (code: string) => `没有派成（${code}）。`,
};

export const bulkPanelStrings = {
  'zh-CN': zh,
  en: {
    title: (n) => (n === 1 ? 'Dispatch 1 case' : `Dispatch ${n} cases`),
    send: (n) => (n === 1 ? 'Dispatch 1 case' : `Dispatch ${n} cases`),
    cancel: 'Not now',
    waits: 'Waiting to be dispatched',
    kept: (n) => `${n} on their way: each line will say what came of it.`,
    failed: (n) => `${n} not dispatched.`,
    result: (done, refused) =>
      refused === 0
        ? `${done} dispatched.`
        : `${done} dispatched; ${refused} not: each line says why.`,
    refused: {
      version_mismatch: 'Someone else has just dealt with it: look again.',
      transition_not_allowed: 'Its state does not allow this now.',
      denied: 'Your post does not allow this.',
      not_found: 'There is no such case, or you may not see it.',
    } as Readonly<Record<string, string>>,
    other: (code) => `Not dispatched (${code}).`,
  },
} satisfies StringTable<typeof zh>;
