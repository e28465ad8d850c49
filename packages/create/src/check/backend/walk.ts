import { parseCounty } from '@yizhangtu/standard';
import { OPERATIONS, type Operation } from '@yizhangtu/standard/contract.js';
import { asker, isSilence, type Ask, type Reply } from './ask.ts';
import { ANONYMOUS, callerOf, sampleHeaders, type Caller } from './callers.ts';
import { merged, same, type Finding } from './finding.ts';
import { addressOf, learn, learnCounty, namesIn, type Known } from './known.ts';
import { isPaged, pageFindings } from './pages.ts';
import type { BackendReport, RowResult, Skip } from './report.ts';
import { errorFindings, finding, successFindings, type Asked } from './rows.ts';
import { writeRows } from './writes.ts';

export interface BackendOptions {
  /** Base address of the API, as `services.api` of a county file names it. */
  readonly url: string;
  /** Six digits of GB/T 2260. */
  readonly county: string;
  /** Access tokens of people, one for each role that is to be tried. */
  readonly tokens?: readonly string[];
  /** Sign in as the made-up people of a sample backend. */
  readonly samplePeople?: boolean;
  /** Also try operations that write. For a county made for tests alone. */
  readonly write?: boolean;
  /** Milliseconds for each answer; 15,000 when absent. */
  readonly timeout?: number;
  readonly now?: () => Date;
}

const TIMEOUT_MS = 15_000;
const NOWHERE = '999999';
const NO_COUNTY = '33';

/** Rows that are not asked, and why. */
const NOT_ASKED: Readonly<Record<string, Skip>> = {
  signIn: 'browser',
  finishSignIn: 'browser',
  getService: 'upstream',
};
/** Rows that ask another server, which may not let them: the errors that they declare are answers. */
const UPSTREAM: ReadonlySet<string> = new Set(['getBaseTile']);
/** What is asked without its body. */
const HEAD_ONLY: ReadonlySet<string> = new Set(['streamEvents', 'getArchive']);

/** What a walk needs at each row. */
export interface Walk {
  readonly ask: Ask;
  readonly base: string;
  readonly county: string;
  readonly callers: readonly Caller[];
  /** What each caller has learnt; nobody in particular first. */
  readonly known: ReadonlyMap<Caller, Known>;
}

/**
 * Asks a backend what the contract says it answers, and reports where it does not. Only reads, unless `write` is
 * set. Never throws for what a backend answers.
 */
export async function checkBackend(options: BackendOptions): Promise<BackendReport> {
  const { url, county, write = false, timeout = TIMEOUT_MS, now = () => new Date() } = options;
  const base = url.replace(/\/+$/, '');
  const ask = asker(timeout);
  const at = now().toISOString();
  const root = `${base}/counties/${county}`;
  const first = await ask({ method: 'GET', url: `${root}/county.json` });
  if (isSilence(first)) {
    const { silence, why } = first;
    return {
      url: base,
      county,
      at,
      callers: [],
      refused: 0,
      unreached: `${silence} ${why}`,
      rows: [],
    };
  }
  const shown = [
    ...(options.tokens ?? []).map((token) => ({ authorization: `Bearer ${token}` })),
    ...(options.samplePeople ? await sampleHeaders(ask, root) : []),
  ];
  const found: (Caller | undefined)[] = [];
  for (const headers of shown) found.push(await callerOf(ask, root, headers));
  const people = found.filter((one) => one !== undefined);
  const callers = [ANONYMOUS, ...people];
  const known = new Map(callers.map((caller) => [caller, new Map() as Known]));
  const walk: Walk = { ask, base, county, callers, known };
  const parsed = parseCounty(first.text);
  if (parsed.ok) known.forEach((one) => learnCounty(one, parsed.county));
  const rows: RowResult[] = [];
  for (const row of OPERATIONS) {
    if (row.method === 'GET') rows.push(await readRow(walk, row));
  }
  const written = write ? await writeRows(walk) : [];
  const rest = OPERATIONS.filter((row) => row.method !== 'GET' && !has(written, named(row))).map(
    (row): RowResult => ({ ...named(row), checks: 0, findings: [], skipped: 'writes' }),
  );
  return {
    url: base,
    county,
    at,
    callers: people.map(({ name }) => name),
    refused: found.length - people.length,
    // A row that only what was written makes sense of is told there.
    rows: inOrder([...rows.filter((row) => !has(written, row)), ...written, ...rest]),
  };
}

const has = (rows: readonly RowResult[], { operation }: { readonly operation: string }): boolean =>
  rows.some((row) => row.operation === operation);

export const named = ({ id, method, path }: Operation) => ({ operation: id, method, path });

const inOrder = (rows: readonly RowResult[]): RowResult[] =>
  OPERATIONS.flatMap(({ id }) => rows.filter(({ operation }) => operation === id));

/** One row that reads: by everyone who may, by everyone who may not, and with what cannot be. */
async function readRow(walk: Walk, row: Operation): Promise<RowResult> {
  const reason = NOT_ASKED[row.id];
  if (reason !== undefined) return { ...named(row), checks: 0, findings: [], skipped: reason };
  const results: Checked[] = [];
  let lacks = false;
  for (const caller of walk.callers) {
    const result =
      caller.verdict(row.permission) === 'allowed'
        ? await asAllowed(walk, row, caller)
        : await asRefused(walk, row, caller);
    if (result === 'lacks') lacks = true;
    else results.push(result);
  }
  const isOpen = ANONYMOUS.verdict(row.permission) === 'allowed';
  const isTried = walk.callers.some((caller) => caller.verdict(row.permission) === 'allowed');
  if (isOpen) results.push(await withWrongCounty(walk, row));
  const checks = results.reduce((sum, one) => sum + one.checks, 0);
  const findings = merged(results.flatMap((one) => one.findings));
  const skipped: Skip | undefined = lacks ? 'no_example' : isTried ? undefined : 'no_caller';
  const isUnasked = skipped !== undefined && findings.length === 0;
  return { ...named(row), checks, findings, ...(isUnasked ? { skipped } : {}) };
}

