import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { caseDesk, DESK, lamp, PATH, report } from '../../../server/src/testing/case-desk.ts';
import { COUNTY, countyFolder } from '../../../server/src/testing/county-folder.ts';
import { TOWN, VILLAGE } from '../../../server/src/testing/divided-county.ts';
import { startPostgres } from '../../../server/src/testing/postgres.ts';
import { signedInWith } from '../../../server/src/testing/signed-in.ts';
import type { Json, TestServer } from '../../../server/src/testing/test-server.ts';
import type { Claim } from '../report.ts';
import { alternate, summarise } from '../statistics.ts';
import { generateCases, type Template } from './generate-cases.ts';

const CASES = 620_000;
const PAGE = 50;
const DEEP = 10_000;
const ROUNDS = 8;
const PAGES_A_ROUND = 30;
const COMMANDS_A_ROUND = 400;
const AT_ONCE = 8;

type Headers = Record<string, string>;
interface Host {
  readonly url: string;
  readonly process: ChildProcess;
}

async function startHost(file: string, args: readonly string[]): Promise<Host> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args);
  const [url] = (await once(child, 'message')) as [string];
  return { url, process: child };
}

function clientOf(url: string): TestServer {
  const at = (path: string): string => `${url}api/${path}`;
  const get = (path: string, headers: Headers = {}): Promise<Response> =>
    fetch(at(path), { headers });
  const json = async (path: string, headers: Headers = {}): Promise<Json> =>
    (await get(path, headers)).json();
  return { at, get, json, queries: [] };
}

/** Cases of each kind as the server makes them: most are closed, as in a year of a county. */
async function makeTemplates(server: TestServer): Promise<Template[]> {
  const desk = caseDesk(server);
  const resident = await signedInWith(server, 'resident', VILLAGE);
  const town = await signedInWith(server, 'town-command', TOWN);
  const centre = await signedInWith(server, 'county-centre');
  const made = async (
    body: Json,
    steps: readonly (readonly [Headers, Json])[],
  ): Promise<Omit<Template, 'weight'>> => {
    let { case: known }: Json = (await desk.report(resident, body)).body;
    for (const [headers, command] of steps) {
      const order = `${known.id}.1`;
      const isOfOrder = ['sign', 'start', 'finish'].includes(command.type);
      const done = await desk.command(headers, known, {
        ...command,
        ...(isOfOrder ? { order } : {}),
      });
      if (done.status !== 200) throw new Error(JSON.stringify(done.body));
      known = done.body.case;
    }
    return { id: known.id, receipt: known.receipt };
  };
  const handled = (who: Headers): (readonly [Headers, Json])[] => [
    [who, { type: 'sign' }],
    [who, { type: 'start' }],
  ];
  const closed = await made(report(), [
    ...handled(centre),
    [centre, { type: 'finish', result: '换了井盖' }],
    [centre, { type: 'answer', answer: '井盖已更换。', solved: true }],
    [centre, { type: 'publish' }],
    [resident, { type: 'revisit', satisfaction: 'satisfied' }],
    [centre, { type: 'close' }],
  ]);
  const inHand = await made(lamp(), handled(town));
  const dispatched = await made(lamp(), []);
  return [
    { ...closed, weight: 92 },
    { ...inHand, weight: 4 },
    { ...dispatched, weight: 4 },
  ];
}

/** Milliseconds of a page of the list, read to its end; the middle one of a number of them. */
async function pageMs(server: TestServer, headers: Headers, cursor?: string): Promise<number> {
  const after = cursor === undefined ? '' : `&cursor=${cursor}`;
  const times: number[] = [];
  for (let k = 0; k < PAGES_A_ROUND; k++) {
    const since = performance.now();
    const { items }: Json = await server.json(`${PATH}/cases?limit=${PAGE}${after}`, headers);
    times.push(performance.now() - since);
    if (items?.length !== PAGE) throw new Error(`a page of ${items?.length}`);
  }
  return times.sort((a, b) => a - b)[PAGES_A_ROUND >> 1]!;
}

interface Noted {
  readonly id: string;
  readonly version: number;
}

