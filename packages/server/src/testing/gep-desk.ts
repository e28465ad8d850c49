import { readRun, type RunFile } from '@yizhangtu/gep';
import { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
import { packageText, packRun } from '@yizhangtu/gep/run-package.js';
import { newKey } from './case-desk.ts';
import { COUNTY } from './county-folder.ts';
import { OWN, signedInWith } from './signed-in.ts';
import type { Json, TestServer } from './test-server.ts';

export const ACCOUNTS = `counties/${COUNTY}/gep/accounts`;

type Headers = Record<string, string>;

/** A small run of one division, or of one and its parts: bamboo, crops and visitors. */
export function gepRun(
  division = COUNTY,
  { parts = [], crops = 1200, ...changes }: Partial<RunFile> & GepRunOf = {},
): RunFile {
  const local = (id: string, value: number, unit: string, more: object = {}) => ({
    id,
    value,
    unit,
    source: 'test',
    status: 'local' as const,
    ...more,
  });
  const all = ['water-conservation', 'soil-retention', 'flood', 'air', 'water-purification'];
  const omitted = [...all, 'oxygen', 'forestry', 'livestock', 'fishery', 'energy', 'carbon'];
  return {
    format: 'yzt-gep-run/1',
    title: '测试账',
    county: COUNTY,
    year: 2023,
    profile: 'DB33/T2274-2020',
    divisions: [
      { code: division, name: division },
      ...parts.map((code) => ({ code, name: code, parent: division })),
    ],
    areas: {
      unit: 'hm2',
      classes: ['forest-bamboo', 'pond'],
      rows: (parts.length > 0 ? parts : [division]).map((code) => ({
        division: code,
        values: [120.5, 3.25],
      })),
    },
    statistics: [
      { line: 'crops', division, amount: crops, unit: '万元', source: 'test' },
      { line: 'recreation', division, amount: 3.2, unit: '万人次', source: 'test' },
    ],
    parameters: [
      local('coolingDays', 60, 'd'),
      local('evaporation', 300, 'mm'),
      local('outlay', 400, 'CNY/person', { year: 2023 }),
      local('visitTime', 7, 'h/person'),
      local('wage', 38, 'CNY/h', { year: 2023 }),
    ],
    omit: omitted.map((id) => ({ id, reason: 'test' })),
    ...changes,
  };
}
interface GepRunOf {
  readonly parts?: readonly string[];
  /** 万元. */
  readonly crops?: number;
}

/** The package of a run, as a page sends it. */
export const gepPackage = (run: RunFile = gepRun()): Json =>
  JSON.parse(packageText(packRun(readRun(run, KNOWN_PROFILES))));

/** The end of the path of a step. */
export type StepPath = 'submission' | 'decision' | 'publication' | 'withdrawal';

export interface Sent {
  readonly status: number;
  readonly body: Json;
}

/** What a page does with accounts. */
export function gepDesk(server: TestServer) {
  const send = async (path: string, body: unknown, headers: Headers): Promise<Sent> => {
    const response = await fetch(server.at(`${ACCOUNTS}${path}`), {
      method: 'POST',
      headers: { ...OWN, 'idempotency-key': newKey(), ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const create = (headers: Headers, of: unknown, key = newKey(), seen?: number): Promise<Sent> =>
    send('', of, {
      ...headers,
      'idempotency-key': key,
      ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
    });
  const step = (
    headers: Headers,
    { account, version, revision }: Json,
    [what, body = {}]: readonly [StepPath, object?],
    key = newKey(),
  ): Promise<Sent> =>
    send(`/${account}/versions/${version}/${what}`, body, {
      ...headers,
      'if-match': `"${revision}"`,
      'idempotency-key': key,
    });
  return { create, step };
}

/** A version of an account with the steps up to one of them, each done by somebody who may. */
export async function gepVersion(
  server: TestServer,
  run: RunFile,
  upTo: 'draft' | 'submitted' | 'signed' | 'published' | 'withdrawn',
): Promise<Json> {
  const { create, step } = gepDesk(server);
  const maker = await signedInWith(server, 'department-handler', COUNTY);
  const centre = await signedInWith(server, 'county-centre');
  const ok = ({ status, body }: Sent): Json => {
    if (status > 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const draft = ok(await create(maker, gepPackage(run)));
  if (upTo === 'draft') return draft;
  const submitted = ok(await step(maker, draft, ['submission']));
  if (upTo === 'submitted') return submitted;
  const signed = ok(await step(centre, submitted, ['decision', { step: 'sign' }]));
  if (upTo === 'signed') return signed;
  const published = ok(await step(centre, signed, ['publication']));
  if (upTo === 'published') return published;
  return ok(await step(centre, published, ['withdrawal', { reason: '冷却天数有误' }]));
}
