import { fixture, html } from '@open-wc/testing';
import type { Transport, TransportRequest } from '@yizhangtu/client';
import { hostSession } from '@yizhangtu/client/host-session.js';
import { define, YztProvider } from '@yizhangtu/core';
import { readRun, type RunFile } from '@yizhangtu/gep';
import { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
import { packageText, packRun } from '@yizhangtu/gep/run-package.js';
import {
  GEP_STEPS,
  type GepPackage,
  type GepStepId,
  type GepVersion,
} from '@yizhangtu/standard/contract.js';
import type { RoleId, SessionUser } from '@yizhangtu/standard/identity.js';
import type { TemplateResult } from 'lit';
import { sampleRun } from './sample-run.test.helper.ts';

define('yzt-provider', YztProvider);

const ACCOUNT = '0193a000-0000-7000-8000-000000000001';
const refOf = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;

/** Somebody with a post at the sample county. */
export const someone = (
  number: number,
  role: RoleId,
  more: Partial<SessionUser> = {},
): SessionUser => ({
  id: refOf(number),
  name: `示例${number}`,
  assurance: 'real-name',
  posts: [{ id: 'a', role, division: { code: '330599', name: '示例县' } }],
  post: 'a',
  ...more,
});

const packed = (run: RunFile): GepPackage =>
  JSON.parse(packageText(packRun(readRun(run, KNOWN_PROFILES)))) as GepPackage;

/** A backend with one account of the sample county. It keeps what it is sent and asks as the contract says. */
export class Backend {
  readonly versions: { version: GepVersion; package: GepPackage }[] = [];
  readonly asked: TransportRequest[] = [];
  /** Who is signed in. */
  user: SessionUser | undefined;
  /** Answered in the place of the next call whose path ends so. */
  refusal: { readonly path: string; readonly answer: Response } | undefined;
  readonly session = hostSession({ user: () => this.user });

  constructor(user?: SessionUser) {
    this.user = user;
    this.add(sampleRun(), someone(7, 'department-handler'));
  }

  add(run: RunFile, by: SessionUser): GepVersion {
    return this.keep(packed(run), by);
  }

  keep(of: GepPackage, by: SessionUser): GepVersion {
    const { profile, total } = of.result.account;
    const version: GepVersion = {
      account: ACCOUNT,
      version: this.versions.length + 1,
      status: 'draft',
      revision: 0,
      sample: true,
      profile,
      engine: of.engine,
      hash: of.hash,
      total,
      verified: false,
      steps: [],
    };
    this.versions.push({ version, package: of });
    return this.move(version.version, 'create', by);
  }

  /** Does a step as somebody, whatever they may. */
  move(number: number, step: GepStepId | 'create', by: SessionUser, reason?: string): GepVersion {
    const one = this.versions[number - 1]!;
    const { version } = one;
    one.version = {
      ...version,
      status: step === 'create' ? 'draft' : GEP_STEPS[step].to,
      revision: version.revision + 1,
      steps: [
        ...version.steps,
        {
          step,
          at: '2026-03-02T01:00:00Z',
          by: { person: by.id, name: by.name, role: by.posts[0]!.role as RoleId },
          ...(reason === undefined ? {} : { reason }),
        },
      ],
    };
    return one.version;
  }

  get #account() {
    const { version } = this.versions.at(-1)!;
    return {
      id: ACCOUNT,
      division: { code: '330599', name: { 'zh-CN': '示例县', en: 'Sample County' } },
      year: 2023,
      profile: version.profile.id,
      sample: true,
      version: version.version,
      status: version.status,
      total: version.total,
    };
  }

  readonly transport: Transport = async (request) => {
    const { pathname } = new URL(request.url);
    this.asked.push(request);
    if (this.refusal && pathname.endsWith(this.refusal.path)) {
      const { answer } = this.refusal;
      this.refusal = undefined;
      return answer;
    }
    return this.#answer(request, pathname.split('/gep/accounts')[1] ?? pathname);
  };

  #answer({ method, url, body, headers }: TransportRequest, path: string): Response {
    const sent = JSON.parse(String(body ?? '{}')) as Record<string, string>;
    const seen = /\d+/.exec(headers['if-match'] ?? '')?.[0];
    const [, , , number, what] = path.split('/');
    if (path === '' && method === 'GET') {
      const status = new URL(url).searchParams.get('status');
      const items = !status || status === this.#account.status ? [this.#account] : [];
      return json({ items });
    }
    if (path === '') {
      const newest = this.versions.length;
      if (seen !== undefined && Number(seen) !== newest) {
        return problem(412, 'version_mismatch', {
          facts: { account: ACCOUNT, version: newest, status: 'draft' },
        });
      }
      return json(this.keep(sent as unknown as GepPackage, this.user!), 201);
    }
    if (number === undefined) {
      return json({
        account: this.#account,
        versions: this.versions.map(({ version }) => version).reverse(),
      });
    }
    const one = this.versions[Number(number) - 1]!;
    if (what === undefined) return json(one);
    const { revision, status } = one.version;
    if (Number(seen) !== revision) {
      return problem(412, 'version_mismatch', { facts: { revision, status } });
    }
    const steps: Record<string, GepStepId> = {
      submission: 'submit',
      decision: sent['step'] as GepStepId,
      publication: 'publish',
      withdrawal: 'withdraw',
    };
    return json(this.move(Number(number), steps[what]!, this.user!, sent['reason']));
  }
}

const json = (of: unknown, status = 200): Response => new Response(JSON.stringify(of), { status });

/** A refusal as a server sends it (RFC 9457). */
export const problem = (status: number, code: string, more: object = {}): Response =>
  new Response(
    JSON.stringify({ type: `urn:yizhangtu:problem:${code}`, title: code, status, code, ...more }),
    { status, headers: { 'content-type': 'application/problem+json' } },
  );

const COUNTY = {
  standard: '1.0',
  county: {
    code: '330599',
    name: { 'zh-CN': '示例县', en: 'Sample County' },
    line: { href: 'line.geojson', datum: 'WGS84' },
    bounds: [119.75, 30.44, 120.37, 30.71],
  },
  divisions: { kinds: [{ id: 'county', name: '县', rank: 0 }] },
  domains: { preset: '2022' },
  baseMaps: [{ id: 'plain', type: 'plain', name: '空白', approvalNumber: null }],
  catalogue: { layers: [] },
  services: { api: 'https://county.example/api/' },
};

/** An element under a provider of that backend. */
export async function under<T extends HTMLElement>(
  backend: Backend,
  template: TemplateResult,
  lang = 'zh-CN',
): Promise<{ element: T; root: ShadowRoot }> {
  const page = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <yzt-provider .county=${COUNTY} .session=${backend.session} .transport=${backend.transport}
        >${template}</yzt-provider
      >
    </div>`,
  );
  const element = page.querySelector('yzt-provider')!.firstElementChild as T;
  return { element, root: element.shadowRoot! };
}
