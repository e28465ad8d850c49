import { expect, fixture, html } from '@open-wc/testing';
import { hostSession } from '@yizhangtu/client/host-session.js';
import { openOutbox, unsentOf } from '@yizhangtu/client/outbox.js';
import { define } from '@yizhangtu/core';
import { YztError } from '@yizhangtu/standard';
import { signOut } from '@yizhangtu/standard/contract.js';
import type { SessionUser } from '@yizhangtu/standard/identity.js';
import {
  button,
  expectAccessible,
  inTwoLanguages,
  NOBODY,
  refusal,
  settled,
  signedIn,
  text,
  under,
  until,
  userOf,
} from '../testing/identity.test.fixture.ts';
import { YztUserMenu } from './user-menu.ts';

define('yzt-user-menu', YztUserMenu);

const menu = (answers: Record<string, unknown>, lang = 'zh-CN', large = false) =>
  under<YztUserMenu>(
    'yzt-user-menu',
    html`<yzt-user-menu ?large-text=${large}></yzt-user-menu>`,
    answers,
    lang,
  );

async function open(root: ShadowRoot, element: Element) {
  root.querySelector('summary')!.click();
  await until(() => root.querySelector('details')?.open);
  await settled(element);
}

describe('yzt-user-menu', () => {
  it('says who is signed in, how surely, and in which post', async () => {
    const { element, root } = await menu({ 'GET session': signedIn() });
    expect(text(root.querySelector('summary')))
      .to.contain('账户')
      .and.to.contain('示例村 村干部');
    await open(root, element);
    expect(text(root.querySelector('dl')).replaceAll(' ', '')).to.equal(
      '电话138****0001身份核验手机号岗位示例村村干部(当前)示例镇镇街指挥室',
    );
  });

  it('names divisions in the language around it, whatever the server was asked in', async () => {
    const answers = { 'GET session': signedIn(inTwoLanguages()) };
    const { root } = await menu(answers, 'en');
    expect(text(root.querySelector('summary'))).to.contain('Village cadre, Sample Village');
    const chinese = await menu(answers);
    expect(text(chinese.root.querySelector('summary'))).to.contain('示例村 村干部');
  });

  it('shows nothing to who is not signed in', async () => {
    const { root } = await menu({ 'GET session': NOBODY });
    expect(text(root)).to.equal('');
  });

  it('signs out, and says so once', async () => {
    const { element, root, provider } = await menu({
      'GET session': signedIn(),
      'POST sign-out': {},
    });
    const told: boolean[] = [];
    element.addEventListener('yzt-session-end', ({ everywhere }) => told.push(everywhere));
    await open(root, element);
    button(root, '退出登录').click();
    await until(() => told.length);
    expect(told).to.deep.equal([false]);
    expect(provider.session.state).to.equal('signedOut');
    await settled(element);
    expect(text(root)).to.equal('');
  });

  it('warns of what was not sent, and lets who is signed in stay, or give it up', async () => {
    const { element, root, provider } = await menu({ 'GET session': signedIn() });
    const asked: unknown[] = [];
    provider.session.signOut = async ({ discard } = {}) => {
      asked.push(discard);
      if (discard) return;
      const message = { 'zh-CN': '还没有发出：路灯不亮', en: 'Not sent yet: the lamp is out' };
      const issue = { path: 'x', code: 'not_sent', message, mend: message };
      throw new YztError({ code: 'conflict', message: 'not sent', issues: [issue] });
    };
    await open(root, element);
    button(root, '退出登录').click();
    await until(() => root.querySelector('.unsent'));
    expect(text(root.querySelector('.unsent'))).to.equal('还没有发出：路灯不亮');
    expect(root.querySelector('[role=alert]')?.contains(root.querySelector('.unsent'))).to.equal(
      true,
    );
    await expectAccessible(element);
    button(root, '先不退出').click();
    await settled(element);
    expect(root.querySelector('.unsent')).to.equal(null);
    await open(root, element);
    button(root, '退出登录').click();
    await until(() => root.querySelector('.unsent'));
    const told: unknown[] = [];
    element.addEventListener('yzt-session-end', () => told.push(1));
    button(root, '删除并退出').click();
    await until(() => told.length);
    expect(asked).to.deep.equal([false, false, true]);
  });

  it('warns of it under a session of the host page too, sends it at a press, and takes the rest off the device', async () => {
    let user: SessionUser | undefined = userOf();
    const session = hostSession({ user: () => user, signOut: () => void (user = undefined) });
    await session.check();
    const { element, root, provider } = await menu({ 'GET session': NOBODY });
    const desk = { client: { ...provider.context.client, session }, county: '330521' };
    const answers: ((answer: Response) => void)[] = [];
    const wait = () => {
      provider.answers['POST sign-out'] = new Promise<Response>((resolve) => answers.push(resolve));
    };
    wait();
    // Any call will do.
    const outbox = await openOutbox({ ...desk, operations: [signOut] });
    Object.assign(provider.context, { live: { outbox: () => Promise.resolve(outbox) } });
    element.session = session;
    const submit = (title: string) =>
      outbox.submit(signOut, { params: { county: '330521' }, body: {}, title });
    await submit('路灯不亮');
    await submit('井盖不见了');
    await settled(element);
    await open(root, element);
    button(root, '退出登录').click();
    await until(() => root.querySelector('.unsent'));
    expect(text(root.querySelector('[role=alert]')))
      .to.contain('2 件还没有发出')
      .and.to.contain('路灯不亮')
      .and.to.contain('井盖不见了');
    expect(session.state).to.equal('signedIn');

    // One arrives, the other is refused.
    button(root, '现在发送').click();
    await until(() => text(root.querySelector('[role=status]')) === '正在发送');
    const [first] = answers;
    wait();
    first!(new Response('{}'));
    await until(() => answers.length === 2 && outbox.items[1]?.state === 'sending');
    const refusal = JSON.stringify({ type: 'x', title: 'x', status: 409, code: 'conflict' });
    const headers = { 'content-type': 'application/problem+json' };
    answers[1]!(new Response(refusal, { status: 409, headers }));
    await until(() => text(root.querySelector('[role=alert]')).includes('刚才没有发出去'));
    expect(text(root.querySelector('.unsent')))
      .to.contain('井盖不见了')
      .and.not.contain('路灯');
    await expectAccessible(element);

    button(root, '删除并退出').click();
    await until(() => session.state === 'signedOut');
    await settled(element);
    expect(await unsentOf(desk, userOf().id)).to.deep.equal([]);
    outbox.close();
  });

  it('signs out everywhere after a confirmation alone', async () => {
    const { element, root, provider } = await menu({
      'GET session': signedIn(),
      'POST sign-out': {},
    });
    await open(root, element);
    button(root, '退出所有设备').click();
    await settled(element);
    expect(root.activeElement).to.equal(button(root, '全部退出'));
    await expectAccessible(element);
    expect(provider.bodies('POST sign-out')).to.deep.equal([]);
    button(root, '取消').click();
    await settled(element);
    button(root, '退出所有设备').click();
    await settled(element);
    button(root, '全部退出').click();
    await until(() => provider.session.state === 'signedOut');
    expect(provider.bodies('POST sign-out')).to.deep.equal([{ everywhere: true }]);
  });

  it('stays when signing out fails, says so and tries again', async () => {
    const { element, root, provider } = await menu({
      'GET session': signedIn(),
      'POST sign-out': refusal('unavailable'),
    });
    await open(root, element);
    button(root, '退出登录').click();
    await until(() => root.querySelector('[role="alert"]'));
    expect(provider.session.state).to.equal('signedIn');
    await expectAccessible(element);
    provider.answers['POST sign-out'] = {};
    button(root, '重试').click();
    await until(() => provider.session.state === 'signedOut');
  });

  it('keeps its person when the session expires, and leads back in', async () => {
    const { element, root, provider } = await menu({ 'GET session': signedIn() });
    provider.session.take({ state: 'expired', ways: [] });
    await open(root, element);
    expect(text(root)).to.contain('登录已过期').and.to.contain('示例张三');
    await expectAccessible(element);
    button(root, '重新登录').click();
    await until(() => provider.went.length);
  });

  it('shows a person alone, without a session or a network', async () => {
    const element = await fixture<YztUserMenu>(
      html`<yzt-user-menu lang="en" .user=${userOf()}></yzt-user-menu>`,
    );
    await open(element.shadowRoot!, element);
    expect(text(element.shadowRoot)).to.contain('Village cadre, 示例村');
    expect(element.shadowRoot!.querySelector('.actions button')).to.equal(null);
  });

  it('keeps its panel in a window of 280 pixels', async () => {
    const page = await fixture<HTMLElement>(html`<div class="narrow"></div>`);
    page.style.width = '280px';
    const element = document.createElement('yzt-user-menu');
    element.user = userOf({ name: '欧阳示例示例示例示例示例示例示例示例' });
    page.append(element);
    await settled(element);
    expect(element.getBoundingClientRect().width).to.be.at.most(280);
  });

  for (const lang of ['zh-CN', 'en']) {
    for (const large of [false, true]) {
      it(`is accessible (${lang}, ${large ? 'large' : 'usual'} text)`, async () => {
        const { element, root } = await menu({ 'GET session': signedIn() }, lang, large);
        await expectAccessible(element);
        await open(root, element);
        await expectAccessible(element);
      });
    }
  }
});
