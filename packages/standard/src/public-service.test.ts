import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rightCounty } from './county.test.helper.ts';
import { withAbsoluteHrefs } from './hrefs.ts';
import { parseCounty } from './parse.ts';
import { isServiceHref } from './public-service.ts';

const service = (change: object = {}) => ({
  id: 'jobs',
  title: { 'zh-CN': '就业', en: 'Jobs' },
  domain: 'service',
  owner: '人力社保局',
  links: [{ href: 'pages/jobs.html' }, { href: 'tel:12333' }],
  ...change,
});
const withServices = (...list: object[]) =>
  parseCounty(JSON.stringify({ ...rightCounty(), services: { api: '/api', list } }));
const issues = (...list: object[]): string[] => {
  const parsed = withServices(...list);
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path}: ${code}`);
};

describe('isServiceHref', () => {
  it('lets pages, telephone numbers and pages of known apps pass', () => {
    for (const href of [
      'https://www.zjzwfw.gov.cn/',
      'http://10.0.0.8:8080/jobs',
      '/jobs',
      'jobs.html?a=b#c',
      'tel:12345',
      'tel:+86-572-8062345',
      'alipays://platformapi/startapp?appId=1',
      'weixin://dl/business/?t=a',
      'dingtalk://dingtalkclient/page',
    ])
      assert.ok(isServiceHref(href), href);
  });

  it('refuses what runs code, reads files or opens something unknown', () => {
    for (const href of [
      'javascript:alert(1)',
      'JavaScript:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      'blob:https://a/b',
      'intent://x',
      'tel:12345;phone-context=x',
      'https://a b',
      '',
    ])
      assert.ok(!isServiceHref(href), JSON.stringify(href));
  });
});

describe('services of a county file', () => {
  it('are read, with the addresses of pages absolute and others as they are', () => {
    const parsed = withServices(service());
    assert.ok(parsed.ok);
    const { services } = withAbsoluteHrefs(parsed.county, 'https://portal.example/m/county.json');
    assert.equal(services?.api, 'https://portal.example/api');
    assert.deepEqual(
      services?.list?.[0]?.links.map(({ href }) => href),
      ['https://portal.example/m/pages/jobs.html', 'tel:12333'],
    );
  });

  it('are refused one by one, each with its place', () => {
    assert.deepEqual(issues(service(), service()), ['services.list[1].id: duplicate_id']);
    assert.deepEqual(issues(service({ domain: 'none' })), [
      'services.list[0].domain: unknown_domain',
    ]);
    assert.deepEqual(issues(service({ links: [] })), ['services.list[0].links: empty']);
    assert.deepEqual(issues(service({ owner: undefined })), ['services.list[0].owner: missing']);
    assert.deepEqual(issues(service({ links: [{ href: 'javascript:alert(1)' }] })), [
      'services.list[0].links[0].href: wrong_format',
    ]);
  });

  it('keeps apps and fields that it does not know', () => {
    const parsed = withServices(service({ links: [{ href: '/a', app: 'later' }], theirs: 1 }));
    assert.ok(parsed.ok);
    assert.equal(parsed.county.services?.list?.[0]?.links[0]?.app, 'later');
  });
});
