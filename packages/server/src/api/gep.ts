import type { Request } from '../http/env.ts';
import { json } from '../http/answer.ts';
import type { Handlers } from '../http/operations.ts';
import { caseRequest, withActor } from '../cases/case-request.ts';
import { createVersion, type GepAs, type VersionOf } from '../gep/create-version.ts';
import {
  accountsOf,
  findAccounts,
  packageText,
  versionsOf,
  type ShownAccount,
} from '../gep/gep-store.ts';
import { takeStep, type StepAsked } from '../gep/take-step.ts';
import { notFound, type Services } from '../services.ts';
import type { Scope } from '../store/scope.ts';
import { limitOf } from './paging.ts';
import { referenceOf } from './people.ts';

type GepHandlers = Pick<
  Handlers,
  | 'listGepAccounts'
  | 'getGepAccount'
  | 'getGepVersion'
  | 'createGepVersion'
  | 'submitGepVersion'
  | 'signGepVersion'
  | 'publishGepVersion'
  | 'withdrawGepVersion'
>;

interface StepCall {
  readonly c: Request;
  readonly params: { readonly county: string; readonly account: string; readonly version: number };
  readonly headers: { readonly 'idempotency-key': string; readonly 'if-match': string };
}

const OWN = { isPrivate: true } as const;

/** Of an ETag. */
const numberOf = (tag: string): number => Number(tag.replaceAll('"', ''));

export function gepHandlers(services: Services): GepHandlers {
  const { replays } = services;

  /** Who asks, of which county, and as whom others see them. */
  const asked = async (c: Request, county: string): Promise<{ scope: Scope; as: GepAs }> => {
    const request = await withActor(await caseRequest(services, c, county));
    const { actor, now, caller } = request.as;
    const scope: Scope = { ...request.scope, caller: caller && c.get('caller') };
    return { scope, as: { actor, now, sealKey: request.cases.sealKey } };
  };

  const shownOf = async (scope: Scope, id: string): Promise<ShownAccount> => {
    const [shown] = await findAccounts(scope, { id }, { limit: 1, before: undefined });
    if (shown === undefined) throw notFound(`account: ${id}`);
    return shown;
  };

  /** The answer to whoever did something to a version. */
  const tell = async (c: Request, scope: Scope, of: VersionOf, status: 200 | 201) => {
    const shown = { row: { id: of.account }, inside: true };
    const [version] = await versionsOf(scope, shown, of.version);
    if (version === undefined) throw notFound(`version: ${of.version}`);
    return json(c, version, { ...OWN, status, more: { etag: `"${version.revision}"` } });
  };

  const step = async (
    { c, params: { county, account, version }, headers }: StepCall,
    what: Pick<StepAsked, 'step' | 'reason'>,
  ): Promise<Response> => {
    const { scope, as } = await asked(c, county);
    const revision = numberOf(headers['if-match']);
    const key = headers['idempotency-key'];
    const done = await takeStep(scope, { account, version, revision, key, ...what }, as);
    return tell(c, scope, done, 200);
  };

  return {
    async listGepAccounts({ c, params, query: { cursor, limit, ...filter } }) {
      const { scope } = await asked(c, params.county);
      const most = limitOf(limit);
      const before = referenceOf(cursor);
      const rows = await findAccounts(scope, filter, { limit: most + 1, before });
      const shown = rows.slice(0, most);
      const items = await accountsOf(scope, shown);
      const next = rows.length > most ? shown.at(-1)?.row.id : undefined;
      return json(c, { items, ...(next === undefined ? {} : { next }) }, OWN);
    },

    async getGepAccount({ c, params }) {
      const { scope } = await asked(c, params.county);
      const shown = await shownOf(scope, params.account);
      const [account] = await accountsOf(scope, [shown]);
      return json(c, { account, versions: await versionsOf(scope, shown) }, OWN);
    },

    async getGepVersion({ c, params }) {
      const { scope } = await asked(c, params.county);
      const shown = await shownOf(scope, params.account);
      const [version] = await versionsOf(scope, shown, params.version);
      if (version === undefined) throw notFound(`version: ${params.version}`);
      const text = await packageText(scope, params.account, params.version);
      const body = `{"version":${JSON.stringify(version)},"package":${text}}`;
      return json(c, body, { ...OWN, more: { etag: `"${version.revision}"` } });
    },

    async createGepVersion({ c, params, headers, body }) {
      const { scope, as } = await asked(c, params.county);
      const { 'idempotency-key': key, 'if-match': match } = headers;
      const seen = match === undefined ? undefined : numberOf(match);
      const made = await createVersion(scope, { given: body, key, seen }, { ...as, replays });
      return tell(c, scope, made, 201);
    },

    submitGepVersion: (call) => step(call, { step: 'submit' }),
    signGepVersion: (call) => step(call, call.body),
    publishGepVersion: (call) => step(call, { step: 'publish' }),
    withdrawGepVersion: (call) => step(call, { step: 'withdraw', ...call.body }),
  };
}
