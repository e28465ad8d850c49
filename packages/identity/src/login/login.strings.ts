import type { StringTable } from '@yizhangtu/core';

const zh = {
  signIn: '登录',
  again: '重新登录',
  with: (way: string) => `用${way}登录`,
  choose: '选择登录方式',
  checking: '正在查看是否已登录',
  going: '正在前往登录页面',
  entering: '正在登录',
  expired: '登录已过期。重新登录后接着做，已填的内容都还在。',
  signedIn: (name: string) => `已登录：${name}`,
  signedOut: '未登录',
  plainHttp:
    '这个网址没有加密（http），登录信息会被人看到，所以不能登录。请从 https 网址打开本页；公开的内容照常可看。',
  notSetUp: '本县还没有设置登录。公开的内容照常可看。',
  sampleNote: '示例人员都是虚构的，谁都可以选。',
  samples: '示例人员',
  noPost: '没有岗位',
  loadingSamples: '正在读取示例人员',
  noSamples: '这台服务器没有示例人员。',
};

export type LoginStrings = typeof zh;

export const loginStrings = {
  'zh-CN': zh,
  en: {
    signIn: 'Sign in',
    again: 'Sign in again',
    with: (way) => `Sign in with ${way}`,
    choose: 'Choose how to sign in',
    checking: 'Looking whether you are signed in',
    going: 'Going to the sign-in page',
    entering: 'Signing in',
    expired: 'Your session has expired. Sign in again and go on: what you filled in is still here.',
    signedIn: (name) => `Signed in: ${name}`,
    signedOut: 'Not signed in',
    plainHttp:
      'This address is not encrypted (http), and others could read your sign-in, so nobody can sign in here. Open the page by its https address; what is public can be read as before.',
    notSetUp: 'This county has not set up sign-in yet. What is public can be read as before.',
    sampleNote: 'The sample people are made up; anyone may choose one.',
    samples: 'Sample people',
    noPost: 'No post',
    loadingSamples: 'Reading the sample people',
    noSamples: 'This server has no sample people.',
  },
} satisfies StringTable<LoginStrings>;
