import { ContextProvider } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import { createClient, type Timing, type TransportRequest } from '@yizhangtu/client';
import { bffSession } from '@yizhangtu/client/bff-session.js';
import type { Session } from '@yizhangtu/client/session.js';
import { countyContext, sessionContext, type CountyContext } from '@yizhangtu/core';
import { YztError, type CountyFile } from '@yizhangtu/standard';
import type { SessionInfo, SessionUser } from '@yizhangtu/standard/identity.js';
import type { TemplateResult } from 'lit';

export const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const userOf = (more: Partial<SessionUser> = {}): SessionUser => ({
  id: idOf(1),
  name: '示例张三',
  phone: '138****0001',
  assurance: 'phone',
  posts: [
    { id: 'a', role: 'village-cadre', division: { code: '330521103201', name: '示例村' } },
    { id: 'b', role: 'town-command', division: { code: '330521103', name: '示例镇' } },
  ],
  post: 'a',
  ...more,
});

/** As a county names its divisions that has English for some. */
export const inTwoLanguages = (): SessionUser => {
  const [village, town] = userOf().posts;
  const name = { 'zh-CN': '示例村', en: 'Sample Village' };
  return userOf({ posts: [{ ...village!, division: { ...village!.division, name } }, town!] });
};

const ways = [
  { id: 'oidc', kind: 'oidc', name: { 'zh-CN': '统一身份认证', en: 'Unified sign-in' } },
  { id: 'sample', kind: 'sample', name: { 'zh-CN': '示例人员', en: 'Sample people' } },
] as const;

export const NOBODY: SessionInfo = { state: 'signedOut', ways: [ways[0]] };
export const SAMPLE_SERVER: SessionInfo = { state: 'signedOut', ways: [...ways], sample: true };
export const signedIn = (user = userOf()): SessionInfo => ({
  state: 'signedIn',
  user,
  ways: [...ways],
});

/** Retries come at once, and the time allowed for a call never ends. */
const AT_ONCE: Timing = {
  sleep: (ms) => (ms < 10_000 ? Promise.resolve() : new Promise(() => undefined)),
  random: () => 0,
  now: () => 0,
};

type Answers = Record<string, unknown>;

/** A stand-in for a provider: its answers are by method and the end of the path; an error is thrown. */
export class TestProvider extends HTMLElement {
  readonly asked: TransportRequest[] = [];
  readonly went: string[] = [];
  answers: Answers = {};
  #session: (Session & { close(): void }) | undefined;
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
    const navigate = (url: string) => void this.went.push(url);
    return (this.#session ??= bffSession({ client, county: '330521', navigate }));
  }

  readonly context: CountyContext = {
    county: {
      county: { code: '330521' },
      services: { api: 'https://county.example/api' },
    } as CountyFile,
    client: createClient({
      // Of its own: sessions of one backend and county tell each other who signs in.
      baseUrl: `https://county-${Math.random()}.example/api`,
      timing: AT_ONCE,
      transport: (request) => {
        this.asked.push(request);
        const answer = this.answers[this.nameOf(request)];
        if (answer instanceof Error) return Promise.reject(answer);
        if (answer instanceof Promise) return answer as Promise<Response>;
        return Promise.resolve(new Response(JSON.stringify(answer ?? null)));
      },
    }),
  };

  nameOf({ method, url }: TransportRequest): string {
    return `${method} ${new URL(url).pathname.split('/').at(-1)}`;
  }

  /** Bodies of what was sent to the end of a path. */
  bodies(name: string): unknown[] {
    return this.asked
      .filter((request) => this.nameOf(request) === name)
      .map(({ body }) => JSON.parse(String(body ?? 'null')) as unknown);
  }

  /** Gives the county. */
  give(): void {
    this.#county.setValue(this.context);
  }

  disconnectedCallback(): void {
    this.#session?.close();
  }
}
if (!customElements.get('test-provider')) customElements.define('test-provider', TestProvider);

/** An element under a provider that answers so. */
export async function under<T extends HTMLElement>(
  tag: string,
  element: TemplateResult,
  answers: Answers,
  lang = 'zh-CN',
): Promise<{ element: T; root: ShadowRoot; provider: TestProvider }> {
  const page = await fixture<HTMLElement>(
    html`<div lang=${lang}><test-provider .answers=${answers}>${element}</test-provider></div>`,
  );
  const provider = page.querySelector<TestProvider>('test-provider')!;
  provider.give();
  const found = page.querySelector<T>(tag)!;
  const known = provider.session.check().catch(() => undefined);
  await Promise.race([known, settled(found)]);
  await settled(found);
  return { element: found, root: found.shadowRoot!, provider };
}

export const refusal = (code: YztError['code']): YztError => new YztError({ code, message: code });

/** After all that is on its way is drawn: lazy parts too. */
export async function settled(element: Element): Promise<void> {
  const lit = element as Element & { updateComplete?: Promise<boolean> };
  for (let turn = 0; turn < 12; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await lit.updateComplete;
  }
}

/** Resolves as soon as `found` finds something. */
export async function until<T>(found: () => T): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 2000; tries++) {
    const value = found();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error('It did not come');
}

/** No finding of axe; with large text contrast is held to AAA. */
export async function expectAccessible(element: Element): Promise<void> {
  const enabled = element.hasAttribute('large-text');
  const { violations } = await pageAxe().run(element, {
    rules: { 'color-contrast-enhanced': { enabled } },
  });
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
  expect(said).to.deep.equal([]);
}

/** axe-core is a script and not a module: it puts itself on the window. */
function pageAxe() {
  const page = window as unknown as {
    axe: { run(element: Element, options: RunOptions): Promise<AxeResults> };
  };
  return page.axe;
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
