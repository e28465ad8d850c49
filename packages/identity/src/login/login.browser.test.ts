import { expect, fixture, html } from '@open-wc/testing';
import { hostSession } from '@yizhangtu/client/host-session.js';
import { define, type YztErrorEvent } from '@yizhangtu/core';
import {
  button,
  expectAccessible,
  idOf,
  NOBODY,
  refusal,
  SAMPLE_SERVER,
  settled,
  signedIn,
  text,
  under,
  until,
  userOf,
} from '../testing/identity.test.fixture.ts';
import { YztLogin } from './login.ts';
import type { YztLoginStartEvent } from './login.events.ts';

define('yzt-login', YztLogin);

const login = (answers: Record<string, unknown>, lang = 'zh-CN', large = false) =>
  under<YztLogin>('yzt-login', html`<yzt-login ?large-text=${large}></yzt-login>`, answers, lang);

const PEOPLE = {
  items: [
    { id: idOf(1), name: '示例张三', posts: userOf().posts },
    { id: idOf(2), name: '示例李四', posts: [] },
  ],
};

async function open(root: ShadowRoot, element: Element) {
  root.querySelector('summary')!.click();
  await until(() => root.querySelector('details')?.open);
  await settled(element);
}

describe('yzt-login', () => {
  it('goes to the one way in, with the way back', async () => {
    const { element, root, provider } = await login({ 'GET session': NOBODY });
    let way: string | undefined;
    element.addEventListener('yzt-login-start', (event) => (way = event.way));
    button(root, '登录').click();
    await until(() => provider.went.length);
    const to = new URL(provider.went[0]!);
    expect(to.pathname).to.match(/\/counties\/330521\/session\/sign-in$/);
    expect(to.searchParams.get('way')).to.equal('oidc');
    expect(to.searchParams.get('return_to')).to.equal(
      location.pathname + location.search + location.hash,
    );
    expect(way).to.equal('oidc');
    await settled(element);
    expect(text(root)).to.contain('正在前往登录页面');
  });

  it('leaves it to a page that cancels the event', async () => {
    const { element, root, provider } = await login({ 'GET session': NOBODY });
    element.addEventListener('yzt-login-start', (event: YztLoginStartEvent) =>
      event.preventDefault(),
    );
    button(root, '登录').click();
    await settled(element);
    expect(provider.went).to.deep.equal([]);
    expect(text(root)).not.to.contain('正在前往');
  });

  it('signs in as a sample person without leaving the page', async () => {
    const { element, root, provider } = await login({
      'GET session': SAMPLE_SERVER,
      'GET sample-people': PEOPLE,
      'POST sample': signedIn(),
    });
    await open(root, element);
    await until(() => root.querySelector('.sample'));
    expect(text(root.querySelector('.sample'))).to.contain('示例村 村干部');
    await expectAccessible(element);
    button(root, '示例张三').click();
    await until(() => provider.session.state === 'signedIn');
    await settled(element);
    expect(provider.bodies('POST sample')).to.deep.equal([{ person: idOf(1) }]);
    expect(root.querySelector('button, summary')).to.equal(null);
    expect(text(root)).to.equal('已登录：示例张三');
  });

  it('says what went wrong with a sample person, and tries again', async () => {
    const { element, root, provider } = await login({
      'GET session': SAMPLE_SERVER,
      'GET sample-people': PEOPLE,
      'POST sample': refusal('rate_limited'),
    });
    await open(root, element);
    await until(() => root.querySelector('.sample'));
    const failed = new Promise((resolve) => element.addEventListener('yzt-error', resolve));
    button(root, '示例张三').click();
    expect(((await failed) as YztErrorEvent).error.code).to.equal('rate_limited');
    await settled(element);
    await expectAccessible(element);
    provider.answers['POST sample'] = signedIn();
    button(root, '重试').click();
    await until(() => provider.session.state === 'signedIn');
  });

  it('closes its panel with Escape and gives the focus back', async () => {
    const { element, root } = await login({
      'GET session': SAMPLE_SERVER,
      'GET sample-people': PEOPLE,
    });
    await open(root, element);
    root
      .querySelector('.panel button')!
      .dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
      );
    await settled(element);
    expect(root.querySelector('details')!.open).to.equal(false);
    expect(root.activeElement?.localName).to.equal('summary');
  });

  it('says why nobody can sign in over plain HTTP, and where it is not set up', async () => {
    const plain = await login({
      'GET session': { state: 'signedOut', ways: [], noSignIn: 'plain_http' },
    });
    expect(text(plain.root)).to.contain('没有加密').and.to.contain('https');
    expect(plain.root.querySelector('button')).to.equal(null);
    await expectAccessible(plain.element);
    const without = await login({ 'GET session': { state: 'signedOut', ways: [] } }, 'en');
    expect(text(without.root)).to.contain('has not set up sign-in');
  });

  it('says that nothing is lost when the session has expired', async () => {
    const { element, root } = await login({
      'GET session': { state: 'expired', ways: NOBODY.ways },
    });
    expect(text(root)).to.contain('登录已过期').and.to.contain('都还在');
    expect(text(button(root, '重新登录'))).to.equal('重新登录');
    await expectAccessible(element);
  });

  it('asks again when it could not be known whether somebody is signed in', async () => {
    const { element, root, provider } = await login({ 'GET session': refusal('unavailable') });
    expect(root.querySelector('[role="alert"]')).to.not.equal(null);
    await expectAccessible(element);
    provider.answers['GET session'] = NOBODY;
    button(root, '重试').click();
    await until(() => [...root.querySelectorAll('button')].some((each) => text(each) === '登录'));
  });

  it('shows a skeleton while that is asked', async () => {
    const { element, root } = await login({ 'GET session': new Promise(() => undefined) });
    expect(root.querySelector('[aria-busy="true"]')).to.not.equal(null);
    await expectAccessible(element);
  });

  it('works with the session of a host page and no provider', async () => {
    let asked = 0;
    const session = hostSession({ user: () => undefined, signIn: () => void asked++ });
    const element = await fixture<YztLogin>(
      html`<yzt-login lang="en" .session=${session}></yzt-login>`,
    );
    await settled(element);
    button(element.shadowRoot!, 'Sign in').click();
    await until(() => asked === 1);
  });

  it('asks nothing by itself without a session and a provider', async () => {
    const element = await fixture<YztLogin>(html`<yzt-login></yzt-login>`);
    await settled(element);
    expect(text(element.shadowRoot)).to.equal('');
  });

  for (const lang of ['zh-CN', 'en']) {
    for (const large of [false, true]) {
      it(`is accessible (${lang}, ${large ? 'large' : 'usual'} text)`, async () => {
        const { element, root } = await login(
          { 'GET session': SAMPLE_SERVER, 'GET sample-people': PEOPLE },
          lang,
          large,
        );
        await expectAccessible(element);
        await open(root, element);
        await until(() => root.querySelector('.sample'));
        await expectAccessible(element);
        const { height } = root.querySelector('summary')!.getBoundingClientRect();
        expect(height).to.be.at.least(large ? 60 : 44);
      });
    }
  }
});
