import { expect, html } from '@open-wc/testing';
import type { TestProvider } from '../testing/messages.test.fixture.ts';
import {
  expectAccessible,
  NOBODY,
  settled,
  shown,
  text,
  until,
} from '../testing/messages.test.fixture.ts';
import { messageOf } from '../testing/messages.ts';
import type { YztMessageBell } from './message-bell.ts';

const bellOf = (root: ShadowRoot) => root.querySelector<HTMLButtonElement>('.bell')!;

describe('yzt-message-bell', () => {
  it('says how many wait, and opens the inbox; Escape leads back', async () => {
    const { element, root } = await shown<YztMessageBell>(
      html`<yzt-message-bell
        .count=${{ version: 1, unread: 120, unseen: 0 }}
        .messages=${[messageOf(1)]}
      ></yzt-message-bell>`,
    );
    expect(text(bellOf(root).querySelector('.sr-only'))).to.equal('消息，120 条未读');
    expect(text(bellOf(root).querySelector('.badge'))).to.equal('99+');
    await expectAccessible(element);
    bellOf(root).focus();
    bellOf(root).click();
    const dialog = await until(() => root.querySelector<HTMLDialogElement>('dialog[open]'));
    const inbox = await until(() => dialog.querySelector('yzt-inbox'));
    await until(() => inbox.shadowRoot!.querySelector('article'));
    expect(text(inbox.shadowRoot!.querySelector('.count'))).to.equal('120 条未读');
    expect(dialog.getBoundingClientRect().right).to.be.at.most(innerWidth);
    await expectAccessible(element);
    dialog.close();
    await settled(element);
    expect(root.activeElement).to.equal(bellOf(root));
  });

  it('drops a count that is older than what was shown', async () => {
    const { element, root } = await shown<YztMessageBell>(
      html`<yzt-message-bell .count=${{ version: 5, unread: 2, unseen: 0 }}></yzt-message-bell>`,
      'en',
    );
    element.count = { version: 4, unread: 7, unseen: 7 };
    await settled(element);
    expect(text(bellOf(root).querySelector('.sr-only'))).to.equal('Messages, 2 unread');
  });

  it('names itself in large text', async () => {
    const { element, root } = await shown<YztMessageBell>(
      html`<yzt-message-bell
        large-text
        .count=${{ version: 1, unread: 0, unseen: 0 }}
      ></yzt-message-bell>`,
    );
    expect(bellOf(root).innerText).to.contain('消息');
    await expectAccessible(element);
  });

  async function under(who?: unknown) {
    const { element, root } = await shown<YztMessageBell>(
      html`<test-provider><yzt-message-bell></yzt-message-bell></test-provider>`,
    );
    const provider = element.closest('test-provider') as TestProvider;
    if (who !== undefined) provider.who = who;
    provider.answer = () => ({ version: 3, unread: 2, unseen: 0 });
    provider.give();
    await settled(element);
    return { element, root, provider };
  }

  it('follows the server’s count, says that something came, and never goes back', async () => {
    const { element, root, provider } = await under();
    await until(() => text(root.querySelector('.badge')) === '2');
    provider.stream.say({ type: 'count', count: { version: 5, unread: 3, unseen: 1 } });
    provider.stream.say({ type: 'count', count: { version: 4, unread: 9, unseen: 9 } });
    await settled(element);
    expect(text(root.querySelector('.badge'))).to.equal('3');
    expect(text(root.querySelector('[role="status"]'))).to.equal('有新消息：3 条未读');
  });

  it('is not there for who is not signed in', async () => {
    const { element, root, provider } = await under(NOBODY);
    await until(() => provider.session?.state === 'signedOut');
    await settled(element);
    expect(bellOf(root)).to.equal(null);
    expect(provider.asked).to.deep.equal([]);
  });
});