export interface Checked {
  readonly checks: number;
  readonly findings: readonly Finding[];
}

const askedBy = (row: Operation, { name, role }: Caller): Asked => ({ row, caller: name, role });

const knownOf = ({ known, county }: Walk, caller: Caller): Known =>
  new Map([...(known.get(ANONYMOUS) ?? []), ...(known.get(caller) ?? []), ['county', county]]);

async function asAllowed(walk: Walk, row: Operation, caller: Caller): Promise<Checked | 'lacks'> {
  const address = addressOf(row, knownOf(walk, caller));
  if ('lacks' in address) return 'lacks';
  const asked = askedBy(row, caller);
  const url = walk.base + address.path;
  const isArchive = row.id === 'getArchive';
  const get = (at: string): Promise<Reply> =>
    walk.ask({
      method: 'GET',
      url: at,
      headers: { ...caller.headers, ...(isArchive ? { range: 'bytes=0-126' } : {}) },
      headOnly: HEAD_ONLY.has(row.id),
    });
  const reply = await get(url);
  if (UPSTREAM.has(row.id) && !isSilence(reply) && reply.status >= 400) {
    return { checks: 1, findings: errorFindings(asked, reply, row.errors, 'problem') };
  }
  const findings = successFindings(asked, reply, isArchive ? 206 : undefined);
  if (!isSilence(reply)) learn(walk.known.get(caller) ?? new Map(), row.id, reply.json);
  const etag = row.id === 'getCase' ? etagFindings(asked, reply) : [];
  const paged =
    isPaged(row) && findings.length === 0
      ? await pageFindings(asked, url, get)
      : { checks: 0, findings: [] };
  return { checks: 1 + paged.checks, findings: [...findings, ...etag, ...paged.findings] };
}

function etagFindings(asked: Asked, reply: Reply): Finding[] {
  if (isSilence(reply) || reply.status !== 200) return [];
  const { version } = (reply.json ?? {}) as { version?: unknown };
  const found = reply.headers.get('etag');
  const expected = `"${String(version)}"`;
  if (found?.replace(/^W\//, '') === expected) return [];
  return [finding(asked, 'etag', reply.request, same(expected), same(found ?? '—'))];
}

/** Stands where nothing is known: no thing has it. */
export const NOTHING: Readonly<Record<string, string>> = {
  id: 'no-such-thing',
  account: '00000000-0000-7000-8000-000000000000',
  version: '1',
  case: '00000000-0000-7000-8000-000000000000',
  person: '00000000-0000-8000-8000-000000000000',
  hash: '0'.repeat(64),
  upload: '00000000-0000-7000-8000-000000000000',
};

async function asRefused(walk: Walk, row: Operation, caller: Caller): Promise<Checked> {
  // Something that is there, where anybody has seen it: a door that is open shows itself only then.
  const seen: Known = new Map(walk.callers.flatMap((one) => [...knownOf(walk, one)]));
  const address = addressOf(row, seen);
  const isReal = !('lacks' in address);
  const filled = isReal ? address : addressOf(row, seen, NOTHING);
  if ('lacks' in filled) return { checks: 0, findings: [] };
  const reply = await walk.ask({
    method: row.method,
    url: walk.base + filled.path,
    headers: caller.headers,
    headOnly: HEAD_ONLY.has(row.id),
  });
  const verdict = caller.verdict(row.permission);
  const code = verdict === 'allowed' ? 'denied' : verdict;
  const rule = code === 'unauthenticated' ? 'unauthenticated' : 'denied';
  const isHidden = !isReal && !isSilence(reply) && reply.status === 404;
  // A stream has no body to read: its status says whether the door is shut.
  const isStream = HEAD_ONLY.has(row.id) && !isSilence(reply) && reply.status >= 400;
  const findings =
    isHidden || isStream ? [] : errorFindings(askedBy(row, caller), reply, [code], rule);
  return { checks: 1, findings };
}

/** A county that is none, one that is not there, and a thing that is not there. */
async function withWrongCounty(walk: Walk, row: Operation): Promise<Checked> {
  const known = knownOf(walk, ANONYMOUS);
  const asked = askedBy(row, ANONYMOUS);
  const findings: Finding[] = [];
  let checks = 0;
  const wrong = async (values: Readonly<Record<string, string>>, code: 'invalid' | 'not_found') => {
    const address = addressOf(row, known, values);
    if ('lacks' in address) return;
    checks += 1;
    const reply = await walk.ask({ method: row.method, url: walk.base + address.path });
    findings.push(...errorFindings(asked, reply, [code], 'problem'));
  };
  const names = namesIn(row);
  if (names.includes('county')) {
    await wrong({ county: NO_COUNTY }, 'invalid');
    await wrong({ county: NOWHERE }, 'not_found');
  }
  const thing = names.find((name) => Object.hasOwn(NOTHING, name) && name !== 'version');
  if (thing !== undefined) await wrong({ [thing]: NOTHING[thing] ?? '' }, 'not_found');
  return { checks, findings };
}
