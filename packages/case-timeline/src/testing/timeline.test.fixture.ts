import { ContextProvider } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import { createClient, type Timing, type TransportRequest } from '@yizhangtu/client';
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

define('yzt-case-timeline', YztCaseTimeline);

/** Retries come at once, and the time allowed for a call never ends. */
const AT_ONCE: Timing = {
  sleep: (ms) => (ms < 10_000 ? Promise.resolve() : new Promise(() => undefined)),
  random: () => 0,
  now: () => 0,
};

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

/** After all that is on its way is drawn: lazy parts too. */
export async function settled(element: YztCaseTimeline): Promise<void> {
  for (let turn = 0; turn < 12; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await element.updateComplete;
  }
}

/** Resolves as soon as `found` finds something. */
export async function until<T>(found: () => T): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 3000; tries++) {
    const value = found();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error('It did not come');
}

/** No finding of axe; with large text contrast is held to AAA. */
export async function expectAccessible(element: Element): Promise<void> {
  const { axe } = window as unknown as {
    axe: { run(element: Element, options: RunOptions): Promise<AxeResults> };
  };
  const enabled = element.hasAttribute('large-text');
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast-enhanced': { enabled } },
  });
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
  expect(said).to.deep.equal([]);
}

export const text = (node: Element | ShadowRoot | null | undefined): string =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The button with these words. */
export function button(root: ParentNode, words: string): HTMLElement {
  const found = [...root.querySelectorAll<HTMLElement>('button, summary')].find((each) =>
    text(each).includes(words),
  );
  if (!found) throw new Error(`no button: ${words} in ${text(root as Element)}`);
  return found;
}
