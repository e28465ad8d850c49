import { expect, html } from '@open-wc/testing';
import { YztError } from '@yizhangtu/standard';
import type { Message } from '@yizhangtu/standard/cases.js';
import type { TestProvider } from '../testing/messages.test.fixture.ts';
import {
  button,
  expectAccessible,
  NOBODY,
  settled,
  shown,
  text,
  until,
} from '../testing/messages.test.fixture.ts';
import { idOf, messageOf } from '../testing/messages.ts';
import type { YztInbox } from './inbox.ts';

const some = (from: number, to: number): Message[] =>
  Array.from({ length: to - from + 1 }, (_, i) => messageOf(from + i));
const keys = (root: ShadowRoot) =>
  [...root.querySelectorAll('article')].map(({ dataset }) => dataset['key']);
const alone = (messages: readonly Message[], lang?: string) =>
  shown<YztInbox>(html`<yzt-inbox .messages=${messages}></yzt-inbox>`, lang);

describe('yzt-inbox', () => {
  it('shows messages in the words of the standard, the newest first', async () => {
    const { element, root } = await alone([
      messageOf(1, { readAt: '2026-11-02T00:00:00Z' }),
      messageOf(2, {
        template: 'case-rejected',
        params: { title: '灯', reason: '甲', basis: '乙' },
      }),
    ]);
    const [first, second] = [...root.querySelectorAll('article')];
    expect(text(first))
      .to.contain('“灯”不予受理')
      .and.to.contain('理由：甲')
      .and.to.contain('未读');
    expect(text(second)).to.contain('“示例 1”已受理').and.not.to.contain('未读“');
    expect(first!.getAttribute('aria-setsize')).to.equal('2');
    expect(text(root.querySelector('header'))).to.contain('1 条未读');
    await expectAccessible(element);
  });

  it('takes no room for a heading that the page hides, where there is nothing to say beside it', async () => {
    const { root } = await shown<YztInbox>(
      html`<style>
          yzt-inbox::part(title) {
            display: none;
          }</style
        ><yzt-inbox .messages=${[] as Message[]}></yzt-inbox>`,
    );
    await until(() => text(root).includes('没有消息'));
    expect(root.querySelector('header')!.getBoundingClientRect().height).to.be.lessThan(2);
  });

  it('speaks English, and in large text passes at AAA', async () => {
    const { element, root } = await shown<YztInbox>(
      html`<yzt-inbox large-text .messages=${some(1, 2)}></yzt-inbox>`,
      'en',
    );
    expect(text(root)).to.contain('“示例 2” was accepted').and.to.contain('2 unread');
    const pressed = [...root.querySelectorAll('.link, .headline')];
    expect(pressed).not.to.have.length(0);
    for (const each of pressed) expect(each.getBoundingClientRect().height).to.be.at.least(44);
    await expectAccessible(element);
  });

  it('shows HTML, controls of direction and ten thousand emoji as what they are: text', async () => {
    const title = `<img src=x onerror=alert(1)>\u202e${'😀'.repeat(10_000)}`;
    const { element, root } = await alone([messageOf(1, { params: { title } })]);
    expect(root.querySelector('img')).to.equal(null);
    expect(root.querySelector('.headline')!.textContent).to.contain(title);
    expect(root.querySelector('article')!.getBoundingClientRect().height).to.be.lessThan(300);
    await expectAccessible(element);
  });

  it('opens a matter where the page says, and counts it as read', async () => {
    const { element, root } = await shown<YztInbox>(
      html`<yzt-inbox case-href="#/cases/{case}" .messages=${some(1, 1)}></yzt-inbox>`,
    );
    const said: string[] = [];
    element.addEventListener('yzt-message-open', (event) => {
      said.push(event.message.id);
      event.preventDefault();
    });
    const link = root.querySelector<HTMLAnchorElement>('a.headline')!;
    expect(link.getAttribute('href')).to.equal(`#/cases/${idOf(900_001)}`);
    link.click();
    await settled(element);
    expect(said).to.deep.equal([idOf(1)]);
    expect(location.hash).to.equal('');
    expect(root.querySelector('.unread')).to.equal(null);
  });

  it('drops a count that is older than what was shown', async () => {
    const { element, root } = await alone(some(1, 1));
    element.count = { version: 7, unread: 4, unseen: 0 };
    await settled(element);
    element.count = { version: 6, unread: 9, unseen: 9 };
    await settled(element);
    expect(text(root.querySelector('.count'))).to.equal('4 条未读');
  });

  it('moves nothing under who reads: what comes waits behind a button', async () => {
    const { element, root } = await alone(some(1, 60));
    const scroller = root.querySelector<HTMLElement>('.scroll')!;
    scroller.scrollTop = 800;
    element.messages = some(1, 61);
    await settled(element);
    expect(keys(root)[0]).to.equal(idOf(60));
    expect(scroller.scrollTop).to.equal(800);
    button(root, '有 1 条新消息').click();
    await until(() => keys(root)[0] === idOf(61));
  });

  it('holds a hundred thousand messages with a few in the document', async () => {
    const { element, root } = await alone(some(1, 100_000));
    await until(() => root.querySelector('.scroll')!.scrollHeight > 1_000_000);
    await settled(element);
    expect(keys(root).length).to.be.lessThan(60);
    await expectAccessible(element);
  });

  it('says what to expect where there are none', async () => {
    const { element, root } = await alone([]);
    expect(text(root)).to.contain('没有消息');
    await expectAccessible(element);
  });

  describe('under a provider', () => {
    async function under(
      answer: (name: string, body: unknown) => unknown,
      who?: unknown,
    ): Promise<{ element: YztInbox; root: ShadowRoot; provider: TestProvider }> {
      const { element, root } = await shown<YztInbox>(
        html`<test-provider><yzt-inbox></yzt-inbox></test-provider>`,
      );
      const provider = element.closest('test-provider') as TestProvider;
      provider.answer = answer;
      if (who !== undefined) provider.who = who;
      provider.give();
      await until(
        () => root.querySelector('article, .state:not(.skeleton):not(.state-empty)') ?? who,
      );
      await settled(element);
      return { element, root, provider };
    }

    /** A server that keeps messages and counts what is not read. */
    function serverOf(messages: Message[]) {
      let version = 0;
      const read = new Set<string>();
      const count = () => ({ version, unread: messages.length - read.size, unseen: 0 });
      const answer = (name: string, body: unknown): unknown => {
        if (name.startsWith('GET messages/count')) return count();
        if (name.startsWith('GET messages')) {
          const unread = name.includes('unread=true');
          const items = messages
            .filter(({ id }) => !unread || !read.has(id))
            .map((one) => (read.has(one.id) ? { ...one, readAt: '2026-11-02T00:00:00Z' } : one));
          return { items };
        }
        const {
          mark,
          upTo,
          messages: ids,
        } = body as {
          mark: string;
          upTo?: string;
          messages?: string[];
        };
        if (mark === 'seen') return count();
        version += 1;
        const which = ids ?? messages.map(({ id }) => id).filter((id) => id <= upTo!);
        for (const id of which) mark === 'read' ? read.add(id) : read.delete(id);
        return count();
      };
      return { answer, read };
    }

    it('marks all as read, and takes it back', async () => {
      const { answer, read } = serverOf([messageOf(3), messageOf(2), messageOf(1)]);
      const { element, root } = await under(answer);
      await until(() => text(root.querySelector('.count')) === '3 条未读');
      button(root, '全部标为已读').click();
      await until(() => text(root.querySelector('.count')) === '全部已读');
      expect(read.size).to.equal(3);
      expect(root.querySelector('.unread')).to.equal(null);
      await expectAccessible(element);
      button(root, '撤销').click();
      await until(() => text(root.querySelector('.count')) === '3 条未读');
      expect(read.size).to.equal(0);
      expect(root.querySelectorAll('.unread').length).to.equal(3);
    });

    it('takes back by itself what the server did not take, and says so', async () => {
      const { answer } = serverOf([messageOf(1)]);
      let fails = true;
      const { element, root } = await under((name, body) =>
        fails && name.startsWith('POST') && (body as { mark: string }).mark === 'read'
          ? new YztError({ code: 'unavailable', message: '' })
          : answer(name, body),
      );
      button(root, '标为已读').click();
      await until(() => root.querySelector('[role="alert"]'));
      expect(root.querySelectorAll('.unread').length).to.equal(1);
      await expectAccessible(element);
      fails = false;
      button(root, '重试').click();
      await until(() => root.querySelector('.unread') === null);
      await until(() => text(root.querySelector('.count')) === '全部已读');
    });

    it('does what a message offers, once, and shows what came of it', async () => {
      const action = { id: 'sign', command: 'sign' as const };
      const offered = messageOf(1, { template: 'order-assigned', actions: [action] });
      const { answer } = serverOf([offered]);
      const { element, root, provider } = await under((name, body) =>
        name.startsWith('POST messages/') && name.includes('/actions/')
          ? {
              message: { ...offered, actions: [{ ...action, result: 'done' }] },
              case: CASE,
            }
          : answer(name, body),
      );
      const press = root.querySelector<HTMLElement>('.actions button')!;
      press.click();
      press.click();
      await until(() => text(root).includes('签收：已完成'));
      const acts = provider.asked.filter(({ url }) => url.includes('/actions/'));
      expect(acts.length).to.equal(1);
      await expectAccessible(element);
    });

    it('says why an action was not done, and keeps it', async () => {
      const action = { id: 'sign', command: 'sign' as const };
      const { answer } = serverOf([messageOf(1, { actions: [action] })]);
      const { element, root } = await under((name, body) =>
        name.includes('/actions/')
          ? new YztError({ code: 'denied', message: '' })
          : answer(name, body),
      );
      button(root, '签收').click();
      await until(() => root.querySelector('.result.failed'));
      expect((button(root, '签收') as HTMLButtonElement).disabled).to.equal(false);
      await expectAccessible(element);
    });

    it('follows what comes, each message once, with the count of the server', async () => {
      const { answer } = serverOf([messageOf(1)]);
      const { element, root, provider } = await under(answer);
      const message = messageOf(2);
      provider.stream.say({
        type: 'message',
        message,
        count: { version: 9, unread: 2, unseen: 1 },
      });
      provider.stream.say({
        type: 'message',
        message,
        count: { version: 8, unread: 5, unseen: 5 },
      });
      await settled(element);
      expect(keys(root)).to.deep.equal([idOf(2), idOf(1)]);
      expect(text(root.querySelector('.count'))).to.equal('2 条未读');
    });

    it('shows nobody’s messages to who is not signed in', async () => {
      const { element, root, provider } = await under(() => null, NOBODY);
      await until(() => text(root).includes('登录后'));
      expect(provider.asked).to.deep.equal([]);
      await expectAccessible(element);
    });
  });
});

/** A case as the schema wants it; nothing of it is shown. */
const CASE = {
  id: idOf(900_001),
  county: '330521',
  receipt: '示例-1',
  state: 'dispatched',
  version: 2,
  kind: 'help',
  category: 'a',
  title: '示例',
  description: '示例',
  place: { division: '330521' },
  photos: [],
  tier: 'county',
  published: false,
  mayPublish: false,
  join: 'all',
  round: 0,
  orders: [],
  returns: 0,
  urges: 0,
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-01T00:00:00Z',
  yours: [],
};
