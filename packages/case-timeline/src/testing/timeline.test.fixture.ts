import { ContextProvider } from '@lit/context';
import { fixture, html } from '@open-wc/testing';
import { createClient, type TransportRequest } from '@yizhangtu/client';
import { hostSession } from '@yizhangtu/client/host-session.js';
import type { SessionUser } from '@yizhangtu/standard/identity.js';
import type { News, Stream } from '@yizhangtu/client/stream.js';
import {
  countyContext,
  define,
  sessionContext,
  type CountyContext,
  type Live,
} from '@yizhangtu/core';
import type { CountyFile } from '@yizhangtu/standard';
import type { TemplateResult } from 'lit';
import { YztCaseTimeline } from '../case-timeline.ts';
import { AT_ONCE, settled, until } from '../../../core/src/testing/page.test.fixture.js';

export {
  button,
  expectAccessible,
  settled,
  text,
  until,
} from '../../../core/src/testing/page.test.fixture.js';

define('yzt-case-timeline', YztCaseTimeline);

/** A stream that tells what a test says. */
export class SaidStream extends EventTarget {
  readonly state = 'live';
  readonly #takers = new Set<(news: News['case'] | News['reset']) => void>();

  onCase(_id: string, take: (news: News['case'] | News['reset']) => void): () => void {
    this.#takers.add(take);
    return () => this.#takers.delete(take);
  }

  say(news: News['case'] | News['reset']): void {
    for (const take of this.#takers) take(news);
  }

  get listeners(): number {
    return this.#takers.size;
  }
}

/** A stand-in for a provider: its answers are by method and path with query; an error is thrown. Nobody is signed in. */
export class TestProvider extends HTMLElement {
  readonly asked: TransportRequest[] = [];
  readonly stream = new SaidStream();
  answer: (path: string) => unknown = () => null;
  /** Who acts: see {@link become}. */
  user: Promise<undefined> | SessionUser | undefined;
  readonly session = hostSession({ user: () => this.user });
  readonly #county = new ContextProvider(this, { context: countyContext });

  constructor() {
    super();
    const initialValue = { sessionOf: () => this.session };
    new ContextProvider(this, { context: sessionContext, initialValue });
  }

  /** Somebody else signs in, or out. */
  async become(user: SessionUser | undefined): Promise<void> {
    this.user = user;
    await this.session.check();
  }

  /** Gives the county. */
  give(): void {
    const context: CountyContext = {
      county: { county: { code: '330521' }, services: { api: '/api' } } as CountyFile,
      live: { stream: () => Promise.resolve(this.stream as unknown as Stream) } as Live,
      client: createClient({
        baseUrl: 'https://county.example/api',
        timing: AT_ONCE,
        transport: (request) => {
          this.asked.push(request);
          const { pathname, search } = new URL(request.url);
          const answer = this.answer(pathname.split('/').at(-1)! + search);
          if (answer instanceof Error) return Promise.reject(answer);
          return Promise.resolve(new Response(JSON.stringify(answer)));
        },
      }),
    };
    this.#county.setValue(context);
  }
}
if (!customElements.get('test-provider')) customElements.define('test-provider', TestProvider);

/** A timeline in a page of a language. */
export async function shown(
  timeline: TemplateResult,
  lang = 'zh-CN',
): Promise<{ element: YztCaseTimeline; root: ShadowRoot }> {
  const page = await fixture<HTMLElement>(html`<div lang=${lang}>${timeline}</div>`);
  const element = page.querySelector<YztCaseTimeline>('yzt-case-timeline')!;
  const root = element.shadowRoot!;
  const drawn = 'article, .process, .state:not(.skeleton)';
  if (element.closest('test-provider') === null) await until(() => root.querySelector(drawn));
  await settled(element);
  return { element, root };
}
