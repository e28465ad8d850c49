import { expect, fixture, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import type { Message } from '@yizhangtu/standard/cases.js';
import { idOf, summaryOf } from '../testing/case-samples.test.helper.ts';
import {
  button,
  expectAccessible,
  problem,
  settled,
  text,
  underDesk,
  until,
} from '../testing/desk.test.fixture.ts';
import { YztMyCases } from './my-cases.ts';

define('yzt-my-cases', YztMyCases);

const COUNT = { version: 1, unread: 1, unseen: 1 };
const message = (of: number): Message =>
  ({
    id: idOf(100 + of),
    template: 'case-accepted',
    params: {},
    case: idOf(of),
    at: '2026-11-17T02:00:00Z',
    actions: [],
  }) as Message;

const under = (answers: Record<string, unknown>) =>
  underDesk<YztMyCases>('yzt-my-cases', html`<yzt-my-cases></yzt-my-cases>`, {
    'GET messages': { items: [] },
    ...answers,
  });
const titles = (root: ShadowRoot) => [...root.querySelectorAll('.title')].map(text);

describe('yzt-my-cases', () => {
  it('shows cases that are given, as text, and says which is chosen', async () => {
    const page = await fixture<HTMLElement>(
      html`<div lang="en"><yzt-my-cases></yzt-my-cases></div>`,
    );
    const element = page.querySelector<YztMyCases>('yzt-my-cases')!;
    const root = element.shadowRoot!;
    const first = summaryOf(1, { title: `<b>${'😀'.repeat(500)}`, state: 'needs-info' });
    element.cases = [first, summaryOf(2, { late: true, dueAt: '2026-11-18T02:00:00Z' })];
    element.unread = { [idOf(1)]: 2 };
    await until(() => root.querySelector('.case'));
    expect(titles(root)[0]).to.contain('<b>');
    expect(root.querySelector('b')).to.equal(null);
    expect(text(root)).to.contain('2 matters').and.to.contain('2 new');
    expect(text(root)).to.contain('You are asked for more').and.to.contain('Overdue');
    expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    await expectAccessible(element);
    let chosen: unknown;
    element.addEventListener('yzt-case-choose', (event) => (chosen = event.case));
    root.querySelector<HTMLElement>('.case')!.click();
    expect(chosen).to.equal(first);
  });

  it('invites to report who has reported nothing', async () => {
    const { element, root } = await under({ 'GET cases': { items: [] } });
    await until(() => text(root).includes('还没有上报过'));
    let wishes = 0;
    element.addEventListener('yzt-report-start', () => (wishes += 1));
    await expectAccessible(element);
    button(root, '上报一件事').click();
    expect(wishes).to.equal(1);
  });

  it('fetches one’s own, page by page, with what is unread', async () => {
    const { element, root, desk } = await under({
      'GET cases': { items: [summaryOf(1), summaryOf(2)], next: 'c2', total: 3 },
      'GET messages': { items: [message(2)] },
    });
    await until(() => root.querySelector('.unread'));
    expect(text(root.querySelector('.count'))).to.equal('3 件');
    const asked = desk.asked.find((request) => desk.nameOf(request) === 'GET cases')!;
    expect(new URL(asked.url).searchParams.get('mine')).to.equal('true');
    desk.answers['GET cases'] = { items: [summaryOf(2), summaryOf(3)] };
    button(root, '再看一些').click();
    await until(() => titles(root).length === 3);
    await settled(element);
    expect(titles(root)).to.deep.equal(['示例事件 1', '示例事件 2', '示例事件 3']);
    expect(root.querySelector('.more')).to.equal(null);
  });

  it('redraws the one case that changed, and marks what is new', async () => {
    const { element, root, desk } = await under({
      'GET cases': { items: [summaryOf(1), summaryOf(2)] },
    });
    await until(() => root.querySelector('.case'));
    await settled(element);
    const [, second] = root.querySelectorAll('.case');
    desk.answers['GET messages'] = { items: [message(2)] };
    desk.stream.tell({ type: 'case', case: summaryOf(2, { version: 4, state: 'answered' }) });
    desk.stream.tell({ type: 'message', message: message(2), count: COUNT });
    await until(() => root.querySelector('.unread'));
    expect(root.querySelectorAll('.case')[1]).to.equal(second);
    expect(text(second))
      .to.contain('已答复')
      .and.to.contain('请您评价')
      .and.to.contain('1 条新进展');
    desk.stream.tell({ type: 'case', case: summaryOf(9) });
    desk.stream.tell({ type: 'case', case: summaryOf(8, { yours: ['reporter'] }) });
    await settled(element);
    expect(titles(root)).to.deep.equal(['示例事件 8', '示例事件 1', '示例事件 2']);
  });

  it('fetches anew after something was missed', async () => {
    const { element, root, desk } = await under({ 'GET cases': { items: [summaryOf(1)] } });
    await until(() => root.querySelector('.case'));
    await settled(element);
    desk.answers['GET cases'] = { items: [summaryOf(4), summaryOf(1)] };
    desk.stream.tell({ type: 'reset' });
    await until(() => titles(root).length === 2);
  });

  it('says what to do to who is not signed in', async () => {
    const { element, root, desk } = await under({
      'GET session': { state: 'signedOut', ways: [] },
    });
    await until(() => text(root).includes('登录后可以看到'));
    await expectAccessible(element);
    expect(desk.sent('GET cases')).to.deep.equal([]);
  });

  it('says what failed, and asks again', async () => {
    const { root, desk } = await under({ 'GET cases': problem(404, 'not_found') });
    await until(() => root.querySelector('.state-error'));
    desk.answers['GET cases'] = { items: [summaryOf(1)] };
    button(root, '重试').click();
    await until(() => root.querySelector('.case'));
  });
});
