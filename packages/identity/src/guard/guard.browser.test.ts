import { expect, fixture, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import {
  expectAccessible,
  NOBODY,
  refusal,
  settled,
  signedIn,
  under,
  userOf,
} from '../testing/identity.test.fixture.ts';
import { YztGuard } from './guard.ts';

define('yzt-guard', YztGuard);

const content = html`<p id="in">inside</p>
  <p id="out" slot="otherwise">outside</p>`;

/** What of the content is seen. */
const seen = (element: Element): string[] =>
  [...element.children].filter((child) => child.getClientRects().length > 0).map(({ id }) => id);

const guard = (roles: string, answers: Record<string, unknown>) =>
  under<YztGuard>('yzt-guard', html`<yzt-guard roles=${roles}>${content}</yzt-guard>`, answers);

describe('yzt-guard', () => {
  it('shows its content to a post of a role that it names, and to no other post', async () => {
    const { element, provider } = await guard('auditor, village-cadre', {
      'GET session': signedIn(),
    });
    expect(seen(element)).to.deep.equal(['in']);
    // The person has the role of the other post as well, but does not act in it.
    provider.session.take(signedIn(userOf({ post: 'b' })));
    await settled(element);
    expect(seen(element)).to.deep.equal(['out']);
  });

  it('keeps its content while an expired session is not ended, and hides it after', async () => {
    const { element, provider } = await guard('village-cadre', { 'GET session': signedIn() });
    provider.session.take({ state: 'expired', ways: [] });
    await settled(element);
    expect(seen(element)).to.deep.equal(['in']);
    provider.session.take(NOBODY);
    await settled(element);
    expect(seen(element)).to.deep.equal(['out']);
  });

  it('without roles asks for a session alone', async () => {
    const { element } = await guard('', { 'GET session': NOBODY });
    expect(seen(element)).to.deep.equal(['out']);
    const given = await fixture(
      html`<yzt-guard .user=${userOf({ posts: [] })}>${content}</yzt-guard>`,
    );
    expect(seen(given)).to.deep.equal(['in']);
  });

  it('shows neither until it knows, nor when it cannot know; then it says why', async () => {
    const waiting = await guard('auditor', { 'GET session': new Promise(() => undefined) });
    expect(seen(waiting.element)).to.deep.equal([]);
    await expectAccessible(waiting.element);
    const failed = await guard('auditor', { 'GET session': refusal('unavailable') });
    expect(seen(failed.element)).to.deep.equal([]);
    expect(failed.root.querySelector('[role="alert"]')).to.not.equal(null);
    await expectAccessible(failed.element);
  });
});
