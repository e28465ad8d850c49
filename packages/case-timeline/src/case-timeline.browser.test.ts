import { expect, html } from '@open-wc/testing';
import type { SessionUser } from '@yizhangtu/standard/identity.js';
import { YztError } from '@yizhangtu/standard';
import type { Case, CaseEvent, CaseSummary } from '@yizhangtu/standard/cases.js';
import { fillPaper } from './take-away.ts';
import { momentsIn } from './moments.ts';
import { timelineOf } from './timeline-model.ts';
import { eventOf, idOf } from './testing/events.ts';
import type { TestProvider } from './testing/timeline.test.fixture.ts';
import {
  button,
  expectAccessible,
  settled,
  shown,
  text,
  until,
} from './testing/timeline.test.fixture.ts';

const CASE = idOf(999_999);
const some = (from: number, to: number, more: Partial<CaseEvent> = {}) =>
  Array.from({ length: to - from + 1 }, (_, i) =>
    eventOf(from + i, {
      type: 'noted',
      data: { note: `第 ${from + i} 条。`.repeat(1 + ((from + i) % 7)) },
      ...more,
    }),
  );
const articles = (root: ShadowRoot) => [...root.querySelectorAll('article')];
const keys = (root: ShadowRoot) => articles(root).map(({ dataset }) => dataset['key']);
const at = (events: readonly CaseEvent[], lang = 'zh-CN') =>
  shown(html`<yzt-case-timeline .events=${events}></yzt-case-timeline>`, lang);

