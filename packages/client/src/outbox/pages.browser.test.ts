import { expect } from '@open-wc/testing';
import type { YztError } from '@yizhangtu/standard';
import { reportCase } from '@yizhangtu/standard/contract.js';
import { createClient } from '../client.ts';
import { bffSession } from '../session/bff-session.ts';
import type { News } from '../stream/news.ts';
import { COUNTY, idOf, signedIn } from '../testing/people.ts';
import type { Page, PageWindow } from '../testing/page.test.fixture.ts';
import type { Transport, TransportRequest } from '../transport.ts';
import type { Outbox, OutboxItem } from './outbox.ts';

const AT = '2026-11-21T06:38:00Z';
const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json' },
  });
const caseOf = (n: number) => ({
  id: idOf(n),
  county: COUNTY,
  receipt: `R${n}`,
  state: 'submitted',
  version: 1,
  kind: 'help',
  category: 'other',
  title: '路灯不亮',
  description: '',
  place: { division: '330521001001' },
  photos: [],
  tier: 'village',
  published: false,
  mayPublish: false,
  join: 'all',
  round: 0,
  orders: [],
  returns: 0,
  urges: 0,
  yours: [],
  units: [],
  createdAt: AT,
  updatedAt: AT,
});

/** A backend in this page, for pages within it. */
class Backend {
  online = true;
  /** Answers that never come. */
  silent = false;
  readonly reports = new Map<
    string,
    { readonly body: unknown; readonly acting: string | undefined }
  >();
  readonly streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  readonly lastIds: (string | undefined)[] = [];
  asked = 0;
  photo = new Uint8Array();

  readonly transport: Transport = async (request, signal) => {
    if (request.url.endsWith('/sign-out')) return json({});
    if (!this.online) throw new TypeError('Failed to fetch');
    if (request.url.endsWith('/events')) return this.#stream(request, signal);
    this.asked++;
    const answer = await this.#answer(request);
    if (this.silent) await new Promise(() => undefined);
    return answer;
  };

  async #answer({ url, method, headers, body }: TransportRequest): Promise<Response> {
    const upload = { id: idOf(5), length: 700_000, offset: this.photo.length, until: AT };
    if (method === 'PATCH') {
      const piece = new Uint8Array(await (body as Blob).arrayBuffer());
      const whole = new Uint8Array(this.photo.length + piece.length);
      whole.set(this.photo);
      whole.set(piece, this.photo.length);
      this.photo = whole;
      return json({ ...upload, offset: this.photo.length });
    }
    if (url.endsWith('/finish')) {
      return json({ hash: 'a'.repeat(64), type: 'image/jpeg', bytes: 7, width: 1, height: 1 });
    }
    if (url.includes('/uploads')) return json(upload);
    const key = headers['idempotency-key']!;
    if (!this.reports.has(key)) {
      this.reports.set(key, { body: JSON.parse(String(body)), acting: headers['x-yzt-session'] });
    }
    return json({ case: caseOf(this.reports.size) }, 201);
  }

  #stream({ headers }: TransportRequest, signal: AbortSignal): Response {
    this.lastIds.push(headers['last-event-id']);
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.streams.push(controller);
        signal.addEventListener('abort', () => this.gone(controller));
      },
      cancel: () => undefined,
    });
    return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
  }

  gone(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.streams.splice(this.streams.indexOf(controller), 1);
  }

  tell(id: string, n: number): void {
    const news = JSON.stringify({ type: 'case', case: caseOf(n) });
    this.streams.at(-1)!.enqueue(new TextEncoder().encode(`id: ${id}\ndata: ${news}\n\n`));
  }
}