/** Notes a second, each to another case, `AT_ONCE` at a time. Every one must be done. */
async function notesPerSecond(
  url: string,
  headers: Headers,
  cases: readonly Noted[],
): Promise<number> {
  const queue = [...cases];
  const since = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
        const answer = await fetch(`${url}api/${PATH}/cases/${one.id}/commands`, {
          method: 'POST',
          headers: {
            ...headers,
            'idempotency-key': randomUUID(),
            'if-match': `"${one.version}"`,
          },
          body: JSON.stringify({ type: 'note', note: '已看过现场，明天来修。' }),
        });
        const body = await answer.text();
        if (!answer.ok) throw new Error(`${answer.status} ${body}`);
      }
    }),
  );
  return (cases.length * 1000) / (performance.now() - since);
}

/** Lists and commands of a county with 620,000 cases on PostgreSQL. */
export async function measureServer(): Promise<{ result: object; claims: Claim[] }> {
  const postgres = await startPostgres();
  const county = await countyFolder(DESK);
  const hosts: Host[] = [];
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    const ours = await startHost('../server/host.ts', ['ours', postgres.url, county]);
    hosts.push(ours);
    const server = clientOf(ours.url);
    const templates = await makeTemplates(server);
    const headers = await signedInWith(server, 'county-centre');
    await generateCases(postgres.url, { county: COUNTY, count: CASES, templates });
    await client.connect();
    const lastOfPage = await client.query<{ id: string }>(
      `select id from case_record where county_code = $1 order by id desc offset $2 limit 1`,
      [COUNTY, PAGE * (DEEP - 1) - 1],
    );
    const cursor = lastOfPage.rows[0]!.id;
    const person = await client.query<{ id: string }>(
      `select session.id from session join post on post.county_code = session.county_code
         and post.id = session.post
       where session.county_code = $1 and post.role = 'county-centre' limit 1`,
      [COUNTY],
    );
    const byHand = await startHost('by-hand.ts', [postgres.url, COUNTY, person.rows[0]!.id]);
    hosts.push(byHand);
    const waiting = await client.query<Noted>(
      `select id, version from case_record where county_code = $1 and state = 'dispatched'
         and version = 3 order by id desc limit $2`,
      [COUNTY, 2 * (ROUNDS + 1) * COMMANDS_A_ROUND],
    );
    const cases = [...waiting.rows];
    const urls: Record<string, string> = { server: ours.url, byHand: byHand.url };
    const round = (subject: string): Promise<number> =>
      notesPerSecond(urls[subject]!, headers, cases.splice(0, COMMANDS_A_ROUND));

    // A server in service: its code is compiled, its connections are open.
    for (const page of [undefined, cursor]) await pageMs(server, headers, page);
    const pages = await alternate(['first', 'deep'], ROUNDS, async (subject) => ({
      ms: await pageMs(server, headers, subject === 'deep' ? cursor : undefined),
    }));
    for (const subject of Object.keys(urls)) await round(subject);
    const notes = await alternate(Object.keys(urls), ROUNDS, async (subject) => ({
      perSecond: await round(subject),
    }));

    const kept = (runs: Record<string, Record<string, number>[]>) =>
      Object.fromEntries(Object.entries(runs).map(([name, list]) => [name, summarise(list)]));
    const result = { cases: CASES, rounds: ROUNDS, pages: kept(pages), notes: kept(notes) };
    const { first, deep } = result.pages;
    const { server: own, byHand: hand } = result.notes;
    return {
      result,
      claims: [
        {
          claim: 'the 10,000th page of a list of 620,000 cases to the first',
          measured: deep!['ms']!.median / first!['ms']!.median,
          limit: 1.2,
          sense: 'most',
        },
        {
          claim: 'commands a second to the same SQL in a transaction by hand',
          measured: own!['perSecond']!.median / hand!['perSecond']!.median,
          limit: 0.8,
          sense: 'least',
        },
      ],
    };
  } finally {
    await client.end();
    for (const host of hosts) host.process.kill();
    await postgres.stop();
    await rm(county, { recursive: true, force: true });
  }
}
