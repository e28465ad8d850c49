import { expect, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import { YztCaseDetail } from '../case-detail/case-detail.ts';
import { caseOf, CASE_ID, orderOf } from '../testing/case-samples.test.helper.ts';
import {
  expectAccessible,
  settled,
  type,
  underDesk,
  until,
  type Answers,
} from '../testing/desk.test.fixture.ts';

define('yzt-case-detail', YztCaseDetail);

const UNITS = {
  items: [
    {
      id: 'roads',
      name: { 'zh-CN': '示例交通局', en: 'Sample roads' },
      division: { code: '330521', name: '示例县' },
      organisation: '示例交通局',
      categories: ['city.roads'],
      services: [],
      onDuty: false,
    },
    {
      id: 'own:town',
      name: { 'zh-CN': '示例镇', en: 'Sample town' },
      division: { code: '330521001', name: '示例镇' },
      categories: [],
      services: ['repairs'],
      onDuty: true,
    },
  ],
};

/** The desk of a case, with a form open in which a unit is chosen. */
async function opened(action: string, more: Answers, lang = 'zh-CN', released = false) {
  const [first] = [orderOf(1, released ? { state: 'returned', ended: 'released' } : {})];
  const matter = caseOf({
    state: action === 'dispatch' ? 'accepted' : 'dispatched',
    yours: ['centre'],
    orders: action === 'dispatch' ? [] : [first],
  });
  const given = { [`GET ${CASE_ID}`]: matter, ...more };
  const { element, root, desk } = await underDesk<YztCaseDetail>(
    'yzt-case-detail',
    html`<yzt-case-detail case-id=${CASE_ID}></yzt-case-detail>`,
    given,
    lang,
  );
  await until(() => root.querySelector(`[data-action="${action} "]`) !== null);
  root.querySelector<HTMLElement>(`[data-action="${action} "]`)!.click();
  await settled(element);
  return { element, root, desk };
}
const inputOf = (root: ShadowRoot) => root.querySelector<HTMLInputElement>('input#a-unit-0')!;
const choices = (root: ShadowRoot) => [...(inputOf(root).list?.options ?? [])];

describe('whom to give a case to', () => {
  it('is chosen by name from the units of the county, and who is on duty is told', async () => {
    const { element, root, desk } = await opened('dispatch', { 'GET case-units': UNITS });
    await until(() => choices(root).length > 0);
    expect(choices(root).map(({ value }) => value)).to.deep.equal(['示例交通局', '示例镇']);
    expect(choices(root)[1]!.label).to.equal('示例镇（在岗）');
    const asked = desk.asked.find(({ url }) => url.includes('case-units'));
    expect(new URL(asked!.url).searchParams.get('place')).to.equal(caseOf({}).place.division);
    await expectAccessible(element);
    const told: unknown[] = [];
    element.addEventListener('yzt-case-command', (event) => {
      event.preventDefault();
      told.push(event.command);
    });
    for (const name of ['示例镇', '另一个局']) {
      type(root, '#a-unit-0', name);
      inputOf(root).dispatchEvent(new Event('change'));
      await settled(element);
      expect(inputOf(root).value).to.equal(name);
      root.querySelector<HTMLElement>('[type="submit"]')!.click();
      await settled(element);
      root.querySelector<HTMLElement>('[data-action="dispatch "]')!.click();
      await settled(element);
    }
    const units = told.map((one) => (one as { orders: { unit: unknown }[] }).orders[0]!.unit);
    expect(units).to.deep.equal([
      { division: '330521001', name: UNITS.items[1]!.name },
      { division: desk.context.county.county.code, organisation: '另一个局' },
    ]);
  });

  it('is told in English as well', async () => {
    const { root } = await opened('dispatch', { 'GET case-units': UNITS }, 'en');
    await until(() => choices(root).length > 0);
    expect(choices(root).map(({ label, value }) => label || value)).to.deep.equal([
      'Sample roads',
      'Sample town (on duty)',
    ]);
  });

  it('is typed where the backend does not tell its units', async () => {
    const { root } = await opened('dispatch', {});
    await until(() => inputOf(root) !== null);
    expect(inputOf(root).list).to.equal(null);
  });

  it('is a lead again where the only one was released, and no second one', async () => {
    const roles = (root: ShadowRoot) =>
      [...root.querySelectorAll<HTMLOptionElement>('#a-role-0 option')].map(({ value }) => value);
    const { root: led } = await opened('add-department', { 'GET case-units': UNITS });
    expect(roles(led)).to.deep.equal(['assist', 'inform']);
    const { root } = await opened('add-department', { 'GET case-units': UNITS }, 'zh-CN', true);
    expect(roles(root)).to.deep.equal(['lead', 'assist', 'inform']);
    expect(root.querySelector<HTMLSelectElement>('#a-role-0')!.value).to.equal('lead');
  });
});
