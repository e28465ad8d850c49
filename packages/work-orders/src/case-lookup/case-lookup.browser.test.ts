import { expect, fixture, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import { lookupCode, receiptNumber, type CaseEvent } from '@yizhangtu/standard/cases.js';
import { caseOf, idOf } from '../testing/case-samples.test.helper.ts';
import {
  button,
  expectAccessible,
  problem,
  settled,
  text,
  type,
  underDesk,
  until,
} from '../testing/desk.test.fixture.ts';
import { YztCaseLookup } from './case-lookup.ts';

define('yzt-case-lookup', YztCaseLookup);

const BYTES = Uint8Array.from({ length: 40 }, (_, i) => (i * 37) % 248);
const NUMBER = receiptNumber('330521', Date.parse('2026-11-16T06:00:00Z'), BYTES);
const CODE = lookupCode(BYTES);

const eventOf = (seq: number, kind: string, data: Record<string, unknown> = {}) =>
  ({
    id: idOf(seq),
    case: idOf(1),
    seq,
    type: kind,
    data,
    actor: {},
    visibility: 'public',
    occurredAt: '2026-11-17T06:00:00Z',
    recordedAt: '2026-11-17T06:00:00Z',
  }) as CaseEvent;

const FOUND = {
  case: caseOf({ id: idOf(1), receipt: NUMBER }),
  token: 'held',
  until: '2026-11-22T07:00:00Z',
};
const EVENTS = { items: [eventOf(1, 'submitted'), eventOf(2, 'returned', { reason: '属地不符' })] };

const under = (answers: Record<string, unknown>, lang = 'zh-CN') =>
  underDesk<YztCaseLookup>(
    'yzt-case-lookup',
    html`<yzt-case-lookup></yzt-case-lookup>`,
    { 'GET session': { state: 'signedOut', ways: [] }, ...answers },
    lang,
  );

async function ask(root: ShadowRoot, element: Element, receipt = NUMBER, code = CODE) {
  type(root, '#receipt', receipt);
  type(root, '#code', code);
  button(root, root.querySelector('form .main')!.textContent.trim()).click();
  await settled(element);
}

describe('yzt-case-lookup', () => {
  it('finds a case by number and code, however they were typed, and shows what happened', async () => {
    const { element, root, desk } = await under({
      'POST case-lookups': FOUND,
      'GET events': EVENTS,
    });
    let found = 0;
    element.addEventListener('yzt-case-find', () => (found += 1));
    await expectAccessible(element);
    await ask(root, element, NUMBER.toLowerCase().replaceAll('-', ' '), CODE.toLowerCase());
    await until(() => root.querySelector('ol li'));
    expect(desk.sent('POST case-lookups')[0]?.body).to.deep.equal({ receipt: NUMBER, code: CODE });
    expect(desk.sent('GET events')[0]?.headers['x-yzt-lookup']).to.equal('held');
    expect(element.token).to.equal('held');
    expect(found).to.equal(1);
    expect(root.activeElement?.localName).to.equal('h2');
    const lines = [...root.querySelectorAll('ol li')].map(text);
    expect(lines[0]).to.contain('退回').and.to.contain('属地不符');
    await expectAccessible(element);
    button(root, '查另一件').click();
    await settled(element);
    expect(root.querySelector<HTMLInputElement>('#code')?.value).to.equal('');
    expect(element.token).to.equal(undefined);
  });

  it('says that number or code is wrong without saying which, and keeps what was typed', async () => {
    const { element, root } = await under({ 'POST case-lookups': problem(404, 'not_found') });
    await ask(root, element);
    await until(() => text(root).includes('编号或查询码不对'));
    expect(root.querySelector<HTMLInputElement>('#receipt')?.value).to.equal(NUMBER);
    await expectAccessible(element);
  });

  it('says when one may try again after too many attempts', async () => {
    const refused = problem(429, 'too_many_attempts');
    const answer = new Response(refused.body, {
      status: 429,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '600' },
    });
    const { element, root, desk } = await under({ 'POST case-lookups': answer });
    await ask(root, element);
    await until(() => text(root).includes('请 10 分钟后再来'));
    expect(desk.sent('POST case-lookups')).to.have.length(1);
  });

  it('spends no attempt on a mistyped number', async () => {
    const { element, root, desk } = await under({});
    await ask(root, element, NUMBER.slice(0, -1));
    expect(text(root)).to.contain('受理编号不对');
    expect(root.activeElement?.id).to.equal('receipt');
    expect(desk.sent('POST case-lookups')).to.deep.equal([]);
    await ask(root, element, NUMBER, '');
    expect(text(root)).to.contain('请填查询码');
    expect(root.activeElement?.id).to.equal('code');
  });

  it('shows a case that is given, with its answer as text, in English', async () => {
    const page = await fixture<HTMLElement>(
      html`<div lang="en"><yzt-case-lookup></yzt-case-lookup></div>`,
    );
    const element = page.querySelector<YztCaseLookup>('yzt-case-lookup')!;
    const root = element.shadowRoot!;
    const answer = { for: 'reporter' as const, answer: '<i>mended</i>', solved: true };
    element.case = caseOf({ state: 'answered', answer });
    element.events = EVENTS.items;
    await settled(element);
    expect(text(root)).to.contain('Answer · Solved').and.to.contain('<i>mended</i>');
    expect(root.querySelector('i')).to.equal(null);
    expect(text(root.querySelector('.state-of'))).to.equal('Answered');
    await expectAccessible(element);
  });

  it('leaves it to a page that cancels the event; alone it says that it is not connected', async () => {
    const element = await fixture<YztCaseLookup>(html`<yzt-case-lookup></yzt-case-lookup>`);
    const root = element.shadowRoot!;
    await ask(root, element);
    expect(text(root)).to.contain('还没有接上县里的服务');
    let asked = '';
    element.addEventListener('yzt-lookup-submit', (event) => {
      event.preventDefault();
      asked = `${event.receipt} ${event.code}`;
    });
    await ask(root, element);
    expect(asked).to.equal(`${NUMBER} ${CODE}`);
    expect(text(root)).not.to.contain('还没有接上');
  });
});
