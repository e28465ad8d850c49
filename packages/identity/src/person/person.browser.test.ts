import { expect, fixture, html } from '@open-wc/testing';
import { define, type YztErrorEvent } from '@yizhangtu/core';
import type { Person } from '@yizhangtu/standard/identity.js';
import {
  button,
  expectAccessible,
  idOf,
  NOBODY,
  refusal,
  settled,
  signedIn,
  text,
  under,
  until,
  userOf,
} from '../testing/identity.test.fixture.ts';
import { YztPerson } from './person.ts';

define('yzt-person', YztPerson);

const MASKED: Person = {
  id: idOf(9),
  name: '李*',
  phone: '139****0009',
  idNumber: '330***********0099',
  division: { code: '330521103201', name: '示例村' },
  posts: [],
  revealable: ['phone', 'idNumber'],
};
const PHONE = '13900000009';
const FULL = { id: MASKED.id, phone: PHONE, entry: 12 };
const REASON = '核对危房改造补助';

const person = (answers: Record<string, unknown> = {}, lang = 'zh-CN', large = false) =>
  under<YztPerson>(
    'yzt-person',
    html`<yzt-person person-id=${MASKED.id} ?large-text=${large}></yzt-person>`,
    { 'GET session': signedIn(), [`GET ${MASKED.id}`]: MASKED, ...answers },
    lang,
  );

/** Opens the form and fills it in. */
async function ask(root: ShadowRoot, element: Element, reason = REASON, send = true) {
  root.querySelector<HTMLElement>('.begin')!.click();
  await settled(element);
  root.querySelector<HTMLElement>('input[type="checkbox"]')!.click();
  const box = root.querySelector('textarea')!;
  box.value = reason;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await settled(element);
  if (send) root.querySelector<HTMLElement>('button[type="submit"]')!.click();
  await settled(element);
}

const stored = () => Object.keys(sessionStorage).filter((key) => key.startsWith('yzt-'));