describe('yzt-case-timeline', () => {
  it('shows what happened under its days, the newest first, to be read by keys and by ear', async () => {
    const { element, root } = await at([
      eventOf(1, { type: 'submitted', data: { title: '路灯不亮' } }),
      eventOf(30, { type: 'accepted', actor: { system: true } }),
    ]);
    // Of this year on the clock of Beijing, wherever the browser sits.
    const isThisYear = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() === 2026;
    expect([...root.querySelectorAll('h3')].map(text)).to.deep.equal(
      ['2026年11月2日 星期一', '2026年11月1日 星期日'].map((day) =>
        isThisYear ? day.slice(5) : day,
      ),
    );
    const feed = root.querySelector('[role="feed"]')!;
    expect(feed.getAttribute('aria-label')).to.equal('事件时间线');
    const [first, second] = articles(root);
    expect(first!.getAttribute('aria-posinset')).to.equal('1');
    expect(first!.getAttribute('aria-setsize')).to.equal('2');
    expect(text(root.getElementById(first!.getAttribute('aria-labelledby')!))).to.equal('受理');
    expect(second!.querySelector('time')!.dateTime).to.equal('2026-10-31T17:00:00.000Z');
    await expectAccessible(element);
    first!.focus();
    const press = (key: string) =>
      root.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true }),
      );
    press('PageDown');
    expect(root.activeElement).to.equal(second);
    press('PageUp');
    expect(root.activeElement).to.equal(first);
  });

  it('speaks English, and in large text passes at AAA', async () => {
    const { element, root } = await shown(
      html`<yzt-case-timeline large-text .events=${some(1, 3)}></yzt-case-timeline>`,
      'en',
    );
    expect(text(root)).to.contain('3 events').and.to.contain('Internal note');
    await expectAccessible(element);
  });

  it('says what is withheld, late, internal and corrected, and leads to the correction', async () => {
    const { element, root } = await at([
      eventOf(1, { type: 'finished', redacted: ['result'], visibility: 'staff' }),
      eventOf(2, {
        type: 'answered',
        data: { answer: '三盏' },
        recordedAt: '2026-11-03T18:00:00Z',
      }),
      eventOf(3, {
        type: 'corrected',
        supersedes: idOf(2),
        data: { corrects: 'answered', text: '两盏' },
      }),
    ]);
    const [correction, answer, finished] = articles(root);
    expect(text(finished)).to.contain('经办人不公开').and.to.contain('办理结果 不公开');
    expect(text(finished)).to.contain('内部');
    expect(text(answer)).to.contain('3 天后补记').and.to.contain('已更正');
    expect(text(answer!.querySelector('del'))).to.equal('三盏');
    expect(text(correction)).to.contain('更正“答复”').and.to.contain('两盏');
    button(answer!, '看更正').click();
    await until(() => root.activeElement === correction);
    await expectAccessible(element);
  });

  it('has ways to a correction that are large enough to press in large text', async () => {
    const events = [
      eventOf(1, { type: 'answered', data: { answer: '三盏' } }),
      eventOf(2, {
        type: 'corrected',
        supersedes: idOf(1),
        data: { corrects: 'answered', text: '两盏' },
      }),
    ];
    const { root } = await shown(
      html`<yzt-case-timeline large-text .events=${events}></yzt-case-timeline>`,
    );
    const ways = [...root.querySelectorAll('.link')];
    expect(ways).to.have.length(2);
    for (const way of ways) expect(way.getBoundingClientRect().height).to.be.at.least(44);
  });

  it('strikes the words of a report that were put right, and leaves its title', async () => {
    const { root } = await at([
      eventOf(1, { type: 'submitted', data: { title: '井盖破损', description: '裂了' } }),
      eventOf(2, {
        type: 'corrected',
        supersedes: idOf(1),
        data: { corrects: 'submitted', text: '不见了' },
      }),
    ]);
    const [correction, reported] = articles(root);
    expect([...reported!.querySelectorAll('del')].map(text)).to.deep.equal(['裂了']);
    expect(text(reported)).to.contain('井盖破损').and.to.contain('已更正');
    expect(text(correction)).to.contain('不见了');
  });

  it('shows HTML, controls of direction and ten thousand emoji as what they are: text', async () => {
    const nasty = '<img src=x onerror=alert(1)>\u202eabc';
    const { element, root } = await at([
      eventOf(1, { data: { note: nasty } }),
      eventOf(2, { data: { note: '😀'.repeat(10_000) } }),
    ]);
    expect(root.querySelector('img')).to.equal(null);
    const [emoji, html] = articles(root);
    const line = html!.querySelector('dd')!;
    expect(line.textContent).to.equal(nasty);
    // What turns round inside stays inside.
    expect(getComputedStyle(line).unicodeBidi).to.equal('isolate');
    const before = emoji!.getBoundingClientRect().height;
    expect(before).to.be.lessThan(300);
    button(emoji!, '展开全文').click();
    await settled(element);
    expect(emoji!.getBoundingClientRect().height).to.be.greaterThan(before);
    expect(emoji!.scrollWidth).to.be.at.most(emoji!.clientWidth);
    await expectAccessible(element);
  });

  it('puts rows together by stage and by department', async () => {
    const { element, root } = await at([
      eventOf(1, { type: 'submitted', actor: { role: 'resident' } }),
      eventOf(2, { type: 'accepted', actor: { system: true } }),
    ]);
    element.group = 'stage';
    element.order = 'oldest';
    await settled(element);
    expect([...root.querySelectorAll('h3')].map(text)).to.deep.equal(['上报', '受理']);
    element.group = 'department';
    await settled(element);
    expect([...root.querySelectorAll('h3')].map(text)).to.deep.equal(['村民', '系统']);
  });

  it('shows what comes at once to who is at the newest, and says so', async () => {
    const { element, root } = await at(some(1, 3));
    element.events = some(1, 4);
    await settled(element);
    expect(keys(root)[0]).to.equal(idOf(4));
    expect(text(articles(root)[0])).to.contain('新');
    expect(text(root.querySelector('[role="status"]'))).to.equal('新增 1 条记录');
  });

  it('moves nothing under who reads: what comes waits behind a button', async () => {
    const { element, root } = await at(some(1, 60));
    const scroller = root.querySelector<HTMLElement>('.scroll')!;
    scroller.scrollTop = 900;
    const read = articles(root).find((each) => each.getBoundingClientRect().top > 100)!;
    const top = read.getBoundingClientRect().top;
    element.events = some(1, 62);
    await settled(element);
    expect(read.getBoundingClientRect().top).to.equal(top);
    expect(keys(root)[0]).to.equal(idOf(60));
    await expectAccessible(element);
    button(root, '有 2 条新记录').click();
    await until(() => root.activeElement?.matches('article'));
    expect(keys(root)[0]).to.equal(idOf(62));
    expect(scroller.scrollTop).to.be.lessThan(5);
  });

  it('keeps its place when earlier events come above', async () => {
    const { element, root } = await shown(
      html`<yzt-case-timeline order="oldest" older .events=${some(31, 90)}></yzt-case-timeline>`,
    );
    const scroller = root.querySelector<HTMLElement>('.scroll')!;
    scroller.scrollTop = 700;
    const words = () => root.querySelector(`[data-key="${idOf(45)}"] h4`)!;
    const top = words().getBoundingClientRect().top;
    const asked: string[] = [];
    element.addEventListener('yzt-events-request', ({ direction }) => asked.push(direction));
    button(root, '更早的记录').click();
    expect(asked).to.deep.equal(['older']);
    element.events = some(1, 90);
    await settled(element);
    expect(words().getBoundingClientRect().top).to.be.closeTo(top, 1);
  });

  for (const [order, wanted] of [
    ['newest', 400],
    ['oldest', 121],
  ] as const) {
    it(`goes to what waited, however much it is: ${order} first`, async () => {
      const { element, root } = await shown(
        html`<yzt-case-timeline order=${order} .events=${some(1, 120)}></yzt-case-timeline>`,
      );
      const scroller = root.querySelector<HTMLElement>('.scroll')!;
      scroller.scrollTop = 900;
      // More than are drawn plainly: the part that draws long lists has not come yet.
      element.events = some(1, 400);
      await settled(element);
      button(root, '有 280 条新记录').click();
      await until(() => scroller.scrollHeight > 20_000);
      const focused = () => root.activeElement?.closest<HTMLElement>('article');
      await until(() => focused()?.dataset['key'] === idOf(wanted));
      const settling = () => new Promise((resolve) => requestAnimationFrame(resolve));
      for (let frame = 0; frame < 30; frame++) await settling();
      const row = focused()!;
      expect(row.dataset['key']).to.equal(idOf(wanted));
      const [list, box] = [scroller.getBoundingClientRect(), row.getBoundingClientRect()];
      expect(box.bottom).to.be.greaterThan(list.top + 10);
      expect(box.top).to.be.lessThan(list.bottom - 10);
    });
  }

  it('keeps its place when so many earlier events come above that only some are drawn', async () => {
    const { element, root } = await shown(
      html`<yzt-case-timeline order="oldest" older .events=${some(301, 400)}></yzt-case-timeline>`,
    );
    const scroller = root.querySelector<HTMLElement>('.scroll')!;
    scroller.scrollTop = 700;
    const words = () => root.querySelector(`[data-key="${idOf(315)}"] h4`);
    const top = words()!.getBoundingClientRect().top;
    button(root, '更早的记录').click();
    element.events = some(1, 400);
    await until(() => scroller.scrollHeight > 20_000);
    await until(() => {
      const now = words()?.getBoundingClientRect().top;
      return now !== undefined && Math.abs(now - top) <= 2;
    });
  });

  it('holds a hundred thousand events with a few in the document, and reaches the last', async () => {
    const { element, root } = await at(some(1, 100_000));
    await until(() => root.querySelector('.scroll')!.scrollHeight > 1_000_000);
    await settled(element);
    expect(articles(root).length).to.be.lessThan(80);
    (await until(() => articles(root)[0])).focus();
    root.activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'End', bubbles: true, composed: true }),
    );
    const focused = () => root.activeElement?.closest<HTMLElement>('article');
    await until(() => focused()?.dataset['key'] === idOf(1));
    const last = focused()!;
    expect(last.getAttribute('aria-posinset')).to.equal('100000');
    expect(articles(root).length).to.be.lessThan(80);
    await expectAccessible(element);
  });

  it('goes to a day', async () => {
    const { root } = await at(some(1, 3_000));
    await until(() => root.querySelector('.scroll')!.scrollHeight > 50_000);
    button(root, '更多').click();
    const date = root.querySelector<HTMLInputElement>('input[type="date"]')!;
    date.value = '2026-12-24';
    date.dispatchEvent(new Event('change'));
    const there = await until(() => root.activeElement?.closest('article'));
    expect(there.querySelector('time')!.dateTime).to.match(/^2026-12-(23T1[6-9]|23T2|24T)/);
  });

  it('shows the process with its deadlines from the events and the case alone', async () => {
    const clock = {
      limit: { kind: 'work-day' as const, amount: 1 },
      startedAt: '2026-11-01T02:00:00+08:00',
      dueAt: '2026-11-01T04:00:00+08:00',
      state: 'finished' as const,
      warning: 'overdue' as const,
      late: true,
      pauses: [],
    };
    const known = { clocks: { handling: clock }, orders: [], receipt: 'A', title: 'B' };
    const { element, root } = await shown(
      html`<yzt-case-timeline
        view="process"
        .case=${known as unknown as Case}
        .events=${[
          eventOf(1, { type: 'submitted' }),
          eventOf(2, { type: 'dispatched' }),
          eventOf(6, { type: 'answered' }),
          eventOf(7, { type: 'closed' }),
        ]}
      ></yzt-case-timeline>`,
    );
    await until(() => root.querySelector('.process'));
    const parts = [...root.querySelectorAll('.part')].map(text);
    expect(parts[1]).to.contain('办理').and.to.contain('超时 2 小时').and.to.contain('用时 4 小时');
    expect(root.querySelector('.part:nth-child(2) .late:is(rect)')).not.to.equal(null);
    await expectAccessible(element);
  });

  it('prints every event, also those out of sight, and says what is withheld', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const paper = frame.contentDocument!;
    const told: number[] = [];
    await fillPaper(paper, {
      timeline: timelineOf([
        ...some(1, 1_200),
        eventOf(1_201, { type: 'finished', redacted: ['result'] }),
      ]),
      locale: 'zh-CN',
      title: 'A',
      sample: true,
      moments: momentsIn('zh-CN'),
      signal: new AbortController().signal,
      progress: (share) => told.push(share),
    });
    expect(paper.querySelectorAll('tbody tr').length).to.equal(1_201);
    expect(paper.body.textContent).to.contain('示例数据').and.to.contain('办理结果：不公开');
    expect(told.at(-1)).to.equal(1);
    frame.remove();
  });

  it('says that nothing is recorded yet', async () => {
    const { element, root } = await at([]);
    expect(text(root)).to.contain('还没有记录');
    await expectAccessible(element);
  });

  describe('under a provider', () => {
    async function under(
      answer: (path: string) => unknown,
      timeline = html`<yzt-case-timeline case-id=${CASE}></yzt-case-timeline>`,
    ) {
      const { element, root } = await shown(html`<test-provider>${timeline}</test-provider>`);
      const provider = element.closest('test-provider') as TestProvider;
      provider.answer = answer;
      provider.give();
      await until(() => root.querySelector('article, .state:not(.skeleton):not(.state-empty)'));
      await settled(element);
      return { element, root, provider };
    }
    const page = (items: readonly CaseEvent[], more: object = {}) => ({ items, ...more });
    const summary = { id: CASE, version: 9 } as CaseSummary;

    it('fetches the last page, and earlier ones when they are wanted', async () => {
      const { element, root, provider } = await under((path) =>
        path.includes('cursor=p') ? page(some(1, 5)) : page(some(6, 10), { previous: 'p' }),
      );
      expect(keys(root)).to.have.length(5);
      expect(articles(root)[0]!.getAttribute('aria-setsize')).to.equal('-1');
      button(root, '更早的记录').click();
      await settled(element);
      expect(keys(root)).to.have.length(10);
      expect(root.querySelector('.more')).to.equal(null);
      expect(provider.asked.map(({ url }) => new URL(url).search)).to.deep.equal([
        '?from=last',
        '?cursor=p',
      ]);
    });

    it('asks nothing before it is known who asks, and anew for who comes then', async () => {
      let resolve: (nobody: undefined) => void = () => undefined;
      const promise = new Promise<undefined>((known) => (resolve = known));
      const { element, root } = await shown(
        html`<test-provider .user=${promise} .answer=${() => page(some(1, 3))}
          ><yzt-case-timeline case-id=${CASE}></yzt-case-timeline
        ></test-provider>`,
      );
      const provider = element.closest('test-provider') as TestProvider;
      provider.give();
      await settled(element);
      expect(provider.asked).to.have.length(0);
      resolve(undefined);
      await until(() => articles(root).length === 3);
      expect(provider.asked).to.have.length(1);
      provider.answer = () => page(some(1, 4));
      await provider.become({ id: 'one', name: '示例' } as SessionUser);
      await until(() => keys(root).length === 4);
      expect(provider.asked).to.have.length(2);
      element.parentElement!.parentElement!.lang = 'en';
      await until(() => root.querySelector('section')?.ariaLabel === 'Timeline of the case');
      await settled(element);
      expect(provider.asked).to.have.length(2);
    });

    it('follows what happens, each event once, and catches up on what it missed', async () => {
      let items = some(1, 3);
      const { element, root, provider } = await under(() => page(items));
      const event = eventOf(4, { type: 'accepted' });
      provider.stream.say({ type: 'case', case: summary, event });
      provider.stream.say({ type: 'case', case: summary, event });
      await settled(element);
      expect(keys(root)).to.deep.equal([4, 3, 2, 1].map(idOf));
      items = some(1, 6);
      provider.stream.say({ type: 'reset' });
      await settled(element);
      expect(keys(root)).to.deep.equal([6, 5, 4, 3, 2, 1].map(idOf));
    });

    it('says what failed and tries again; a page that failed loses nothing', async () => {
      let fails = true;
      const { element, root } = await under((path) =>
        fails && path.includes('cursor')
          ? new YztError({ code: 'unavailable', message: '' })
          : path.includes('cursor')
            ? page(some(1, 2))
            : page(some(3, 4), { previous: 'p' }),
      );
      button(root, '更早的记录').click();
      await until(() => root.querySelector('[role="alert"]'));
      expect(keys(root)).to.have.length(2);
      await expectAccessible(element);
      fails = false;
      button(root, '重试').click();
      await settled(element);
      expect(keys(root)).to.have.length(4);
    });

    it('says who may when it is denied, and leaves the stream when it goes', async () => {
      const { element, root, provider } = await under(
        () => new YztError({ code: 'denied', message: '' }),
      );
      await until(() => root.querySelector('.state-denied'));
      await expectAccessible(element);
      await until(() => provider.stream.listeners === 1);
      element.remove();
      await until(() => provider.stream.listeners === 0);
    });
  });
});
