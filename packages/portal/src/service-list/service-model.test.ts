import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PublicService } from '@yizhangtu/standard';
import { findServices, groupServices, isPage, linkKind, phoneNumber } from './service-model.ts';

const service = (id: string, change: Partial<PublicService> = {}): PublicService => ({
  id,
  title: { 'zh-CN': '就业', en: 'Jobs' },
  domain: 'service',
  owner: '人力社保局',
  links: [{ href: 'https://a.example/' }],
  ...change,
});

describe('findServices', () => {
  const jobs = service('jobs', { words: ['招聘'] });
  const school = service('school', {
    title: '入学',
    summary: { 'zh-CN': '学区查询', en: 'Catchment areas' },
    owner: '教育局',
  });
  const all = [jobs, school];

  it('finds by title in either language, what it is for, owner and other words', () => {
    for (const query of ['就业', 'JOBS', 'ｊｏｂｓ', '招聘', '人力 就业'])
      assert.deepEqual(findServices(all, query), [jobs], query);
    for (const query of ['学区', 'catchment', '教育'])
      assert.deepEqual(findServices(all, query), [school], query);
  });

  it('gives all for nothing, and none for what no service holds', () => {
    assert.deepEqual(findServices(all, '  '), all);
    assert.deepEqual(findServices(all, '就业 教育'), []);
  });
});

describe('groupServices', () => {
  const domains = [
    { id: 'governance', name: '治理' },
    { id: 'service', name: '服务' },
    { id: 'empty', name: '空' },
  ];

  it('follows the order of the domains, leaves out empty ones, and loses no service', () => {
    const list = [
      service('a'),
      service('x', { domain: 'later' }),
      service('b', { domain: 'governance' }),
      service('c'),
    ];
    assert.deepEqual(
      groupServices(list, domains).map(({ domain, services }) => [
        domain?.id,
        services.map(({ id }) => id),
      ]),
      [
        ['governance', ['b']],
        ['service', ['a', 'c']],
        [undefined, ['x']],
      ],
    );
  });
});

describe('links', () => {
  it('are told apart by their address, else as the file says', () => {
    const kinds = [
      ['https://a.example/', undefined, 'web'],
      ['https://a.example/', 'zlb', 'zlb'],
      ['https://a.example/', 'later', 'web'],
      ['jobs.html', undefined, 'web'],
      ['tel:12345', 'zlb', 'phone'],
      ['alipays://a', undefined, 'alipay'],
      ['weixin://a', undefined, 'wechat'],
      ['dingtalk://a', undefined, 'dingtalk'],
    ] as const;
    for (const [href, app, kind] of kinds)
      assert.equal(linkKind({ href, app: app as 'zlb' | undefined }), kind, href);
    assert.ok(isPage({ href: 'https://a.example/' }) && isPage({ href: '/a' }));
    assert.ok(!isPage({ href: 'tel:1' }) && !isPage({ href: 'alipays://a' }));
    assert.equal(phoneNumber({ href: 'tel:12345' }), '12345');
  });
});
