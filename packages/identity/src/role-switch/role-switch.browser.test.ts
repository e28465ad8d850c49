import { expect, fixture, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import {
  expectAccessible,
  inTwoLanguages,
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

  it('is silent beside the name of the only post where it is for a choice alone', async () => {
    const user = userOf();
    const shown = async (count: number) => {
      const some = { ...user, posts: user.posts.slice(0, count) };
      const element = await fixture<YztRoleSwitch>(
        html`<yzt-role-switch choice-only .user=${some}></yzt-role-switch>`,
      );
      return element.shadowRoot!.querySelectorAll('option').length || text(element.shadowRoot);
    };
    expect([await shown(0), await shown(1), await shown(2)]).to.deep.equal(['', '', 2]);
  });

  it('names divisions in its own language, and in another when that changes, unasked', async () => {
    const { root, provider } = await posts({ 'GET session': signedIn(inTwoLanguages()) });
    const words = () => [...root.querySelectorAll('option')].map(text);
    expect(words()).to.deep.equal(['示例村 村干部', '示例镇 镇街指挥室']);
    const { length } = provider.asked;
    provider.lang = 'en';
    await until(() => words()[0] === 'Village cadre, Sample Village');
    // A county may have no English name for a division.
    expect(words()[1]).to.equal('Town command room, 示例镇');
    expect(provider.asked).to.have.length(length);
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
