import type { StringTable } from '@yizhangtu/core';

const zh = {
  menu: '账户',
  phone: '电话',
  assurance: '身份核验',
  posts: '岗位',
  current: '当前',
  noPosts: '还没有岗位',
  sample: '示例人员',
  expired: '登录已过期',
  expiredNote: '重新登录后接着做，已填的内容都还在。',
  again: '重新登录',
  signOut: '退出登录',
  everywhere: '退出所有设备',
  confirm: '您在每一台电脑和手机上的登录都会结束。',
  yes: '全部退出',
  no: '取消',
  unsent: (n: number) => `${n} 件还没有发出。退出后会从这台设备上删除。`,
  stillUnsent: '刚才没有发出去。请检查网络，或者打开那一件看看原因。',
  send: '现在发送，发完退出',
  sending: '正在发送',
  stay: '先不退出',
  discard: '删除并退出',
  leaving: '正在退出',
  checking: '正在查看是否已登录',
};

export type UserMenuStrings = typeof zh;

export const userMenuStrings = {
  'zh-CN': zh,
  en: {
    menu: 'Account',
    phone: 'Phone',
    assurance: 'Identity proved by',
    posts: 'Posts',
    current: 'current',
    noPosts: 'No post yet',
    sample: 'Sample person',
    expired: 'Session expired',
    expiredNote: 'Sign in again and go on: what you filled in is still here.',
    again: 'Sign in again',
    signOut: 'Sign out',
    everywhere: 'Sign out everywhere',
    confirm: 'This ends your sessions on every computer and phone.',
    yes: 'Sign out everywhere',
    no: 'Cancel',
    unsent: (n) =>
      n === 1
        ? 'One thing has not been sent yet. Signing out removes it from this device.'
        : `${n} things have not been sent yet. Signing out removes them from this device.`,
    stillUnsent: 'They could not be sent just now. Check the connection, or open them to see why.',
    send: 'Send now, then sign out',
    sending: 'Sending',
    stay: 'Stay signed in',
    discard: 'Remove them and sign out',
    leaving: 'Signing out',
    checking: 'Looking whether you are signed in',
  },
} satisfies StringTable<UserMenuStrings>;