describe('outbox and stream in a browser', () => {
  let backend: Backend;
  let frames: HTMLIFrameElement[] = [];

  beforeEach(() => {
    backend = new Backend();
    Object.assign(window, { transport: backend.transport });
  });
  afterEach(async () => {
    for (const frame of frames) frame.remove();
    frames = [];
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('yzt-outbox').onsuccess = resolve;
    });
  });

  const pageOf = async (frame: HTMLIFrameElement): Promise<Page> => {
    const inner = frame.contentWindow as PageWindow;
    while (inner.page === undefined) await new Promise((done) => setTimeout(done));
    return inner.page;
  };
  const open = async (query = ''): Promise<Page & { frame: HTMLIFrameElement }> => {
    const frame = document.createElement('iframe');
    frame.src = new URL(`../testing/page.html?${query}`, import.meta.url).href;
    frames.push(frame);
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    return Object.assign(await pageOf(frame), { frame });
  };
  const reload = async (frame: HTMLIFrameElement): Promise<Page> => {
    const loaded = new Promise((resolve) =>
      frame.addEventListener('load', resolve, { once: true }),
    );
    frame.contentWindow!.location.reload();
    await loaded;
    return pageOf(frame);
  };
  /** A page that is gone cannot give its lease back: as when its time has passed. */
  const leasesRunOut = (): Promise<void> =>
    new Promise((resolve) => {
      const request = indexedDB.open('yzt-outbox');
      request.onsuccess = () => {
        const db = request.result;
        const at = db.transaction('leases', 'readwrite');
        at.objectStore('leases').clear();
        at.oncomplete = () => {
          db.close();
          resolve();
        };
      };
    });
  const report = (outbox: Outbox, title: string, photos: Blob[] = []): Promise<OutboxItem> =>
    outbox.submit(reportCase, {
      params: { county: COUNTY },
      body: {
        kind: 'help',
        category: 'other',
        title,
        description: '三天了。',
        place: { division: '330521001001' },
      },
      title,
      photos,
    });
  const when = (outbox: Outbox, is: (items: readonly OutboxItem[]) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (!is(outbox.items)) return;
        outbox.removeEventListener('change', look);
        resolve();
      };
      outbox.addEventListener('change', look);
      look();
    });

  for (const query of ['', 'without=locks']) {
    const how = query === '' ? 'with Web Locks' : 'without Web Locks';

    it(`keeps report and photo over a reload offline, and sends them once, ${how}`, async () => {
      backend.online = false;
      const { frame, outbox } = await open(query);
      expect(outbox.storage).to.equal('device');
      const bytes = Uint8Array.from({ length: 700_000 }, (_, i) => (i * 7) & 255);
      const item = await report(outbox, '路灯不亮', [new Blob([bytes], { type: 'image/jpeg' })]);
      await when(outbox, ([one]) => one?.error?.code === 'network');
      const again = await reload(frame);
      expect(again.outbox.items.map(({ id, title }) => [id, title])).to.deep.equal([
        [item.id, '路灯不亮'],
      ]);
      expect((await again.outbox.photo(item.id, 0))?.size).to.equal(700_000);
      backend.online = true;
      await leasesRunOut();
      frame.contentWindow!.dispatchEvent(new Event('online'));
      const sent = await again.outbox.settled(item.id);
      expect(sent.state).to.equal('sent');
      expect(backend.photo).to.deep.equal(bytes);
      expect([...backend.reports.keys()]).to.deep.equal([item.key]);
      const last = await reload(frame);
      expect(last.outbox.items.map(({ state }) => state)).to.deep.equal(['sent']);
      await last.outbox.remove(item.id);
      expect((await reload(frame)).outbox.items).to.deep.equal([]);
    });

    it(`shows in one tab what another submits, and each thing goes once, ${how}`, async () => {
      const [one, two] = [await open(query), await open(query)];
      await Promise.all([
        ...[1, 2, 3].map((n) => report(one.outbox, `甲 ${n}`)),
        ...[1, 2, 3].map((n) => report(two.outbox, `乙 ${n}`)),
      ]);
      for (const { outbox } of [one, two]) {
        await when(
          outbox,
          (items) => items.length === 6 && items.every(({ state }) => state === 'sent'),
        );
      }
      expect(backend.reports.size).to.equal(6);
      expect(backend.asked).to.equal(6);
    });
  }

  it('goes on in another tab when the one that sends is closed in mid-command', async () => {
    const [one, two] = [await open(), await open()];
    backend.silent = true;
    const item = await report(one.outbox, '路灯不亮');
    await when(two.outbox, ([other]) => other?.state === 'sending' && backend.reports.size === 1);
    backend.silent = false;
    one.frame.remove();
    expect((await two.outbox.settled(item.id)).state).to.equal('sent');
    expect(backend.reports.size).to.equal(1);
    expect(backend.asked).to.equal(2);
  });

  it('keeps things apart: another person on the same device neither sees nor sends them', async () => {
    backend.online = false;
    const one = await open('person=1');
    const item = await report(one.outbox, '甲的');
    one.frame.remove();
    backend.online = true;
    const two = await open('person=2');
    expect(two.outbox.items).to.deep.equal([]);
    const nobody = await open();
    expect(nobody.outbox.items).to.deep.equal([]);
    for (const { outbox } of [two, nobody]) {
      await outbox.settled((await report(outbox, '别人的')).id);
    }
    expect([...backend.reports.values()].map(({ acting }) => acting)).to.deep.equal([
      idOf(2),
      undefined,
    ]);
    const back = await open('person=1');
    expect((await back.outbox.settled(item.id)).state).to.equal('sent');
    expect(backend.reports.get(item.key)?.acting).to.equal(idOf(1));
  });

  it('does not sign out while something was not sent, and wipes it when it may be discarded', async () => {
    backend.online = false;
    const photo = new Blob(['photo'], { type: 'image/jpeg' });
    const [mine, theirs] = [await open('person=1'), await open('person=2')];
    await report(mine.outbox, '我的', [photo]);
    await report(theirs.outbox, '别人的', [photo]);
    const client = createClient({
      baseUrl: 'http://backend.example',
      transport: backend.transport,
    });
    const session = bffSession({ client, county: COUNTY, navigate: () => undefined });
    session.take(signedIn(1));
    const refused = await session.signOut().catch((error: unknown) => error as YztError);
    expect(refused?.code).to.equal('conflict');
    expect(refused?.issues.map(({ code, message }) => [code, message['zh-CN']])).to.deep.equal([
      ['not_sent', '还没有发出：我的'],
    ]);
    expect(session.state).to.equal('signedIn');
    expect((await reload(mine.frame)).outbox.items.length).to.equal(1);
    await session.signOut({ discard: true });
    session.close();
    expect(session.state).to.equal('signedOut');
    expect((await reload(mine.frame)).outbox.items).to.deep.equal([]);
    const { outbox } = await reload(theirs.frame);
    expect(outbox.items.map(({ title }) => title)).to.deep.equal(['别人的']);
    expect(await (await outbox.photo(outbox.items[0]!.id, 0))?.text()).to.equal('photo');
  });

  it('says that it keeps things in memory where the browser has no store', async () => {
    const { outbox } = await open('without=store');
    expect(outbox.storage).to.equal('memory');
    const item = await report(outbox, '路灯不亮');
    expect((await outbox.settled(item.id)).state).to.equal('sent');
  });

  it('reads one stream for all tabs, and another tab goes on where it stopped', async () => {
    const [one, two] = [await open('person=1'), await open('person=1')];
    const heard: [number, News['case']][] = [];
    const news = (stream: Page['stream'], n: number) =>
      new Promise<void>((resolve) => {
        stream!.on('case', (told) => {
          heard.push([n, told]);
          resolve();
        });
      });
    const both = Promise.all([news(one.stream, 1), news(two.stream, 2)]);
    while (two.stream!.state !== 'live') await new Promise((done) => setTimeout(done));
    expect(backend.lastIds).to.deep.equal([undefined]);
    backend.tell('7', 1);
    await both;
    one.frame.remove();
    while (backend.lastIds.length < 2) await new Promise((done) => setTimeout(done));
    expect(backend.lastIds[1]).to.equal('7');
    const next = news(two.stream, 2);
    backend.tell('8', 2);
    await next;
    expect(heard.map(([, { case: matter }]) => matter.receipt)).to.deep.equal([
      'R1',
      'R1',
      'R2',
      'R2',
    ]);
  });

  it('reads a stream in each tab where there are no Web Locks', async () => {
    const query = 'person=1&without=locks';
    const tabs = [await open(query), await open(query)];
    for (const { stream } of tabs) {
      while (stream!.state !== 'live') await new Promise((done) => setTimeout(done));
    }
    expect(backend.lastIds.length).to.equal(2);
  });
});
