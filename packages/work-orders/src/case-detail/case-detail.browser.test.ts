import { expect, fixture, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import type { Outbox } from '@yizhangtu/client/outbox.js';
import { YztError } from '@yizhangtu/standard';
import type { Case } from '@yizhangtu/standard/cases.js';
import { commandCase } from '@yizhangtu/standard/contract.js';
import { caseOf, CASE_ID, idOf, orderOf, summaryOf } from '../testing/case-samples.test.helper.ts';
import {
  button,
  expectAccessible,
  kept,
  problem,
  settled,
  text,
  type,
  underDesk,
  until,
  WORKER,
  type Answers,
} from '../testing/desk.test.fixture.ts';
import { twoHalves } from '../testing/pictures.test.fixture.ts';
import { YztCaseDetail } from './case-detail.ts';

define('yzt-case-detail', YztCaseDetail);

/** What the session of the made-up worker says of who asks. */
const ACTS = `${WORKER.user!.id} ${WORKER.user!.post}`;
const clock = {
  limit: { kind: 'work-day', amount: 5 },
  startedAt: '2026-11-17T02:00:00.000Z',
  dueAt: '2026-11-24T02:00:00.000Z',
  state: 'running',
  warning: 'yellow',
  late: false,
  pauses: [],
} as const;
const LEAD = caseOf({
  yours: ['lead'],
  orders: [orderOf(1, { yours: true, state: 'processing' })],
  clocks: { handling: { ...clock, pauses: [] } },
});
const REPORTER = caseOf({
  state: 'answered',
  yours: ['reporter'],
  orders: [orderOf(1, { state: 'done' })],
  answer: { for: 'reporter', answer: '已派人清理', solved: true },
});
const eventOf = (seq: number) => ({
  id: `01930000-0000-7000-9000-${String(seq).padStart(12, '0')}`,
  case: CASE_ID,
  seq,
  occurredAt: '2026-11-17T02:00:00.000Z',
  recordedAt: '2026-11-17T02:00:00.000Z',
  actor: {},
  type: 'finished',
  data: {},
  visibility: 'parties',
});

async function alone(given: Case, lang = 'zh-CN', large = false) {
  const page = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <yzt-case-detail .case=${given} ?large-text=${large}></yzt-case-detail>
    </div>`,
  );
  const element = page.querySelector<YztCaseDetail>('yzt-case-detail')!;
  await settled(element);
  if (given.yours.length > 0) await until(() => element.shadowRoot!.querySelector('.said'));
  return { element, root: element.shadowRoot! };
}

async function fetched(matter: Case, answers: Answers = {}) {
  const made = await underDesk<YztCaseDetail>(
    'yzt-case-detail',
    html`<yzt-case-detail case-id=${CASE_ID}></yzt-case-detail>`,
    { [`GET ${CASE_ID}`]: matter, 'GET case-categories': { categories: [] }, ...answers },
  );
  await until(() => made.root.querySelector('.said'));
  return made;
}

/** Opens an action's form and fills a text of it in. */
async function write(element: Element, action: string, field: string, words: string) {
  const root = element.shadowRoot!;
  root.querySelector<HTMLElement>(`[data-action="${action}"]`)!.click();
  await settled(element);
  type(root, `#a-${field}`, words);
  await settled(element);
}
const submit = (root: ShadowRoot) => root.querySelector<HTMLElement>('[type="submit"]')!.click();
const typed = (root: ShadowRoot, field: string) =>
  root.querySelector<HTMLTextAreaElement>(`#a-${field}`)!.value;

describe('yzt-case-detail', () => {
  afterEach(() => sessionStorage.clear());

  it('shows a given case without a provider: state, place, clock, order', async () => {
    const { root } = await alone(LEAD);
    const words = text(root);
    for (const each of ['办理中', '示例村 村口桥东', '138****0001', '5 个工作日', '快到期']) {
      expect(words).to.contain(each);
    }
    expect(text(root.querySelector('li.order')))
      .to.contain('示例城管局')
      .and.contain('处置中');
  });

  it('offers what the table and the relations allow, and nothing to who is nobody to it', async () => {
    const { root } = await alone(LEAD);
    const offered = [...root.querySelectorAll<HTMLElement>('[data-action]')].map(
      (each) => each.dataset['action'],
    );
    expect(offered).to.include.members([
      `finish ${CASE_ID}.1`,
      `request-extension ${CASE_ID}.1`,
      'note ',
      'ask-info ',
    ]);
    expect(offered).not.to.include('accept ').and.not.to.include('publish ');
    const nobody = await alone(caseOf());
    expect(nobody.root.querySelector('[data-action]')).to.equal(null);
  });

  it('is accessible in both languages, with a form open, with large text', async () => {
    for (const [lang, large] of [
      ['zh-CN', false],
      ['en', true],
    ] as const) {
      const { element, root } = await alone(LEAD, lang, large);
      root.querySelector<HTMLElement>('[data-action^="finish"]')!.click();
      await settled(element);
      await expectAccessible(element);
    }
  });

  it('tells the internal result from the public answer', async () => {
    const centre = caseOf({ yours: ['centre'], orders: [orderOf(1, { state: 'done' })] });
    const { element, root } = await alone(centre);
    root.querySelector<HTMLElement>('[data-action="answer "]')!.click();
    await settled(element);
    expect(text(root.querySelector('.for-reporter'))).to.contain('反映人会看到');
    expect(root.querySelector('.for-staff')).to.equal(null);
    root.querySelector<HTMLElement>('[data-action="note "]')!.click();
    await settled(element);
    expect(text(root.querySelector('.for-staff'))).to.contain('反映人看不到');
    expect(root.querySelector('.for-reporter')).to.equal(null);
  });

  it('asks for what is missing, keeps what was typed when another form is opened', async () => {
    const { element, root } = await alone(LEAD);
    await write(element, `return ${CASE_ID}.1`, 'reason', '').catch(() => undefined);
    const finish = `finish ${CASE_ID}.1`;
    await write(element, finish, 'result', '   ');
    submit(root);
    await settled(element);
    expect(text(root.querySelector('.fault'))).to.equal('请填写。');
    await write(element, 'note ', 'note', '注意安全');
    root.querySelector<HTMLElement>(`[data-action="${finish}"]`)!.click();
    await settled(element);
    root.querySelector<HTMLElement>('[data-action="note "]')!.click();
    await settled(element);
    expect(typed(root, 'note')).to.equal('注意安全');
  });

  it('takes up what was typed before a reload, and forgets it for another case', async () => {
    const first = await alone(LEAD);
    await write(first.element, 'note ', 'note', '写到一半');
    first.element.remove();
    const second = await alone(LEAD);
    second.root.querySelector<HTMLElement>('[data-action="note "]')!.click();
    await settled(second.element);
    expect(typed(second.root, 'note')).to.equal('写到一半');
    second.element.case = { ...LEAD, id: LEAD.id.replace(/1$/, '2'), orders: [] };
    await settled(second.element);
    second.root.querySelector<HTMLElement>('[data-action="note "]')!.click();
    await settled(second.element);
    expect(typed(second.root, 'note')).to.equal('');
  });

  it('without a backend tells the page, and loses nothing when nobody takes it', async () => {
    const { element, root } = await alone(LEAD);
    await write(element, 'note ', 'note', '注意安全');
    submit(root);
    await settled(element);
    expect(text(root.querySelector('.fault'))).to.contain('什么也没有发送');
    expect(typed(root, 'note')).to.equal('注意安全');
    const told: unknown[] = [];
    element.addEventListener('yzt-case-command', (event) => {
      event.preventDefault();
      told.push(event.command);
    });
    submit(root);
    await settled(element);
    expect(told).to.deep.equal([{ type: 'note', note: '注意安全' }]);
    expect(root.querySelector('.sheet')).to.equal(null);
  });

  it('sends a command at the version that was seen, once, and shows what comes of it', async () => {
    const done = caseOf({
      ...LEAD,
      version: 4,
      orders: [orderOf(1, { state: 'done', yours: true })],
    });
    const { element, root, desk } = await fetched(LEAD, {
      'POST commands': { case: done, event: eventOf(4) },
    });
    let changes = 0;
    element.addEventListener('yzt-case-change', () => changes++);
    await write(element, `finish ${CASE_ID}.1`, 'result', '已清理');
    submit(root);
    await until(() => text(root.querySelector('li.order')).includes('已完成'));
    const [sent, ...more] = desk.sent('POST commands');
    expect(more).to.have.length(0);
    expect(sent!.headers['if-match']).to.equal('"3"');
    expect(sent!.headers['idempotency-key']).to.match(/^[0-9a-f-]{36}$/);
    expect(sent!.body).to.include({ type: 'finish', order: `${CASE_ID}.1`, result: '已清理' });
    await until(() => text(root.querySelector('.said')).includes('已办理完成'));
    expect(root.querySelector('.sheet')).to.equal(null);
    expect(changes).to.equal(1);
    expect((await desk.outbox()).items).to.have.length(0);
  });

  it('412 shows what changed and keeps the input, which can be sent again', async () => {
    const theirs = caseOf({ ...LEAD, version: 5, urges: 1 });
    let now: Case = LEAD;
    const { element, root, desk } = await fetched(LEAD, {
      [`GET ${CASE_ID}`]: () => now,
      'POST commands': problem(412, 'version_mismatch', { version: 5 }),
    });
    await write(element, 'note ', 'note', '写了很久的备注');
    now = theirs;
    submit(root);
    await until(() => text(root.querySelector('.news')).includes('有人催办'));
    await until(() => text(root.querySelector('.sheet .fault')).includes('别人刚刚处理过'));
    expect(typed(root, 'note')).to.equal('写了很久的备注');
    desk.answers['POST commands'] = { case: { ...theirs, version: 6 }, event: eventOf(6) };
    submit(root);
    await until(() => root.querySelector('.sheet') === null);
    expect(desk.sent('POST commands').map(({ headers }) => headers['if-match'])).to.deep.equal([
      '"3"',
      '"5"',
    ]);
  });

  it('tells why a command is refused in the words of the standard, and keeps the input', async () => {
    const message = { 'zh-CN': '刚刚催办过，请稍后再催。', en: 'Too soon.' };
    const issue = { path: '', code: 'too_soon', message, mend: message };
    const { element, root } = await fetched(caseOf({ yours: ['reporter'] }), {
      'POST commands': problem(409, 'transition_not_allowed', { issues: [issue] }),
    });
    await write(element, 'urge ', 'text', '请快一点');
    submit(root);
    await until(() => text(root.querySelector('.sheet .fault')).includes('刚刚催办过'));
    expect(typed(root, 'text')).to.equal('请快一点');
  });

  it('follows the stream and redraws what changed, with what is typed left in its field', async () => {
    let now: Case = LEAD;
    const { element, root, desk } = await fetched(LEAD, { [`GET ${CASE_ID}`]: () => now });
    await write(element, 'note ', 'note', '还在写');
    const field = root.querySelector('#a-note');
    now = caseOf({ ...LEAD, version: 4, published: true });
    desk.stream.tell({ type: 'case', case: summaryOf(1, { id: CASE_ID, version: 4 }) });
    await until(() => text(root.querySelector('.news')).includes('已公开'));
    expect(root.querySelector('#a-note')).to.equal(field);
    expect(typed(root, 'note')).to.equal('还在写');
    const reads = desk.asked.filter((one) => desk.nameOf(one) === `GET ${CASE_ID}`).length;
    desk.stream.tell({ type: 'case', case: summaryOf(1, { id: CASE_ID, version: 4 }) });
    await settled(element);
    expect(desk.asked.filter((one) => desk.nameOf(one) === `GET ${CASE_ID}`)).to.have.length(reads);
  });

  it('an action that is not possible any more keeps its form, and is not sent', async () => {
    const { element, root } = await alone(REPORTER);
    await write(element, 'revisit ', 'comment', '再等等看');
    element.case = caseOf({ ...REPORTER, version: 9, state: 'closed' });
    await settled(element);
    expect(text(root.querySelector('.sheet'))).to.contain('现在不能这样处理');
    expect(typed(root, 'comment')).to.equal('再等等看');
    expect(root.querySelector<HTMLButtonElement>('[type="submit"]')!.disabled).to.equal(true);
  });

  it('a reporter who is not satisfied asks for it to be handled again', async () => {
    const { element, root } = await alone(REPORTER);
    root.querySelector<HTMLElement>('[data-action="revisit "]')!.click();
    await settled(element);
    expect(text(root)).not.to.contain('要求重新办理').and.not.to.contain('联系不上');
    root.querySelector<HTMLElement>('[value="dissatisfied"]')!.click();
    await settled(element);
    root.querySelector<HTMLElement>('.flag input')!.click();
    await settled(element);
    const told: unknown[] = [];
    element.addEventListener('yzt-case-command', (event) => told.push(event.command));
    submit(root);
    await settled(element);
    expect(told).to.deep.equal([{ type: 'revisit', satisfaction: 'dissatisfied', redo: true }]);
  });

  it('text with markup and directions is text', async () => {
    const nasty = '<img src=x onerror="boom()">\u202e';
    const { root } = await alone(caseOf({ title: nasty, description: nasty }));
    expect(root.querySelector('img')).to.equal(null);
    expect(text(root.querySelector('h2'))).to.equal(nasty);
  });

  it('a photo behind the session is drawn on a canvas; one that does not come says so and is fetched again', async () => {
    const hash = 'ab'.repeat(32);
    const name = `GET ${hash}`;
    const { root, desk } = await fetched(caseOf({ ...LEAD, photos: [hash] }), {
      [name]: problem(404, 'not_found'),
    });
    const photos = await until(() => root.querySelector('.photos'));
    await until(() => text(photos).includes('照片没有取到'));
    expect(root.querySelector('.photos canvas')).to.equal(null);
    const photo = await twoHalves(960, 480);
    desk.answers[name] = () => new Response(photo, { headers: { 'content-type': 'image/jpeg' } });
    button(root, '再取一次').click();
    const canvas = await until(() =>
      root.querySelector<HTMLCanvasElement>('.photos canvas[data-drawn]'),
    );
    await until(() => canvas.width === 480);
    const colourAt = (x: number) => [...canvas.getContext('2d')!.getImageData(x, 120, 1, 1).data];
    // Drawn from its bytes: the address of a blob would break a strict policy.
    await until(() => colourAt(100)[3] === 255);
    expect(canvas.height).to.equal(240);
    expect(colourAt(100)[0]).to.be.above(200);
    expect(colourAt(380)[2]).to.be.above(200);
    expect(canvas.getAttribute('aria-label')).to.equal('照片 1，共 1 张');
    expect(root.querySelector('img')).to.equal(null);
    const asked = desk.asked.filter((request) => desk.nameOf(request) === name);
    expect(asked.map(({ headers }) => headers?.['x-yzt-session'])).to.deep.equal([ACTS, ACTS]);

    // It is enlarged by a button, and closed with the Escape key or another.
    root.querySelector<HTMLElement>('.photos button.photo')!.click();
    const dialog = await until(() => root.querySelector<HTMLDialogElement>('dialog[open]'));
    expect(dialog.querySelector('canvas')!.width).to.equal(960);
    button(dialog, '关闭').click();
    expect(dialog.open).to.equal(false);
  });

  describe('when something else is shown meanwhile', () => {
    const other = caseOf({ ...LEAD, id: idOf(2), orders: [], title: '另一件事' });
    const openNote = async (element: YztCaseDetail, words: string) => {
      await write(element, 'note ', 'note', words);
      return element.shadowRoot!;
    };
    /** Sends a note on the first case, goes to another and writes there, and lets the server answer. */
    async function goOnWhileSending(answer: Response) {
      const { promise, resolve } = kept<Response>();
      const made = await fetched(LEAD, { 'POST commands': promise });
      const root = await openNote(made.element, '第一件的备注');
      submit(root);
      await until(() => made.desk.sent('POST commands').length);
      made.element.case = other;
      await settled(made.element);
      await openNote(made.element, '另一件的备注');
      resolve(answer);
      const outbox = await made.desk.outbox();
      await until(() => outbox.items.every(({ state }) => state === 'failed'));
      await settled(made.element);
      return { ...made, outbox };
    }

    it('what was done to one case is not told on another, whose form stays', async () => {
      const done = { case: { ...LEAD, version: 4 }, event: eventOf(4) };
      const { element, root } = await goOnWhileSending(new Response(JSON.stringify(done)));
      expect(typed(root, 'note')).to.equal('另一件的备注');
      expect(text(root.querySelector('.said'))).to.equal('');
      element.case = LEAD;
      await settled(element);
      root.querySelector<HTMLElement>('[data-action="note "]')!.click();
      await settled(element);
      expect(typed(root, 'note')).to.equal('');
    });

    it('why one case was not acted on is told on it alone, with what was written', async () => {
      const { element, root, outbox } = await goOnWhileSending(problem(422, 'invalid'));
      expect(typed(root, 'note')).to.equal('另一件的备注');
      expect(root.querySelector('.fault, .state-error, .left')).to.equal(null);
      expect(outbox.items).to.have.length(1);
      element.case = LEAD;
      await until(() => root.querySelector('.left'));
      root.querySelector<HTMLElement>('.left button')!.click();
      await until(() => root.querySelector('#a-note'));
      expect(typed(root, 'note')).to.equal('第一件的备注');
    });

    it('photos that are still being made small do not join the answer to another case', async () => {
      const { element, root } = await alone(LEAD);
      const { promise, resolve } = kept<void>();
      const real = globalThis.createImageBitmap;
      globalThis.createImageBitmap = (async (source: Blob) => {
        await promise;
        return real(source);
      }) as typeof real;
      const finish = `[data-action="finish ${CASE_ID}.1"]`;
      try {
        root.querySelector<HTMLElement>(finish)!.click();
        await settled(element);
        const input = root.querySelector<HTMLInputElement>('input[type="file"]')!;
        const transfer = new DataTransfer();
        transfer.items.add(new File([await twoHalves(40, 20)], 'a.jpg'));
        input.files = transfer.files;
        input.dispatchEvent(new Event('change'));
        await settled(element);
        element.case = { ...LEAD, id: idOf(2) };
        await settled(element);
        root.querySelector<HTMLElement>(finish)!.click();
        await settled(element);
        const before = text(root.querySelector('.sheet'));
        resolve();
        await new Promise((done) => setTimeout(done, 200));
        await settled(element);
        expect(text(root.querySelector('.sheet'))).to.equal(before);
      } finally {
        globalThis.createImageBitmap = real;
      }
    });

    it('the photos of a case go with it', async () => {
      const [one, two] = ['ab', 'cd'].map((each) => each.repeat(32)) as [string, string];
      const photo = await twoHalves(40, 20);
      const answer = () => new Response(photo, { headers: { 'content-type': 'image/jpeg' } });
      const withPhoto = (hash: string) => caseOf({ ...LEAD, photos: [hash] });
      const { element, root, desk } = await fetched(withPhoto(one), {
        [`GET ${one}`]: answer,
        [`GET ${two}`]: answer,
      });
      const drawn = (hash: string) =>
        until(() => root.querySelector(`.photos canvas[data-drawn="${hash}"]`));
      await drawn(one);
      element.case = withPhoto(two);
      await drawn(two);
      element.case = withPhoto(one);
      await drawn(one);
      expect(desk.asked.filter((each) => desk.nameOf(each) === `GET ${one}`)).to.have.length(2);
    });
  });

  describe('when the outbox comes late', () => {
    async function later(outbox: () => Promise<Outbox>) {
      const made = await underDesk<YztCaseDetail>(
        'yzt-case-detail',
        html`<yzt-case-detail></yzt-case-detail>`,
        { 'GET case-categories': { categories: [] }, 'POST commands': new TypeError('offline') },
      );
      const real = made.desk.context.live!;
      Object.assign(real, { outbox });
      made.element.case = LEAD;
      await until(() => made.root.querySelector('.said'));
      return { ...made, live: real };
    }

    it('what somebody waits with is not shown to who acts next', async () => {
      const { promise, resolve } = kept<Outbox>();
      const { element, root, desk, live } = await later(() => promise);
      const mine = await desk.outbox();
      await mine.submit(commandCase, {
        params: { county: '330521', case: LEAD.id },
        headers: { 'if-match': '"3"' },
        body: { type: 'note', note: '只给自己看' },
        title: '只给自己看',
        lane: LEAD.id,
      });
      Object.assign(live, { outbox: () => new Promise(() => undefined) });
      desk.session.take({ ...WORKER, user: { ...WORKER.user!, id: idOf(9) } });
      resolve(mine);
      await settled(element);
      expect(text(root)).not.to.contain('只给自己看');
    });

    it('one that does not come says so, and is asked for again', async () => {
      const { root, live, desk } = await later(() =>
        Promise.reject(new YztError({ code: 'network', message: 'offline' })),
      );
      await until(() => root.querySelector('.state-error'));
      Object.assign(live, { outbox: () => desk.outbox() });
      button(root, '重试').click();
      await until(() => root.querySelector('.state-error') === null);
    });
  });

  it('a case that one may not see says so', async () => {
    const { root } = await underDesk<YztCaseDetail>(
      'yzt-case-detail',
      html`<yzt-case-detail case-id=${CASE_ID}></yzt-case-detail>`,
      { [`GET ${CASE_ID}`]: problem(404, 'not_found') },
    );
    await until(() => root.querySelector('[role="alert"]'));
    expect(button(root, '重试')).to.be.instanceOf(HTMLButtonElement);
  });
});
