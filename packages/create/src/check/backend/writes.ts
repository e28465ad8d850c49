import { randomUUID } from 'node:crypto';
import {
  commandCase,
  createUpload,
  getUpload,
  lookUpCase,
  OPERATIONS,
  reportCase,
  type Operation,
} from '@yizhangtu/standard/contract.js';
import { isSilence, type Reply } from './ask.ts';
import { ANONYMOUS, type Caller } from './callers.ts';
import { merged, same, type Finding } from './finding.ts';
import { addressOf } from './known.ts';
import { exampleReport } from './example-report.ts';
import type { RowResult } from './report.ts';
import { errorFindings, finding, successFindings, type Asked } from './rows.ts';
import { named, NOTHING, type Walk } from './walk.ts';

/** What is gathered of one row while several of its promises are tried. */
interface Ledger {
  readonly asked: Asked;
  readonly findings: Finding[];
  checks: number;
}

/**
 * Tries operations that write: keys, versions, and doors that must be shut. What it makes is one case, a draft where
 * somebody is signed in, which it withdraws; and one upload, which is thrown away by itself.
 */
export async function writeRows(walk: Walk): Promise<RowResult[]> {
  const results = [...(await caseRows(walk)), ...(await uploadRows(walk))];
  for (const row of OPERATIONS) {
    if (row.method === 'GET' || ANONYMOUS.verdict(row.permission) === 'allowed') continue;
    results.push(await shutRow(walk, row));
  }
  return results;
}

/** The first who is signed in: what they make is theirs alone. */
const writerOf = ({ callers }: Walk): Caller =>
  callers.find((one) => one.role !== undefined) ?? ANONYMOUS;

const ledgerOf = (row: Operation, { name, role }: Caller): Ledger => ({
  asked: { row, caller: name, role },
  findings: [],
  checks: 0,
});
const resultOf = ({ asked, checks, findings }: Ledger): RowResult => ({
  ...named(asked.row),
  checks,
  findings,
});
function note(ledger: Ledger, findings: readonly Finding[]): void {
  ledger.checks += 1;
  ledger.findings.push(...findings);
}

const jsonOf = (reply: Reply): Readonly<Record<string, unknown>> =>
  isSilence(reply) ? {} : ((reply.json ?? {}) as Readonly<Record<string, unknown>>);
