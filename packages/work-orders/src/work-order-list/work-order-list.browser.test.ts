import { expect, fixture, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import { caseOf, idOf, orderOf, summaryOf } from '../testing/case-samples.test.helper.ts';
import {
  button,
  expectAccessible,
  problem,
  settled,
  text,
  underDesk,
  until,
} from '../testing/desk.test.fixture.ts';
import { YztWorkOrderList } from './work-order-list.ts';

define('yzt-work-order-list', YztWorkOrderList);

const clock = (dueAt: string, late = false) => ({
  limit: { kind: 'work-day' as const, amount: 5 },
  startedAt: '2026-11-16T01:00:00.000Z',
  dueAt,
  state: 'running' as const,
  warning: late ? ('overdue' as const) : ('none' as const),
  late,
  pauses: [],
});
const lineOf = (number: number, more: Parameters<typeof orderOf>[1] = {}) => ({
  order: { ...orderOf(1, more), id: `${idOf(number)}.1`, case: idOf(number) },
  case: summaryOf(number),
});
const LINES = [
  lineOf(1, { clock: clock('2026-11-26T02:00:00Z'), state: 'processing' }),
  lineOf(2, { clock: clock('2026-11-18T02:00:00Z', true) }),
  lineOf(3, { clock: clock('2026-11-20T02:00:00Z'), role: 'assist' }),
];
const waitingOf = (count: number) =>
  Array.from({ length: count }, (_, i) => summaryOf(i + 1, { state: 'accepted' }));

async function alone(given: Partial<YztWorkOrderList>, lang = 'zh-CN', large = false) {
  const page = await fixture<HTMLElement>(
    html`<div lang=${lang}><yzt-work-order-list ?large-text=${large}></yzt-work-order-list></div>`,
  );
  const element = page.querySelector<YztWorkOrderList>('yzt-work-order-list')!;
  Object.assign(element, given);
  await settled(element);
  return { element, root: element.shadowRoot! };
}
const names = (root: ShadowRoot) => [...root.querySelectorAll('.name')].map(text);
const press = (at: Element, key: string) =>
  at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
const units = [{ division: '330521', organisation: '示例城管局', name: '示例城管局' }];

/** Chooses the first unit in the form, and sends it. */
async function dispatch(element: YztWorkOrderList, root: ShadowRoot) {
  button(root, '批量派单').click();
  const choice = await until(() => root.querySelector<HTMLSelectElement>('#a-unit-0'));
  choice.value = '0';
  choice.dispatchEvent(new Event('change'));
  await settled(element);
  root.querySelector<HTMLElement>('[type="submit"]')!.click();
}

describe('yzt-work-order-list', () => {
  it('shows given work orders, the nearest end first, and says which are overdue', async () => {
    const { element, root } = await alone({ lines: LINES });
    expect(names(root)).to.deep.equal(['示例事件 2', '示例事件 3', '示例事件 1']);
    expect(text(root.querySelector('article')))
      .to.contain('已超期')
      .and.contain('主办 示例城管局');
    await expectAccessible(element);
  });

  it('is accessible in English with large text, with the form open', async () => {
    const { element, root } = await alone({ waiting: waitingOf(3), view: 'waiting' }, 'en', true);
    root.querySelector<HTMLElement>('.bar > .check input')!.click();
    await settled(element);
    button(root, 'Dispatch together').click();
    await until(() => root.querySelector('.sheet'));
    await settled(element);
    await expectAccessible(element);
  });

  it('narrows what is given', async () => {
    const { element, root } = await alone({ lines: LINES });
    const [, role] = root.querySelectorAll('select');
    role!.value = 'assist';
    role!.dispatchEvent(new Event('change'));
    await settled(element);
    expect(names(root)).to.deep.equal(['示例事件 3']);
    const late = [...root.querySelectorAll<HTMLElement>('.filters .check')][0]!;
    late.click();
    await settled(element);
    expect(text(root)).to.contain('没有符合条件的工单');
  });

  it('a press and Enter choose a case, Space selects one to dispatch', async () => {
    const { element, root } = await alone({ waiting: waitingOf(3), view: 'waiting' });
    const chosen: string[] = [];
    element.addEventListener('yzt-case-choose', (event) => chosen.push(event.case.id));
    const [first, second] = root.querySelectorAll('article');
    root.querySelector<HTMLElement>('.line')!.click();
    press(second!, 'Enter');
    expect(chosen).to.deep.equal([idOf(1), idOf(2)]);
    press(first!, ' ');
    await settled(element);
    expect(text(root.querySelector('.bar > [role="status"]'))).to.equal('已选 1 件');
    expect(root.querySelectorAll<HTMLInputElement>('article input')[0]!.checked).to.equal(true);
    expect(root.querySelector('[aria-current="true"]')?.textContent).to.contain('示例事件 2');
  });

  it('holds a part of a long list in the document, and all of it in the count', async () => {
    const lines = Array.from({ length: 1_000 }, (_, i) => lineOf(i + 1));
    const { root } = await alone({ lines });
    await until(() => root.querySelector('article')?.getAttribute('aria-setsize') === '1000');
    await until(() => root.querySelectorAll('article').length < 200);
    expect(text(root)).to.contain('1000 件');
  });

  it('asks the server for what is chosen, and takes the next page', async () => {
    const page = { items: LINES, next: 'c2', total: 4 };
    const { element, root, desk } = await underDesk<YztWorkOrderList>(
      'yzt-work-order-list',
      html`<yzt-work-order-list></yzt-work-order-list>`,
      { 'GET work-orders': page, 'GET case-categories': { categories: [] } },
    );
    await until(() => names(root).length === 3);
    desk.answers['GET work-orders'] = { items: [lineOf(4), LINES[0]], total: 4 };
    button(root, '再取一些').click();
    await until(() => names(root).length === 4);
    const asked = desk.asked.filter((one) => desk.nameOf(one) === 'GET work-orders');
    expect(asked[0]!.url).to.contain('limit=200').and.not.contain('late').and.not.contain('state');
    expect(asked.at(-1)!.url).to.contain('cursor=c2');
    const late = [...root.querySelectorAll<HTMLElement>('.filters .check')][0]!;
    late.click();
    await settled(element);
    const last = desk.asked.filter((one) => desk.nameOf(one) === 'GET work-orders').at(-1)!;
    expect(last.url).to.contain('late=true').and.not.contain('cursor');
  });

  it('follows what happens to a case that it shows, and tells of others', async () => {
    const fresh = caseOf({
      id: idOf(2),
      version: 9,
      orders: [{ ...LINES[1]!.order, state: 'done' }],
    });
    const { root, desk } = await underDesk<YztWorkOrderList>(
      'yzt-work-order-list',
      html`<yzt-work-order-list></yzt-work-order-list>`,
      {
        'GET work-orders': { items: LINES },
        'GET case-categories': { categories: [] },
        [`GET ${idOf(2)}`]: fresh,
      },
    );
    await until(() => names(root).length === 3);
    desk.stream.tell({ type: 'case', case: summaryOf(2, { version: 9, title: '改过的标题' }) });
    await until(() => text(root).includes('改过的标题'));
    await until(() => text(root).includes('已完成'));
    desk.stream.tell({ type: 'case', case: summaryOf(77) });
    await until(() => text(root).includes('有 1 件新的变化'));
    const asked = desk.asked.filter((one) => desk.nameOf(one) === 'GET work-orders').length;
    expect(asked).to.equal(1);
  });

  it('dispatches many alike, takes away those that went and says of each other why not', async () => {
    const cases = waitingOf(3);
    const reason = { 'zh-CN': '同一单位不能派两次。', en: 'Twice.' };
    const { element, root, desk } = await underDesk<YztWorkOrderList>(
      'yzt-work-order-list',
      html`<yzt-work-order-list view="waiting" .units=${units}></yzt-work-order-list>`,
      {
        'GET cases': { items: cases },
        'GET case-categories': { categories: [] },
        'POST dispatches': {
          items: [
            { case: idOf(1), ok: true, version: 4 },
            { case: idOf(2), ok: false, code: 'version_mismatch' },
            { case: idOf(3), ok: false, code: 'same_unit', reason },
          ],
        },
      },
    );
    await until(() => names(root).length > 0);
    root.querySelector<HTMLElement>('.bar > .check input')!.click();
    await settled(element);
    await dispatch(element, root);
    await until(() => text(root.querySelector('.said')).includes('派出 1 件，2 件没有派成'));
    const [sent] = desk.sent('POST dispatches');
    expect(sent!.body).to.deep.equal({
      cases: cases.map(({ id }) => ({ case: id, version: 3 })),
      orders: [{ unit: units[0], role: 'lead' }],
    });
    expect(names(root)).to.deep.equal(['示例事件 2', '示例事件 3']);
    const why = [...root.querySelectorAll('.refused')].map(text);
    expect(why).to.deep.equal(['别人刚刚处理过，刷新后再看。', '同一单位不能派两次。']);
  });

  const waitingDesk = (count: number, dispatches: unknown) =>
    underDesk<YztWorkOrderList>(
      'yzt-work-order-list',
      html`<yzt-work-order-list view="waiting" .units=${units}></yzt-work-order-list>`,
      {
        'GET cases': { items: waitingOf(count) },
        'GET case-categories': { categories: [] },
        'POST dispatches': dispatches,
      },
    );
  const all = async (element: YztWorkOrderList, root: ShadowRoot) => {
    await until(() => names(root).length > 0);
    root.querySelector<HTMLElement>('.bar > .check input')!.click();
    await settled(element);
    await dispatch(element, root);
  };

  it('a dispatch that does not arrive is kept through a reload, shown on each line, and sent once', async () => {
    const { element, root, desk } = await waitingDesk(2, new TypeError('Failed to fetch'));
    await all(element, root);
    await until(() => text(root).includes('已经存在这台设备上'));
    const lines = () => [...root.querySelectorAll('.line > p')].map(text);
    expect(lines()).to.deep.equal(['等待派单', '等待派单']);
    expect(root.querySelector('.sheet')).to.equal(null);
    await expectAccessible(element);
    // The element goes and comes back, as a page that is loaded again.
    const page = element.parentElement!;
    element.remove();
    page.append(element);
    await until(() => lines().length === 2);
    expect(desk.sent('POST dispatches').length).to.be.greaterThan(0);
    desk.answers['POST dispatches'] = {
      items: [
        { case: idOf(1), ok: true, version: 4 },
        { case: idOf(2), ok: false, code: 'version_mismatch' },
      ],
    };
    (await desk.outbox()).hurry();
    await until(() => text(root.querySelector('.said')).includes('派出 1 件，1 件没有派成'));
    expect(names(root)).to.deep.equal(['示例事件 2']);
    expect(lines()).to.deep.equal(['别人刚刚处理过，刷新后再看。']);
    const keys = desk.sent('POST dispatches').map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).to.equal(1);
  });

  it('a dispatch that is refused as a whole can be changed and sent again', async () => {
    const { element, root, desk } = await waitingDesk(1, problem(400, 'invalid'));
    await all(element, root);
    await until(() => text(root).includes('1 件没有派成'));
    desk.answers['POST dispatches'] = { items: [{ case: idOf(1), ok: true, version: 4 }] };
    button(root, '改了再办').click();
    const form = await until(() => root.querySelector<HTMLFormElement>('.sheet'));
    await until(() => root.querySelector<HTMLSelectElement>('#a-unit-0')!.value === '0');
    expect(text(form)).to.contain('给 1 件事件派单');
    form.querySelector<HTMLElement>('[type="submit"]')!.click();
    await until(() => text(root).includes('没有待派单的事件'));
    expect(desk.sent('POST dispatches')).to.have.length(2);
    const outbox = await desk.outbox();
    await until(() => outbox.items.length === 0);
  });
});
