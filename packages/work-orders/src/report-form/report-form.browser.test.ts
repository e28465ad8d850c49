import { expect, fixture, html } from '@open-wc/testing';
import { define, type MapHost, type YztErrorEvent } from '@yizhangtu/core';
import { YztError } from '@yizhangtu/standard';
import type { NewCase } from '@yizhangtu/standard/cases.js';
import type { NearCase, ReportReceipt } from '@yizhangtu/standard/contract.js';
import type { SessionUser } from '@yizhangtu/standard/identity.js';
import { caseOf, summaryOf } from '../testing/case-samples.test.helper.ts';
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
} from '../testing/desk.test.fixture.ts';
import { twoHalves, withExif } from '../testing/pictures.test.fixture.ts';
import { TREE, UNITS } from '../testing/trees.test.helper.ts';
import { YztReportForm } from './report-form.ts';

define('yzt-report-form', YztReportForm);

const NOBODY = { state: 'signedOut', ways: [] };
const USER = WORKER.user as SessionUser;
const RECEIPT = { case: caseOf(), code: 'ABCDE12345' } as ReportReceipt;

async function alone(lang = 'zh-CN', large = false) {
  const page = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <yzt-report-form
        .categories=${TREE}
        .divisions=${UNITS}
        ?large-text=${large}
      ></yzt-report-form>
    </div>`,
  );
  const element = page.querySelector<YztReportForm>('yzt-report-form')!;
  const root = element.shadowRoot!;
  await until(() => root.querySelector('form'));
  await settled(element);
  return { element, root };
}

const under = async (answers: Record<string, unknown>) => {
  const made = await underDesk<YztReportForm>(
    'yzt-report-form',
    html`<yzt-report-form .categories=${TREE} .divisions=${UNITS}></yzt-report-form>`,
    { 'GET session': NOBODY, ...answers },
  );
  await until(() => made.root.querySelector('form'));
  await settled(made.element);
  return made;
};

/** Fills in what has to be. */
async function fill(root: ShadowRoot, element: Element, words = '村口路灯坏了'): Promise<void> {
  type(root, '#description', words);
  await settled(element);
  button(root, '路灯不亮').click();
  type(root, '#division-0', '330521100');
  await settled(element);
  type(root, '#division-1', '330521100001');
  await settled(element);
}

const send = (root: ShadowRoot) => root.querySelector<HTMLElement>('form .main')!.click();

function submitted(element: YztReportForm) {
  const got: { report?: NewCase; photos?: readonly Blob[] } = {};
  element.addEventListener('yzt-report-submit', (event) => {
    event.preventDefault();
    Object.assign(got, { report: event.report, photos: event.photos });
  });
  return got;
}

async function addFiles(root: ShadowRoot, element: YztReportForm, files: File[]): Promise<void> {
  const input = root.querySelector<HTMLInputElement>('#pick')!;
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
  await element.updateComplete;
  await until(() => !text(root).includes('正在处理照片'));
  await settled(element);
}

/** Waits until the device keeps a report that was filled in with a photo: it is written after it is shown. */
async function photoIsKept(): Promise<void> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error!);
    });
  const database = await done(indexedDB.open('yzt-drafts'));
  for (;;) {
    const store = database.transaction('drafts').objectStore('drafts');
    const kept = await done(store.getAll() as IDBRequest<{ photos: unknown[] }[]>);
    if (kept.some(({ photos }) => photos.length > 0)) break;
  }
  database.close();
}

describe('yzt-report-form', () => {
  it('is filled in and given to the page, from data alone', async () => {
    const { element, root } = await alone();
    const got = submitted(element);
    await fill(root, element);
    type(root, '#words', '樟树旁');
    send(root);
    await until(() => got.report);
    expect(got.report).to.deep.include({
      category: 'road.lamp',
      title: '村口路灯坏了',
      place: { division: '330521100001', words: '樟树旁' },
      anonymous: true,
    });
    await expectAccessible(element);
  });

  it('names what is missing and leads there; nothing is sent', async () => {
    const { element, root } = await alone();
    const got = submitted(element);
    send(root);
    await settled(element);
    expect(got.report).to.equal(undefined);
    expect(root.activeElement?.id).to.equal('faults');
    expect([...root.querySelectorAll('.to')].map(text)).to.deep.equal([
      '请写发生了什么。',
      '请选一个类别。',
      '请选在哪里。',
    ]);
    await expectAccessible(element);
    button(root, '请写发生了什么。').click();
    expect(root.activeElement?.id).to.equal('description');
    expect(root.querySelector('#description')?.getAttribute('aria-invalid')).to.equal('true');
  });

  it('finds a category by what is typed, and asks for its own fields', async () => {
    const { element, root } = await alone();
    const got = submitted(element);
    type(root, '#category', '坑洼');
    await settled(element);
    button(root, '路面坑洼').click();
    await settled(element);
    expect(root.activeElement?.id).to.equal('category');
    expect(text(root.querySelector('.chosen'))).to.contain('道路交通 › 路面坑洼');
    expect(root.querySelector<HTMLInputElement>('#x-seen')?.type).to.equal('date');
    type(root, '#description', '有个坑');
    type(root, '#division-0', '330521100');
    type(root, '#x-depth', '很深');
    send(root);
    await until(() => root.querySelector('.faults'));
    expect(root.querySelectorAll('.faults li')).to.have.length(2);
    type(root, '#x-depth', '12');
    type(root, '#x-side', 'left');
    await settled(element);
    send(root);
    await until(() => got.report);
    expect(got.report?.fields).to.deep.equal({ depth: 12, side: 'left', wet: false });
    expect(got.report?.kind).to.equal('city-event');
  });

  it('asks one thing at a time with large text, and lets it be checked at the end', async () => {
    const { element, root } = await alone('zh-CN', true);
    const got = submitted(element);
    expect(root.querySelector('#words')).to.equal(null);
    send(root);
    await settled(element);
    expect(root.querySelectorAll('.faults li')).to.have.length(2);
    type(root, '#description', '村口路灯坏了');
    await settled(element);
    button(root, '路灯不亮').click();
    await settled(element);
    send(root);
    await settled(element);
    expect(text(root.querySelector('.step'))).to.equal('第 2 步，共 4 步');
    type(root, '#division-0', '330521100');
    await settled(element);
    await expectAccessible(element);
    send(root);
    await settled(element);
    send(root);
    await settled(element);
    expect(text(root.querySelector('.check'))).to.contain('村口路灯坏了');
    expect(text(root.querySelector('.check'))).to.contain('东镇');
    await expectAccessible(element);
    send(root);
    await until(() => got.report);
  });

  it('says why there is no location on a plain page, and goes on with the lists', async () => {
    const { element, root } = await alone();
    const real = navigator.geolocation;
    const refusing = {
      getCurrentPosition: (_: PositionCallback, refuse: PositionErrorCallback) =>
        refuse({ code: 1 } as GeolocationPositionError),
    };
    Object.defineProperty(navigator, 'geolocation', { value: refusing, configurable: true });
    button(root, '用手机定位').click();
    await until(() => text(root).includes('没有允许定位'));
    Object.defineProperty(navigator, 'geolocation', { value: real, configurable: true });
    await expectAccessible(element);
    const got = submitted(element);
    await fill(root, element);
    send(root);
    await until(() => got.report);
  });

  it('takes a place from the map that it is for, marks it there, and takes the mark away', async () => {
    const shown: string[] = [];
    const map = Object.assign(document.createElement('div'), {
      mapHost: {
        subscribe: () => () => undefined,
        pickPoint: () => Promise.resolve([120.15, 30.55]),
        showLayer: ({ id }: { id: string }) => void shown.push(id),
        hideLayer: (id: string) => void shown.splice(shown.indexOf(id), 1),
      } as unknown as MapHost,
    });
    map.id = 'map';
    document.body.append(map);
    const { element, root } = await alone();
    const got = submitted(element);
    element.htmlFor = 'map';
    await settled(element);
    button(root, '在地图上指').click();
    await until(() => text(root).includes('已在地图上指定'));
    expect(shown).to.deep.equal(['~report-place']);
    expect(root.querySelector<HTMLSelectElement>('#division-1')?.value).to.equal('330521100002');
    type(root, '#description', '村口路灯坏了');
    await settled(element);
    button(root, '路灯不亮').click();
    await settled(element);
    send(root);
    await until(() => got.report);
    expect(got.report?.place).to.deep.equal({
      division: '330521100002',
      point: [120.15, 30.55],
      datum: 'WGS84',
    });
    element.remove();
    await settled(element);
    expect(shown).to.deep.equal([]);
    map.remove();
  });

  it('refuses what is no photo one by one, and loses nothing else', async () => {
    const { element, root } = await alone();
    const got = submitted(element);
    await fill(root, element);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const photo = await withExif(await twoHalves(400, 200), 6);
    await addFiles(root, element, [
      new File([svg], '坏<b>.jpg', { type: 'image/jpeg' }),
      new File([photo], 'right.jpg'),
      new File([new Uint8Array(50 * 1024 * 1024)], 'huge.jpg'),
    ]);
    expect([...root.querySelectorAll('[role=alert] .fault')].map(text)).to.deep.equal([
      '坏<b>.jpg 不是能打开的照片，没有加上。',
      'huge.jpg 太大，没有加上。请选 30 MB 以下的照片。',
    ]);
    expect(root.querySelectorAll('.photos li')).to.have.length(1);
    await expectAccessible(element);
    send(root);
    await until(() => got.report);
    expect(got.photos).to.have.length(1);
    expect(got.photos?.[0]?.type).to.equal('image/jpeg');
    button(root.querySelector('.photos')!, '').click();
    await settled(element);
    expect(root.querySelectorAll('.photos li')).to.have.length(0);
  });

  it('takes nine photos and no tenth', async () => {
    const { element, root } = await alone();
    const one = await twoHalves(8, 8);
    await addFiles(
      root,
      element,
      Array.from({ length: 10 }, (_, at) => new File([one], `${at}.jpg`)),
    );
    expect(root.querySelectorAll('.photos li')).to.have.length(9);
    expect(text(root.querySelector('[role=alert]'))).to.contain('9.jpg 超过 9 张');
  });

  it('shows what others reported nearby, as text, and leads there', async () => {
    const { element, root } = await alone();
    const found = summaryOf(7, { title: '<b>路灯</b>坏\u200f了' });
    element.near = [{ case: found, distance: 42, likeness: 0.9 } as NearCase];
    await settled(element);
    expect(text(root.querySelector('.near'))).to.contain('40 米外');
    expect(root.querySelector('.near .title')?.textContent).to.contain('<b>路灯</b>');
    expect(root.querySelector('.near b')).to.equal(null);
    await expectAccessible(element);
    let chosen: unknown;
    element.addEventListener('yzt-case-choose', (event) => (chosen = event.case));
    button(root, '是同一件').click();
    expect(chosen).to.equal(found);
    button(root, '不是').click();
    await settled(element);
    expect(root.querySelector('.near')).to.equal(null);
  });

  it('offers to report for a villager to those roles alone', async () => {
    const { element, root } = await alone();
    element.user = { ...USER, posts: [{ ...USER.posts[0]!, role: 'resident' }] };
    await settled(element);
    expect(root.querySelector('#behalf')).to.equal(null);
    element.user = { ...USER, posts: [{ ...USER.posts[0]!, role: 'village-cadre' }] };
    await settled(element);
    root.querySelector<HTMLInputElement>('#behalf')!.click();
    await settled(element);
    expect(text(root.querySelector('label[for=name]'))).to.contain('村民姓名');
    await expectAccessible(element);
  });

  it('shows number and code large, copies them, and says that the code comes once', async () => {
    const { element, root } = await alone();
    element.receipt = RECEIPT;
    await settled(element);
    expect([...root.querySelectorAll('.number')].map(text)).to.deep.equal([
      RECEIPT.case.receipt,
      'ABCDE 12345',
    ]);
    expect(text(root)).to.contain('查询码只显示这一次');
    await expectAccessible(element);
    button(root, '复制').click();
    await until(() => /已复制|抄下来/.test(text(root)));
    button(root, '再报一件').click();
    await until(() => root.querySelector('form'));
    expect(element.receipt).to.equal(undefined);
  });

  it('speaks English', async () => {
    const { element, root } = await alone('en');
    expect(text(root.querySelector('label'))).to.equal('What happened');
    const own = text(root).replace(/东镇|西镇|地界/g, '');
    expect(own).not.to.match(/[\u4e00-\u9fff]/);
    await expectAccessible(element);
  });

  it('says that a page without a service sends nothing, and keeps what was filled in', async () => {
    const { element, root } = await alone();
    await fill(root, element);
    send(root);
    await until(() => text(root).includes('还没有接上县里的服务'));
    expect(root.querySelector('textarea')?.value).to.equal('村口路灯坏了');
  });
});

describe('yzt-report-form under a provider', () => {
  it('sends through the outbox and shows the receipt', async () => {
    const { element, root, desk } = await under({
      'POST cases': new Response(JSON.stringify(RECEIPT), { status: 201 }),
    });
    let arrived = 0;
    element.addEventListener('yzt-report-arrive', () => (arrived += 1));
    await fill(root, element);
    send(root);
    await until(() => root.querySelector('.receipt'));
    await until(() => arrived);
    expect(desk.sent('POST cases')).to.have.length(1);
    expect(desk.sent('POST cases')[0]?.body).to.deep.include({ title: '村口路灯坏了' });
    expect(root.activeElement?.id).to.equal('received');
    await settled(element);
    button(root, '再报一件').click();
    await until(() => root.querySelector('form'));
    await settled(element);
    expect(root.querySelector('textarea')?.value).to.equal('');
    expect(root.querySelector('.receipt')).to.equal(null);
  });

  it('says that it is kept while there is no connection, and sends it later', async () => {
    const { element, root, desk } = await under({
      'POST cases': new YztError({ code: 'network', message: 'offline' }),
    });
    await fill(root, element);
    send(root);
    await until(() => text(root).includes('已存在这台设备上，还没有发出去'));
    expect(root.querySelector('form')).to.equal(null);
    await expectAccessible(element);
    desk.answers['POST cases'] = new Response(JSON.stringify(RECEIPT), { status: 201 });
    window.dispatchEvent(new Event('online'));
    await until(() => root.querySelector('.receipt'));
    const keys = desk.sent('POST cases').map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).to.equal(1);
  });

  it('shows why it was refused, and lets it be put right and sent again', async () => {
    const { element, root, desk } = await under({ 'POST cases': problem(422, 'invalid') });
    await fill(root, element);
    send(root);
    await until(() => text(root).includes('没有被接收'));
    await expectAccessible(element);
    button(root, '改一改再发').click();
    await until(() => root.querySelector('textarea'));
    expect(root.querySelector('textarea')?.value).to.equal('村口路灯坏了');
    expect(text(root.querySelector('.chosen'))).to.contain('路灯不亮');
    desk.answers['POST cases'] = new Response(JSON.stringify(RECEIPT), { status: 201 });
    type(root, '#description', '村口路灯坏了，请来修');
    await settled(element);
    send(root);
    await until(() => root.querySelector('.receipt'));
    expect(desk.sent('POST cases').at(-1)?.body).to.deep.include({
      description: '村口路灯坏了，请来修',
    });
  });

  it('puts a report right that another tab has given up meanwhile', async () => {
    const { element, root, desk } = await under({ 'POST cases': problem(422, 'invalid') });
    await fill(root, element);
    send(root);
    await until(() => text(root).includes('没有被接收'));
    button(root, '改一改再发').click();
    await until(() => root.querySelector('textarea'));
    const outbox = await desk.outbox();
    for (const { id } of outbox.items) await outbox.remove(id);
    desk.answers['POST cases'] = new Response(JSON.stringify(RECEIPT), { status: 201 });
    await settled(element);
    send(root);
    await until(() => root.querySelector('.receipt'));
    expect(desk.sent('POST cases').at(-1)?.body).to.deep.include({ title: '村口路灯坏了' });
  });

  it('takes nothing over from who acted before: no photo and no place that come late', async () => {
    const { element, root, desk } = await under({ 'GET session': WORKER });
    const { promise, resolve } = kept<void>();
    const real = [globalThis.createImageBitmap, navigator.geolocation] as const;
    globalThis.createImageBitmap = (async (source: Blob) => {
      await promise;
      return real[0](source);
    }) as (typeof real)[0];
    const coords = { longitude: 120.05, latitude: 30.55, accuracy: 20 };
    const late = {
      getCurrentPosition: (take: PositionCallback) =>
        void promise.then(() => take({ coords } as GeolocationPosition)),
    };
    Object.defineProperty(navigator, 'geolocation', { value: late, configurable: true });
    try {
      const input = root.querySelector<HTMLInputElement>('#pick')!;
      const transfer = new DataTransfer();
      transfer.items.add(new File([await twoHalves(40, 20)], 'a.jpg'));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change'));
      button(root, '用手机定位').click();
      await until(() => text(root).includes('正在处理照片'));
      const id = '00000000-0000-4000-8000-000000000002';
      desk.session.take({ ...WORKER, user: { ...USER, id } });
      await settled(element);
      expect(text(root)).not.to.contain('正在处理照片');
      resolve();
      await new Promise((done) => setTimeout(done, 200));
      await settled(element);
      expect(root.querySelectorAll('.photos li')).to.have.length(0);
      expect(text(root)).not.to.contain('误差约 20 米');
    } finally {
      globalThis.createImageBitmap = real[0];
      Object.defineProperty(navigator, 'geolocation', { value: real[1], configurable: true });
    }
  });

  it('fetches categories and what was reported nearby', async () => {
    const near = { items: [{ case: summaryOf(7), distance: 42, likeness: 0.9 }] };
    const { element, root, desk } = await underDesk<YztReportForm>(
      'yzt-report-form',
      html`<yzt-report-form .divisions=${UNITS}></yzt-report-form>`,
      {
        'GET session': NOBODY,
        'GET case-categories': TREE,
        'GET case-neighbours': near,
      },
    );
    await until(() => root.querySelector('form'));
    const real = navigator.geolocation;
    const coords = { longitude: 120.05, latitude: 30.55, accuracy: 20 };
    const found = {
      getCurrentPosition: (take: PositionCallback) => take({ coords } as GeolocationPosition),
    };
    Object.defineProperty(navigator, 'geolocation', { value: found, configurable: true });
    button(root, '用手机定位').click();
    await until(() => text(root).includes('误差约 20 米'));
    Object.defineProperty(navigator, 'geolocation', { value: real, configurable: true });
    type(root, '#description', '村口路灯坏了');
    await settled(element);
    button(root, '路灯不亮').click();
    await until(() => root.querySelector('.near'));
    const asked = desk.asked.find(({ url }) => url.includes('case-neighbours'));
    expect(new URL(asked!.url).searchParams.get('category')).to.equal('road.lamp');
  });

  it('says what failed when the categories do not come, and asks again', async () => {
    const errors: YztErrorEvent[] = [];
    const { element, root, desk } = await underDesk<YztReportForm>(
      'yzt-report-form',
      html`<yzt-report-form
        .divisions=${UNITS}
        @yzt-error=${(event: YztErrorEvent) => errors.push(event)}
      ></yzt-report-form>`,
      { 'GET session': NOBODY, 'GET case-categories': problem(404, 'not_found') },
    );
    await until(() => root.querySelector('.state-error'));
    expect(errors[0]?.error.code).to.equal('not_found');
    desk.answers['GET case-categories'] = TREE;
    button(root, '重试').click();
    await until(() => root.querySelector('form'));
    await settled(element);
  });

  it('brings a draft back with its photos, to its person alone', async () => {
    const { element, root, desk } = await under({ 'GET session': WORKER });
    await fill(root, element);
    await addFiles(root, element, [new File([await twoHalves(40, 20)], 'a.jpg')]);
    await until(() => text(root).includes('已存在这台设备上'));
    await photoIsKept();
    element.remove();
    await settled(element);
    const again = document.createElement('yzt-report-form');
    again.categories = TREE;
    again.divisions = UNITS;
    desk.append(again);
    await until(() => again.shadowRoot?.querySelector('.restored'));
    await settled(again);
    const back = again.shadowRoot!;
    expect(back.querySelector('textarea')?.value).to.equal('村口路灯坏了');
    expect(back.querySelectorAll('.photos li')).to.have.length(1);
    await expectAccessible(again);
    button(back, '清空重填').click();
    await settled(again);
    expect(back.querySelector('textarea')?.value).to.equal('');
    const other = { ...WORKER, user: { ...USER, id: '00000000-0000-4000-8000-000000000002' } };
    desk.session.take(other);
    await settled(again);
    expect(back.querySelector('textarea')?.value).to.equal('');
  });
});