const idOf = (value: unknown): string | undefined => {
  const { id } = (value ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : undefined;
};

type Post = (
  path: string,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Reply>;
const poster =
  ({ ask, base, county }: Walk, caller: Caller): Post =>
  (path, body, headers = {}) =>
    ask({
      method: 'POST',
      url: `${base}/counties/${county}/${path}`,
      headers: { ...caller.headers, ...headers },
      body,
    });

/**
 * One key, one thing: the same content again gets the same answer, another content is refused, and so is who has no
 * key. Gives the answer.
 */
async function once(
  ledger: Ledger,
  post: (body: unknown, headers: Readonly<Record<string, string>>) => Promise<Reply>,
  body: object,
  { other, idIn }: { readonly other: object; readonly idIn: (json: unknown) => string | undefined },
): Promise<Reply> {
  const { asked } = ledger;
  const headers = { 'idempotency-key': randomUUID() };
  const first = await post(body, headers);
  note(ledger, successFindings(asked, first));
  const id = idIn(jsonOf(first));
  if (id === undefined) return first;
  const again = await post(body, headers);
  const found = isSilence(again) ? again.silence : `${again.status} ${idIn(again.json) ?? ''}`;
  note(
    ledger,
    idIn(jsonOf(again)) === id
      ? []
      : [finding(asked, 'key_once', again.request, same(id), same(found))],
  );
  const changed = await post({ ...body, ...other }, headers);
  note(ledger, errorFindings(asked, changed, ['idempotency_mismatch'], 'key_content'));
  note(ledger, errorFindings(asked, await post(body, {}), ['invalid'], 'key_needed'));
  return first;
}

async function caseRows(walk: Walk): Promise<RowResult[]> {
  const writer = writerOf(walk);
  const post = poster(walk, writer);
  const body = await exampleReport(walk, writer);
  if (body === undefined) return [];
  const reporting = ledgerOf(reportCase, writer);
  const first = await once(reporting, (sent, headers) => post('cases', sent, headers), body, {
    other: { title: '一致性检查，内容不同' },
    idIn: (json) => idOf((json as { case?: unknown } | undefined)?.case),
  });
  const { case: made, code } = jsonOf(first) as {
    case?: { id: string; receipt: string; version: number };
    code?: string;
  };
  if (made === undefined) return [resultOf(reporting)];
  const looking = ledgerOf(lookUpCase, ANONYMOUS);
  const token = code === undefined ? undefined : await lookUp(walk, looking, made.receipt, code);
  const leave = token === undefined ? {} : { 'x-yzt-lookup': token };
  const commanding = ledgerOf(commandCase, writer);
  const command = (version: number): Promise<Reply> =>
    post(
      `cases/${made.id}/commands`,
      { type: 'withdraw' },
      { ...leave, 'idempotency-key': randomUUID(), 'if-match': `"${version}"` },
    );
  const stale = await command(made.version + 1000);
  note(commanding, errorFindings(commanding.asked, stale, ['version_mismatch'], 'version_seen'));
  note(commanding, successFindings(commanding.asked, await command(made.version)));
  return [reporting, ...(looking.checks > 0 ? [looking] : []), commanding].map(resultOf);
}

/** The way back of who did not sign in; a wrong code leads nowhere. */
async function lookUp(
  walk: Walk,
  ledger: Ledger,
  receipt: string,
  code: string,
): Promise<string | undefined> {
  const post = poster(walk, ANONYMOUS);
  const wrong = await post('case-lookups', { receipt, code: `${code}0` });
  note(ledger, errorFindings(ledger.asked, wrong, ['not_found'], 'problem'));
  const right = await post('case-lookups', { receipt, code });
  note(ledger, successFindings(ledger.asked, right));
  const { token } = jsonOf(right);
  return typeof token === 'string' ? token : undefined;
}

async function uploadRows(walk: Walk): Promise<RowResult[]> {
  const writer = writerOf(walk);
  const post = poster(walk, writer);
  const beginning = ledgerOf(createUpload, writer);
  const first = await once(
    beginning,
    (sent, headers) => post('uploads', sent, headers),
    { length: 9, type: 'image/png' },
    { other: { length: 10 }, idIn: idOf },
  );
  const id = idOf(jsonOf(first));
  if (id === undefined) return [resultOf(beginning)];
  const asking = ledgerOf(getUpload, writer);
  const url = `${walk.base}/counties/${walk.county}/uploads/${id}`;
  const how = await walk.ask({ method: 'GET', url, headers: writer.headers });
  note(asking, successFindings(asking.asked, how));
  return [resultOf(beginning), resultOf(asking)];
}

/** A row that writes and is not for everyone: shut to who may not, whatever they send. */
async function shutRow(walk: Walk, row: Operation): Promise<RowResult> {
  const thing = NOTHING['case'] ?? '';
  const values = { ...NOTHING, ...OF_WRITES, county: walk.county, grant: thing, message: thing };
  const address = addressOf(row, new Map(), values);
  if ('lacks' in address) return { ...named(row), checks: 0, findings: [], skipped: 'no_example' };
  const findings: Finding[] = [];
  let checks = 0;
  for (const caller of walk.callers) {
    const verdict = caller.verdict(row.permission);
    if (verdict === 'allowed') continue;
    const reply = await walk.ask({
      method: row.method,
      url: walk.base + address.path,
      headers: { ...caller.headers, 'idempotency-key': randomUUID(), 'if-match': '"1"' },
      ...(row.request === undefined ? {} : { body: {} }),
    });
    const rule = verdict === 'unauthenticated' ? 'unauthenticated' : 'denied';
    const asked = { row, caller: caller.name, role: caller.role };
    findings.push(...errorFindings(asked, reply, [verdict], rule));
    checks += 1;
  }
  return { ...named(row), checks, findings: merged(findings) };
}

/** Other values in the paths of rows that write. */
const OF_WRITES = { purpose: 'test', action: 'sign' } as const;
