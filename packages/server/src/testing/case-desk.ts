import { randomUUID } from 'node:crypto';
import type { CaseSettings } from '@yizhangtu/standard/cases.js';
import { COUNTY, type CountyFolderOptions } from './county-folder.ts';
import { DIVIDED, TOWN, VILLAGE } from './divided-county.ts';
import { OWN, signedInWith } from './signed-in.ts';
import type { Json, TestServer } from './test-server.ts';

/** A moment of a working day, a Monday morning: 2026-03-02 09:00 at Deqing. */
export const MONDAY = Date.parse('2026-03-02T01:00:00Z');

/** Rules of a county for tests: lamps go to a town's command room with the county's handlers, noise is looked up. */
export const CASES: CaseSettings = {
  dispatch: {
    units: [{ id: 'works', name: '建设局', division: COUNTY, organisation: '建设局' }],
    rules: [
      {
        id: 'lamps',
        when: { categories: ['city.facilities.lamp'] },
        then: { lead: 'own:town', assist: ['works'], tier: 'town' },
      },
    ],
  },
};

export const DESK: CountyFolderOptions = {
  ...DIVIDED,
  private: { ...DIVIDED.private, cases: CASES },
};

/** A report that no rule fits. */
export const report = (more: Json = {}): Json => ({
  kind: 'city-event',
  category: 'city.facilities.cover',
  title: '井盖破损',
  description: '村口的井盖裂了。',
  place: { division: VILLAGE, point: [120.1, 30.6], datum: 'WGS84', words: '村口' },
  ...more,
});

/** A report that goes to the town's command room at once. */
export const lamp = (more: Json = {}): Json =>
  report({ category: 'city.facilities.lamp', title: '路灯不亮', ...more });

export const PATH = `counties/${COUNTY}`;
export const AT_TOWN = { division: TOWN };

export interface Answer {
  readonly status: number;
  readonly body: Json;
}

/** What a page sends of cases. */
export interface CaseDesk {
  send(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  report(headers: Record<string, string>, body?: unknown, key?: string): Promise<Answer>;
  command(
    headers: Record<string, string>,
    of: { readonly id: string; readonly version: number },
    command: Json,
    key?: string,
  ): Promise<Answer>;
}

export const newKey = (): string => randomUUID();

export function caseDesk(server: TestServer): CaseDesk {
  const send: CaseDesk['send'] = async (path, body, headers = {}) => {
    const response = await fetch(server.at(`${PATH}/${path}`), {
      method: 'POST',
      headers: { ...OWN, ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    send,
    report: (headers, body = report(), key = newKey()) =>
      send('cases', body, { ...headers, 'idempotency-key': key }),
    command: (headers, { id, version }, command, key = newKey()) =>
      send(`cases/${id}/commands`, command, {
        ...headers,
        'idempotency-key': key,
        'if-match': `"${version}"`,
      }),
  };
}

/** A case that everyone may see. */
export async function publishedCase(
  server: TestServer,
  more: Json = {},
): Promise<{ id: string; version: number; receipt: string }> {
  const desk = caseDesk(server);
  const resident = await signedInWith(server, 'resident', VILLAGE);
  const centre = await signedInWith(server, 'county-centre');
  let { case: known }: Json = (await desk.report(resident, report(more))).body;
  if (known.state === 'submitted') {
    known = (await desk.command(centre, known, { type: 'accept' })).body.case;
  }
  const done = await desk.command(centre, known, { type: 'publish' });
  if (done.status !== 200) throw new Error(JSON.stringify(done.body));
  return done.body.case;
}
