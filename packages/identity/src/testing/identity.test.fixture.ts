import { ContextProvider } from '@lit/context';
import { fixture, html } from '@open-wc/testing';
import { createClient, type TransportRequest } from '@yizhangtu/client';
import { bffSession } from '@yizhangtu/client/bff-session.js';
import type { Session } from '@yizhangtu/client/session.js';
import { countyContext, sessionContext, type CountyContext } from '@yizhangtu/core';
import { YztError, type CountyFile } from '@yizhangtu/standard';
import type { SessionInfo, SessionUser } from '@yizhangtu/standard/identity.js';
import type { TemplateResult } from 'lit';
import { AT_ONCE, settled } from '../../../core/src/testing/page.test.fixture.js';

export {
  button,
  expectAccessible,
  settled,
  text,
  until,
} from '../../../core/src/testing/page.test.fixture.js';

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
