import { ContextProvider } from '@lit/context';
import { fixture, html } from '@open-wc/testing';
import { createClient, type TransportRequest } from '@yizhangtu/client';
import { bffSession } from '@yizhangtu/client/bff-session.js';
import type { Session } from '@yizhangtu/client/session.js';
import type { News, NewsType, Stream } from '@yizhangtu/client/stream.js';
import {
  countyContext,
  define,
  sessionContext,
  type CountyContext,
  type Live,
} from '@yizhangtu/core';
import type { CountyFile } from '@yizhangtu/standard';
import type { TemplateResult } from 'lit';
import { YztMessageBell } from '../bell/message-bell.ts';
import { YztInbox } from '../inbox/inbox.ts';
import { idOf } from './messages.ts';
import { AT_ONCE, settled } from '../../../core/src/testing/page.test.fixture.js';

export {
  button,
  expectAccessible,
  settled,
  text,
  until,
} from '../../../core/src/testing/page.test.fixture.js';

define('yzt-inbox', YztInbox);
define('yzt-message-bell', YztMessageBell);

const SIGNED_IN = {
  state: 'signedIn',
  user: { id: idOf(1), name: '示例张三', assurance: 'phone', posts: [] },
  ways: [],
};
export const NOBODY = { state: 'signedOut', ways: [] };

/** A stream that tells what a test says. */
class SaidStream extends EventTarget {
  readonly state = 'live';
  readonly #takers = new Map<string, Set<(news: never) => void>>();

  on<T extends NewsType>(type: T, take: (news: News[T]) => void): () => void {
    const takers = this.#takers.get(type) ?? new Set();
    this.#takers.set(type, takers);
    takers.add(take);
    return () => takers.delete(take);
  }

  say(news: News[NewsType]): void {
    for (const take of this.#takers.get(news.type) ?? []) (take as (news: unknown) => void)(news);
  }
}

/** A stand-in for a provider: its answers are by method and the end of the path with query; an error is thrown. */
export class TestProvider extends HTMLElement {
  readonly asked: TransportRequest[] = [];
  readonly stream = new SaidStream();
  session: (Session & { close(): void }) | undefined;
  answer: (name: string, body: unknown) => unknown = () => null;
  who: unknown = SIGNED_IN;
  readonly #county = new ContextProvider(this, { context: countyContext });

  constructor() {
    super();
    new ContextProvider(this, {
      context: sessionContext,
      initialValue: { sessionOf: () => this.session },
    });
  }

  /** Gives the county. */
  give(): void {
    const client = createClient({
      // Of its own: sessions of one backend and county tell each other who signs in.
      baseUrl: `https://county-${Math.random()}.example/api`,
      timing: AT_ONCE,
      transport: (request) => {
        const { pathname, search } = new URL(request.url);
        const end = pathname.split('/').slice(4).join('/') + search;
        if (end !== 'session') this.asked.push(request);
        const body: unknown = JSON.parse((request.body as string | undefined) ?? 'null');
        const answer = end === 'session' ? this.who : this.answer(`${request.method} ${end}`, body);
        if (answer instanceof Error) return Promise.reject(answer);
        return Promise.resolve(new Response(JSON.stringify(answer)));
      },
    });
    this.session = bffSession({ client, county: '330521' });
    const context: CountyContext = {
      county: { county: { code: '330521' }, services: { api: '/api' } } as CountyFile,
      client,
      live: { stream: () => Promise.resolve(this.stream as unknown as Stream) } as unknown as Live,
    };
    this.#county.setValue(context);
  }

  disconnectedCallback(): void {
    this.session?.close();
  }
}
if (!customElements.get('test-provider')) customElements.define('test-provider', TestProvider);

/** An element in a page of a language. */
export async function shown<T extends HTMLElement>(
  template: TemplateResult,
  lang = 'zh-CN',
): Promise<{ element: T; root: ShadowRoot }> {
  const page = await fixture<HTMLElement>(html`<div lang=${lang}>${template}</div>`);
  const element = page.querySelector<T>('yzt-inbox, yzt-message-bell')!;
  await settled(element);
  return { element, root: element.shadowRoot! };
}
