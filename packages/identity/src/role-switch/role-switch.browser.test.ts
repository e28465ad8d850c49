import { expect, fixture, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import {
  expectAccessible,
  refusal,
  settled,
  signedIn,
  text,
  under,
  until,
  userOf,
} from '../testing/identity.test.fixture.ts';
import { YztRoleSwitch } from './role-switch.ts';

define('yzt-role-switch', YztRoleSwitch);

const posts = (answers: Record<string, unknown>, lang = 'zh-CN', large = false) =>
  under<YztRoleSwitch>(
    'yzt-role-switch',
    html`<yzt-role-switch ?large-text=${large}></yzt-role-switch>`,
    answers,
    lang,
  );

function choose(root: ShadowRoot, value: string): HTMLSelectElement {
  const box = root.querySelector('select')!;
  box.value = value;
  box.dispatchEvent(new Event('change', { bubbles: true }));
  return box;
}

describe('yzt-role-switch', () => {
  it('offers the posts in words and takes another', async () => {
    const { element, root, provider } = await posts({
      'GET session': signedIn(),
      'PUT post': signedIn(userOf({ post: 'b' })),
    });
    const box = root.querySelector('select')!;
    expect(box.value).to.equal('a');
    expect([...box.options].map(text)).to.deep.equal(['示例村 村干部', '示例镇 镇街指挥室']);
    const told: string[] = [];
    element.addEventListener('yzt-post-choose', ({ post }) => told.push(post.id));
    choose(root, 'b');
    await until(() => provider.session.user?.post === 'b');
    await settled(element);
    expect(told).to.deep.equal(['b']);
    expect(provider.bodies('PUT post')).to.deep.equal([{ post: 'b' }]);
    expect(box.value).to.equal('b');
    expect(text(root.querySelector('[role="status"]'))).to.equal('现在的岗位：示例镇 镇街指挥室');
  });

  it('goes back to the post of before when the server refuses, and says so', async () => {
    const { element, root } = await posts({
      'GET session': signedIn(),
      'PUT post': refusal('not_found'),
    });
    const box = choose(root, 'b');
    await until(() => root.querySelector('[role="alert"]'));
    await settled(element);
    expect(box.value).to.equal('a');
    await expectAccessible(element);
  });

  it('asks to choose when no post is taken, names the only one, and is silent without any', async () => {
    const { post: _, ...undecided } = userOf();
    const none = await posts({ 'GET session': signedIn(undecided) });
    expect(none.root.querySelector('select')!.value).to.equal('');
    const one = userOf();
    const single = await fixture<YztRoleSwitch>(
      html`<yzt-role-switch .user=${{ ...one, posts: one.posts.slice(0, 1) }}></yzt-role-switch>`,
    );
    expect(text(single.shadowRoot)).to.equal('当前岗位 示例村 村干部');
    const empty = await fixture<YztRoleSwitch>(
      html`<yzt-role-switch .user=${{ ...one, posts: [] }}></yzt-role-switch>`,
    );
    expect(text(empty.shadowRoot)).to.equal('');
  });

  it('names a role that this kit does not know by its id', async () => {
    const [post] = userOf().posts;
    const role = 'ghost-role' as 'auditor';
    const element = await fixture<YztRoleSwitch>(
      html`<yzt-role-switch .user=${userOf({ posts: [{ ...post!, role }] })}></yzt-role-switch>`,
    );
    expect(text(element.shadowRoot)).to.contain('ghost-role');
  });

  for (const lang of ['zh-CN', 'en']) {
    for (const large of [false, true]) {
      it(`is accessible (${lang}, ${large ? 'large' : 'usual'} text)`, async () => {
        const { element } = await posts({ 'GET session': signedIn() }, lang, large);
        await expectAccessible(element);
      });
    }
  }
});
