import { ContextProvider } from '@lit/context';
import { fixture, html } from '@open-wc/testing';
import { createClient, type Timing, type TransportRequest } from '@yizhangtu/client';
import { bffSession } from '@yizhangtu/client/bff-session.js';
import { openOutbox, type Outbox } from '@yizhangtu/client/outbox.js';
import type { Session } from '@yizhangtu/client/session.js';
import type { News } from '@yizhangtu/client/stream.js';
import { countyContext, sessionContext, type CountyContext } from '@yizhangtu/core';
import type { CountyFile } from '@yizhangtu/standard';
import { commandCase, dispatchCases, reportCase } from '@yizhangtu/standard/contract.js';
import type { SessionInfo } from '@yizhangtu/standard/identity.js';
import type { TemplateResult } from 'lit';
import { settled } from '../../../core/src/testing/page.test.fixture.js';

export {
  button,
  expectAccessible,
  settled,
  text,
  until,
} from '../../../core/src/testing/page.test.fixture.js';

/** A person of a made-up county with a post. */
export const WORKER: SessionInfo = {
  state: 'signedIn',
  ways: [],
  user: {
    id: '00000000-0000-4000-8000-000000000001',
    name: '示例张三',
    assurance: 'phone',
    posts: [{ id: 'a', role: 'county-centre', division: { code: '330521', name: '示例县' } }],
    post: 'a',
  },
};

/** Retries come at once, and the time allowed for a call never ends. */
const AT_ONCE: Timing = {
  sleep: (ms) => (ms < 10_000 ? Promise.resolve() : new Promise(() => undefined)),
  random: () => 0,
  now: () => Date.now(),
};

/** A stream that tells what a test says. */
export class TestStream extends EventTarget {
  readonly state = 'live';
  readonly error = undefined;
  readonly #takers = new Map<string, Set<(news: never) => void>>();

  on(name: string, take: (news: never) => void): () => void {
    const takers = this.#takers.get(name) ?? new Set();
    this.#takers.set(name, takers.add(take));
    return () => takers.delete(take);
  }
  onCase(id: string, take: (news: never) => void): () => void {
    return this.on(`case ${id}`, take);
  }
  tell(news: News[keyof News]): void {
    const names: string[] = [news.type];
    if (news.type === 'case') names.push(`case ${news.case.id}`);
    for (const name of names) {
      for (const take of this.#takers.get(name) ?? []) take(news as never);
    }
  }
}

/** What a call is answered with: JSON, an answer as it stands, or what throws or makes one. */
export type Answers = Record<string, unknown>;

/** A stand-in for a provider: answers are by method and the end of the path. */
export class TestDesk extends HTMLElement {
  readonly asked: TransportRequest[] = [];
  readonly stream = new TestStream();
  answers: Answers = {};
  #session: (Session & { close(): void }) | undefined;
  #outbox: Promise<Outbox> | undefined;
  readonly #county = new ContextProvider(this, { context: countyContext });

  constructor() {
    super();
    new ContextProvider(this, {
      context: sessionContext,
      initialValue: { sessionOf: () => this.session },
    });
  }

  get session(): Session & { close(): void } {
    const { client } = this.context;
    return (this.#session ??= bffSession({ client, county: '330521', navigate: () => undefined }));
  }

  outbox(): Promise<Outbox> {
    const client = { ...this.context.client, session: this.session };
    const operations = [commandCase, dispatchCases, reportCase];
    return (this.#outbox ??= openOutbox({ client, county: '330521', operations }));
  }

  readonly context: CountyContext = {
    county: {
      county: { code: '330521' },
      services: { api: 'https://county.example/api' },
    } as CountyFile,
    // As much of it as elements use.
    live: {
      stream: () => Promise.resolve(this.stream),
      outbox: () => this.outbox(),
      anonymousOutbox: () => this.outbox(),
    } as unknown as NonNullable<CountyContext['live']>,
    client: createClient({
      baseUrl: `https://county-${Math.random()}.example/api`,
      timing: AT_ONCE,
      transport: (request) => {
        this.asked.push(request);
        const given = this.answers[this.nameOf(request)];
        const answer: unknown = typeof given === 'function' ? (given as () => unknown)() : given;
        if (answer instanceof Error) return Promise.reject(answer);
        if (answer instanceof Response) return Promise.resolve(answer.clone());
        if (answer instanceof Promise) return answer as Promise<Response>;
        return Promise.resolve(new Response(JSON.stringify(answer ?? null)));
      },
    }),
  };

  nameOf({ method, url }: Pick<TransportRequest, 'method' | 'url'>): string {
    return `${method} ${new URL(url).pathname.split('/').at(-1)}`;
  }

  /** What was sent to the end of a path. */
  sent(name: string): { body: unknown; headers: Readonly<Record<string, string>> }[] {
    return this.asked
      .filter((request) => this.nameOf(request) === name)
      .map(({ body, headers = {} }) => ({
        body: JSON.parse(String(body ?? 'null')) as unknown,
        headers,
      }));
  }

  give(): void {
    this.#county.setValue(this.context);
  }

  disconnectedCallback(): void {
    this.#session?.close();
    void this.#outbox?.then((outbox) => outbox.close());
  }
}
if (!customElements.get('test-desk')) customElements.define('test-desk', TestDesk);

/** A refusal as a server sends it (RFC 9457). */
export const problem = (status: number, code: string, more: object = {}): Response =>
  new Response(
    JSON.stringify({ type: `urn:yizhangtu:problem:${code}`, title: code, status, code, ...more }),
    {
      status,
      headers: { 'content-type': 'application/problem+json' },
    },
  );

/** An element under a provider that answers so. */
export async function underDesk<T extends HTMLElement>(
  tag: string,
  element: TemplateResult,
  answers: Answers,
  lang = 'zh-CN',
): Promise<{ element: T; root: ShadowRoot; desk: TestDesk }> {
  const given = { 'GET session': WORKER, ...answers };
  const page = await fixture<HTMLElement>(
    html`<div lang=${lang}><test-desk .answers=${given}>${element}</test-desk></div>`,
  );
  const desk = page.querySelector<TestDesk>('test-desk')!;
  desk.give();
  const found = page.querySelector<T>(tag)!;
  await desk.session.check().catch(() => undefined);
  await settled(found);
  return { element: found, root: found.shadowRoot!, desk };
}

/** Types into a field. */
export function type(root: ParentNode, selector: string, value: string): void {
  const field = root.querySelector<HTMLInputElement>(selector)!;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A promise that a test keeps. */
export function kept<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
