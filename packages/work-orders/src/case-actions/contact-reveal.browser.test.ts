import { expect, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import { YztCaseDetail } from '../case-detail/case-detail.ts';
import { caseOf, CASE_ID, orderOf } from '../testing/case-samples.test.helper.ts';
import {
  button,
  expectAccessible,
  problem,
  settled,
  text,
  type,
  underDesk,
  until,
  type Answers,
} from '../testing/desk.test.fixture.ts';

define('yzt-case-detail', YztCaseDetail);

const FULL = { name: '示例张三', phone: '13800000001', entry: 7 };
const HANDLED = caseOf({
  yours: ['lead'],
  orders: [orderOf(1, { yours: true, state: 'processing' })],
  reporter: {
    anonymous: false,
    name: '示例张*',
    phone: '138****0001',
    revealable: ['name', 'phone'],
  },
});

async function opened(answers: Answers = {}, lang = 'zh-CN', matter = HANDLED) {
  const made = await underDesk<YztCaseDetail>(
    'yzt-case-detail',
    html`<yzt-case-detail case-id=${CASE_ID}></yzt-case-detail>`,
    {
      [`GET ${CASE_ID}`]: matter,
      'GET case-categories': { categories: [] },
      'POST reveal': FULL,
      ...answers,
    },
    lang,
  );
  await until(() => made.root.querySelector('.said'));
  return made;
}

async function asked(made: Awaited<ReturnType<typeof opened>>, reason: string): Promise<void> {
  made.root.querySelector<HTMLElement>('[data-action="reveal"]')?.click();
  await settled(made.element);
  type(made.root, '#a-reveal', reason);
  await settled(made.element);
  made.root.querySelector<HTMLElement>('form.contact [type="submit"]')!.click();
  await settled(made.element);
}

describe('how to reach who reported', () => {
  afterEach(() => sessionStorage.clear());

  it('is shown in full for a reason, and hidden again', async () => {
    const made = await opened();
    const { root, element, desk } = made;
    expect(text(root)).to.contain('138****0001').and.not.contain(FULL.phone);
    await asked(made, '回电核实位置');
    await until(() => text(root).includes(FULL.phone));
    expect(desk.sent('POST reveal').map(({ body }) => body)).to.deep.equal([
      { reason: '回电核实位置' },
    ]);
    expect(text(root)).to.contain('审计日志第 7 条');
    await expectAccessible(element);
    button(root, '现在隐藏').click();
    await settled(element);
    expect(text(root)).not.to.contain(FULL.phone);
    expect(text(root)).to.contain('联系方式已隐藏');
  });

  it('goes when the element is taken out of the page', async () => {
    const made = await opened();
    await asked(made, '回电核实位置');
    await until(() => text(made.root).includes(FULL.phone));
    const page = made.element.parentElement!;
    made.element.remove();
    page.append(made.element);
    await settled(made.element);
    expect(text(made.root)).not.to.contain(FULL.phone);
  });

  it('is not offered to who may not ask for it', async () => {
    const { reporter: { revealable, ...reporter } = { anonymous: false } } = HANDLED;
    expect(revealable).to.have.length(2);
    const { root } = await opened({}, 'zh-CN', { ...HANDLED, reporter });
    expect(root.querySelector('[data-action="reveal"]')).to.equal(null);
  });

  it('asks for a reason that the log may keep, and sends nothing before', async () => {
    const made = await opened();
    for (const [reason, words] of [
      ['看', '原因太短'],
      ['回电 138-0000-0001', '不要写证件或电话号码'],
    ] as const) {
      await asked(made, reason);
      expect(text(made.root.querySelector('[role="alert"]'))).to.contain(words);
    }
    await expectAccessible(made.element);
    expect(made.desk.sent('POST reveal')).to.have.length(0);
  });

  it('asks who is not known surely enough to prove it, and keeps the reason meanwhile', async () => {
    const made = await opened({ 'POST reveal': problem(401, 'step_up') }, 'en');
    await asked(made, 'Calling back about the place');
    await until(() => text(made.root).includes('prove who you are first'));
    expect(button(made.root, 'Prove it')).to.be.an('htmlbuttonelement');
    // The page goes away and comes back.
    const page = made.element.parentElement!;
    made.element.remove();
    made.desk.answers['POST reveal'] = FULL;
    page.append(made.element);
    const box = await until(() => made.root.querySelector<HTMLTextAreaElement>('#a-reveal'));
    expect(box.value).to.equal('Calling back about the place');
    await asked(made, box.value);
    await until(() => text(made.root).includes(FULL.phone));
    expect(sessionStorage).to.have.length(0);
  });
});
