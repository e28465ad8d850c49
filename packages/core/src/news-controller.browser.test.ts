import { ContextProvider } from '@lit/context';
import type { Client } from '@yizhangtu/client';
import type { News, Stream } from '@yizhangtu/client/stream.js';
import type { CountyFile } from '@yizhangtu/standard';
import { expect } from '@open-wc/testing';
import { until } from './testing/page.test.fixture.ts';
import { countyContext, type CountyContext } from './context.ts';
import type { Live } from './live.ts';
import { NewsController } from './news-controller.ts';
import { YztElement } from './yzt-element.ts';

class NewsTaker extends YztElement {
  matter: string | undefined = 'a';
  readonly taken: string[] = [];
  readonly news = new NewsController(this, {
    args: () => (this.matter === undefined ? undefined : [this.matter]),
    listen: (stream, [matter]) => [
      stream.onCase(matter, ({ type }) => void this.taken.push(`${matter} ${type}`)),
    ],
  });
}
customElements.define('news-taker', NewsTaker);

/** A stream that a test speaks with. */
class FakeStream extends EventTarget {
  state = 'waiting';
  error = undefined;
  readonly listeners = new Map<string, (news: News['case']) => void>();

  onCase(id: string, take: (news: News['case']) => void): () => void {
    this.listeners.set(id, take);
    return () => this.listeners.delete(id);
  }

  stand(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }

  tell(id: string): void {
    this.listeners.get(id)?.({ type: 'case' } as News['case']);
  }
}

const contextOf = (stream: () => Promise<FakeStream>): CountyContext => ({
  county: {} as CountyFile,
  client: {} as Client,
  live: { stream: stream as unknown as () => Promise<Stream> } as Live,
});

describe('NewsController', () => {
  let around: HTMLElement;
  let provider: ContextProvider<typeof countyContext, HTMLElement>;
  let taker: NewsTaker;

  beforeEach(() => {
    around = document.createElement('div');
    document.body.append(around);
    provider = new ContextProvider(around, { context: countyContext });
    taker = new NewsTaker();
    around.append(taker);
  });
  afterEach(() => around.remove());

  it('listens while it is in the document, for what it is about', async () => {
    const stream = new FakeStream();
    provider.setValue(contextOf(async () => stream));
    await until(() => stream.listeners.has('a'));
    stream.tell('a');
    expect(taker.taken).to.deep.equal(['a case']);
    expect(taker.news.live).to.equal(false);
    stream.stand('live');
    expect(taker.news.live).to.equal(true);
    taker.matter = 'b';
    taker.requestUpdate();
    await until(() => stream.listeners.has('b'));
    expect([...stream.listeners.keys()]).to.deep.equal(['b']);
    around.append(taker);
    await taker.updateComplete;
    expect([...stream.listeners.keys()]).to.deep.equal(['b']);
    taker.remove();
    await until(() => stream.listeners.size === 0);
    around.append(taker);
    await until(() => stream.listeners.has('b'));
    taker.matter = undefined;
    taker.requestUpdate();
    await until(() => stream.listeners.size === 0);
  });

  it('follows who acts: another context is another stream, and one that comes late is not heard', async () => {
    let come: (stream: FakeStream) => void = () => undefined;
    const [first, second] = [new FakeStream(), new FakeStream()];
    let asked = false;
    provider.setValue(
      contextOf(() => {
        asked = true;
        return new Promise((resolve) => (come = resolve));
      }),
    );
    await until(() => asked);
    provider.setValue(contextOf(async () => second));
    await until(() => second.listeners.has('a'));
    come(first);
    await taker.updateComplete;
    await Promise.resolve();
    expect(first.listeners.size).to.equal(0);
    expect(taker.taken).to.deep.equal([]);
  });

  it('says why there is none', async () => {
    provider.setValue(contextOf(() => Promise.reject(new Error('did not load'))));
    await until(() => taker.news.error);
    expect(taker.news.error?.message).to.equal('did not load');
  });
});
