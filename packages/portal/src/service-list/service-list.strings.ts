import type { StringTable } from '@yizhangtu/core';
import type { LinkKind } from './service-model.ts';

const zh = {
  label: '办事服务',
  search: '查找服务',
  placeholder: '就业、就医、养老…',
  loading: '正在读取服务',
  none: '这里还没有登记服务。',
  nothing: (query: string) => `没有找到“${query}”。换一个词试试。`,
  found: (count: number) => `共 ${count} 项服务`,
  others: '其他',
  owner: '主管',
  ways: '办理方式',
  refused: '地址有误，不能打开',
  sample: '示例',
  newWindow: '（在新窗口打开）',
  kinds: {
    web: '网上办',
    phone: '拨打',
    zlb: '浙里办',
    alipay: '支付宝',
    wechat: '微信',
    dingtalk: '钉钉',
  } as Readonly<Record<LinkKind, string>>,
};

export type ServiceListStrings = typeof zh;

export const serviceListStrings = {
  'zh-CN': zh,
  en: {
    label: 'Public services',
    search: 'Find a service',
    placeholder: 'Jobs, doctors, care…',
    loading: 'Reading the services',
    none: 'No services are listed yet.',
    nothing: (query) => `Nothing found for “${query}”. Try another word.`,
    found: (count) => (count === 1 ? '1 service' : `${count} services`),
    others: 'Others',
    owner: 'Run by',
    ways: 'Ways to it',
    refused: 'The address is wrong and cannot be opened',
    sample: 'Sample',
    newWindow: '(opens in a new window)',
    kinds: {
      web: 'Online',
      phone: 'Call',
      zlb: 'Zheliban',
      alipay: 'Alipay',
      wechat: 'WeChat',
      dingtalk: 'DingTalk',
    },
  },
} satisfies StringTable<ServiceListStrings>;