describe('yzt-person', () => {
  afterEach(() => sessionStorage.clear());

  it('shows what the server gives, masked, and what it does not give as hidden', async () => {
    const { root } = await person();
    expect(text(root.querySelector('h2'))).to.equal('李*');
    expect(text(root.querySelector('dl')).replaceAll(' ', '')).to.equal(
      '电话139****0009身份证件号330***********0099住址按您的岗位不显示所在示例村',
    );
  });

  it('shows in full what is asked for with a reason, says so once, and hides it on demand', async () => {
    const { element, root, provider } = await person({ 'POST reveal': FULL });
    const told: unknown[] = [];
    element.addEventListener('yzt-person-reveal', (event) =>
      told.push([event.attributes, event.entry]),
    );
    await ask(root, element);
    await until(() => text(root).includes(PHONE));
    expect(provider.bodies('POST reveal')).to.deep.equal([
      { attributes: ['phone'], reason: REASON },
    ]);
    expect(told).to.deep.equal([[['phone'], 12]]);
    expect(text(root)).to.contain('审计日志第 12 条').and.not.contain('330521199');
    await expectAccessible(element);
    button(root, '现在隐藏').click();
    await settled(element);
    expect(text(root)).not.to.contain(PHONE);
    expect(text(root)).to.contain('139****0009');
  });

  it('does not ask without an attribute and a reason that says something', async () => {
    const { element, root, provider } = await person({ 'POST reveal': FULL });
    await ask(root, element, '补');
    expect(text(root.querySelector('[role="alert"]'))).to.contain('太短');
    expect(root.activeElement?.localName).to.equal('textarea');
    expect(root.querySelector('textarea')!.value).to.equal('补');
    await expectAccessible(element);
    root.querySelector<HTMLElement>('input[type="checkbox"]')!.click();
    await settled(element);
    root.querySelector<HTMLElement>('button[type="submit"]')!.click();
    await settled(element);
    expect(text(root.querySelector('[role="alert"]'))).to.contain('至少选一项');
    expect(provider.bodies('POST reveal')).to.deep.equal([]);
  });

  it('takes no number as a reason: it would be kept', async () => {
    const { element, root, provider } = await person();
    await ask(root, element, '查一下 139 0000 0009 这个人');
    expect(text(root.querySelector('[role="alert"]'))).to.contain('不要写');
    expect(provider.bodies('POST reveal')).to.deep.equal([]);
  });

  it('leads to a stronger proof, and the reason is there afterwards, once', async () => {
    const first = await person({ 'POST reveal': refusal('step_up') });
    await ask(first.root, first.element);
    expect(text(first.root)).to.contain('实名认证').and.to.contain('原因还在');
    expect(first.root.querySelector('textarea')!.value).to.equal(REASON);
    await expectAccessible(first.element);
    button(first.root, '去做实名认证').click();
    await until(() => first.provider.went.length);
    expect(new URL(first.provider.went[0]!).searchParams.get('assurance')).to.equal('real-name');
    first.provider.remove();

    const back = await person({ 'POST reveal': FULL });
    await until(() => back.root.querySelector('textarea'));
    expect(back.root.querySelector('textarea')!.value).to.equal(REASON);
    expect(back.root.querySelector<HTMLInputElement>('input')!.checked).to.equal(true);
    expect(stored()).to.deep.equal([]);
  });

  it('gives nobody else what one person wrote', async () => {
    const first = await person({ 'POST reveal': refusal('step_up') });
    await ask(first.root, first.element);
    button(first.root, '去做实名认证').click();
    await until(() => first.provider.went.length);
    expect(stored()).to.have.length(1);
    first.provider.session.take(signedIn(userOf({ id: idOf(2), name: '示例王五' })));
    await settled(first.element);
    expect(first.root.querySelector('textarea')).to.equal(null);
    expect(stored()).to.deep.equal([]);
  });

  it('forgets what it showed when somebody else acts, and when it leaves', async () => {
    const { element, root, provider } = await person({ 'POST reveal': FULL });
    await ask(root, element);
    await until(() => text(root).includes(PHONE));
    provider.session.take(NOBODY);
    await element.updateComplete;
    expect(text(root)).not.to.contain(PHONE);

    const other = await person({ 'POST reveal': FULL });
    await ask(other.root, other.element);
    await until(() => text(other.root).includes(PHONE));
    const parent = other.element.parentElement!;
    other.element.remove();
    parent.append(other.element);
    await settled(other.element);
    expect(text(other.root)).not.to.contain(PHONE);
  });

  it('sends what was asked once, whatever changes after it was refused', async () => {
    const { element, root, provider } = await person({ 'POST reveal': refusal('step_up') });
    const sent = () => provider.bodies('POST reveal').length;
    await ask(root, element);
    expect(sent()).to.equal(1);
    provider.answers['POST reveal'] = FULL;
    provider.closest<HTMLElement>('[lang]')!.lang = 'en';
    await until(() => text(root).includes('Cancel'));
    provider.session.take({ ...NOBODY, state: 'expired' });
    await settled(element);
    provider.session.take(signedIn(userOf({ assurance: 'face' })));
    await settled(element);
    element.remove();
    await settled(element);
    provider.append(element);
    await settled(element);
    expect(sent()).to.equal(1);
    expect(text(root)).not.to.contain(PHONE);
  });

  it('sends nothing again, and as nobody else, that was on its way when it left', async () => {
    const { element, root, provider } = await person({
      'POST reveal': new Promise<Response>(() => undefined),
    });
    await ask(root, element);
    expect(provider.bodies('POST reveal')).to.have.length(1);
    element.remove();
    await settled(element);
    provider.session.take(signedIn(userOf({ id: idOf(2) })));
    provider.append(element);
    await settled(element);
    expect(provider.bodies('POST reveal')).to.have.length(1);
  });

  it('keeps what was typed when the server does not answer, and tries again', async () => {
    const { element, root, provider } = await person({ 'POST reveal': refusal('rate_limited') });
    const failed = new Promise((resolve) => element.addEventListener('yzt-error', resolve));
    await ask(root, element);
    expect(((await failed) as YztErrorEvent).error.code).to.equal('rate_limited');
    await settled(element);
    expect(root.querySelector('textarea')!.value).to.equal(REASON);
    await expectAccessible(element);
    provider.answers['POST reveal'] = FULL;
    button(root, '重试').click();
    await until(() => text(root).includes(PHONE));
  });

  it('says before it leaves when the browser can keep nothing', async () => {
    const { element, root, provider } = await person({ 'POST reveal': refusal('step_up') });
    await ask(root, element);
    const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
    try {
      button(root, '去做实名认证').click();
      await settled(element);
      expect(provider.went).to.deep.equal([]);
      expect(text(root)).to.contain('先把它抄下来');
      button(root, '去做实名认证').click();
      await until(() => provider.went.length);
    } finally {
      Object.defineProperty(window, 'sessionStorage', own);
    }
  });

  it('shows a person alone, without a provider, and offers nothing that needs one', async () => {
    const element = await fixture<YztPerson>(
      html`<yzt-person lang="en" .person=${MASKED}></yzt-person>`,
    );
    expect(text(element.shadowRoot)).to.contain('139****0009');
    expect(element.shadowRoot!.querySelector('button')).to.equal(null);
    await expectAccessible(element);
  });

  it('says who may, when this person may not', async () => {
    const { element, root } = await person({ [`GET ${MASKED.id}`]: refusal('denied') });
    expect(root.querySelector('.state-denied')).to.not.equal(null);
    await expectAccessible(element);
  });

  for (const lang of ['zh-CN', 'en']) {
    for (const large of [false, true]) {
      it(`is accessible (${lang}, ${large ? 'large' : 'usual'} text)`, async () => {
        const { element, root } = await person({}, lang, large);
        await expectAccessible(element);
        await ask(root, element, REASON, false);
        await expectAccessible(element);
      });
    }
  }
});
