import {
  parseValue,
  Problem,
  type ErrorCode,
  type Issue,
  type LocalText,
} from '@yizhangtu/standard';
import { PROBLEM_STATUS, type Operation } from '@yizhangtu/standard/contract.js';
import { isSilence, type Answer, type Reply } from './ask.ts';
import { excerpt, same, type Finding, type Rule } from './finding.ts';
import { leaksIn } from './masks.ts';

/** Who asked, for a finding. */
export interface Asked {
  readonly row: Operation;
  readonly caller: string;
  /** Role of the caller, where they have one. */
  readonly role?: string | undefined;
}

const MOST_ISSUES = 5;

export const finding = (
  { row, caller }: Asked,
  rule: Rule,
  request: string,
  expected: LocalText,
  found: LocalText,
): Finding => ({ operation: row.id, rule, request, callers: [caller], expected, found });

const SILENCES: Readonly<Record<string, LocalText>> = {
  timeout: { 'zh-CN': '没有在限定时间内应答', en: 'no answer in time' },
  network: { 'zh-CN': '连接断开', en: 'the connection broke' },
  too_large: { 'zh-CN': '应答太大', en: 'the answer is too large' },
};

/** What is wrong when nothing came back. */
export function silenceFindings(asked: Asked, reply: Reply): Finding[] {
  if (!isSilence(reply) || reply.silence === 'given_up') return [];
  const { 'zh-CN': zh, en } = SILENCES[reply.silence] ?? same(reply.silence);
  const found = { 'zh-CN': `${zh}（${reply.why}）`, en: `${en} (${reply.why})` };
  return [
    finding(asked, 'answers', reply.request, { 'zh-CN': '一个应答', en: 'an answer' }, found),
  ];
}

/** What is wrong with an answer that should be a success. `status` where the row's own is not meant. */
export function successFindings(asked: Asked, reply: Reply, status?: number): Finding[] {
  if (isSilence(reply)) return silenceFindings(asked, reply);
  const { row } = asked;
  const wanted = status ?? row.status;
  const wrong = (rule: Rule, expected: LocalText, found: LocalText): Finding =>
    finding(asked, rule, reply.request, expected, found);
  if (reply.status !== wanted) {
    const rule =
      asked.role !== undefined && [401, 403].includes(reply.status) ? 'allowed' : 'status';
    return [wrong(rule, same(String(wanted)), statusFound(reply))];
  }
  if (wanted === 204) return [];
  if (!('json' in row.response)) {
    return isType(reply.type, row.response.type)
      ? []
      : [wrong('media_type', same(row.response.type), same(reply.type || '—'))];
  }
  if (reply.json === undefined) {
    return [wrong('json', same('JSON'), same(`${reply.type}: ${excerpt(reply.text)}`))];
  }
  const type = row.response.type ?? 'application/json';
  const read = parseValue(row.response.json, reply.json);
  return [
    ...(isType(reply.type, type) ? [] : [wrong('media_type', same(type), same(reply.type || '—'))]),
    ...(read.ok ? [] : schemaFindings(asked, reply.request, read.issues)),
    ...leakFindings(asked, reply),
  ];
}

const isType = (found: string, wanted: string): boolean =>
  wanted === '*/*' ||
  (wanted.endsWith('/*') ? found.startsWith(wanted.slice(0, -1)) : found === wanted);

const statusFound = ({ status, json, text }: Answer): LocalText => {
  const code = (json as { code?: unknown } | undefined)?.code;
  const said = typeof code === 'string' || typeof code === 'number' ? String(code) : excerpt(text);
  return same(said === '' ? String(status) : `${status} ${said}`);
};

/** Faults of a schema; those that all items of a list have are told once, at the first. */
function schemaFindings(asked: Asked, request: string, issues: readonly Issue[]): Finding[] {
  const alike = new Map<string, { first: Issue; count: number }>();
  for (const issue of issues) {
    const key = `${issue.path.replace(/\[\d+\]/g, '[]')} ${issue.code}`;
    const before = alike.get(key);
    alike.set(key, { first: before?.first ?? issue, count: (before?.count ?? 0) + 1 });
  }
  return [...alike.values()].slice(0, MOST_ISSUES).map(({ first, count }) => {
    const { path, message, mend } = first;
    const at = path === '' ? '' : `${path}: `;
    const times =
      count === 1 ? same('') : { 'zh-CN': `（共 ${count} 处）`, en: ` (${count} times)` };
    return finding(
      asked,
      'schema',
      request,
      { 'zh-CN': `${at}${mend['zh-CN']}`, en: `${at}${mend.en}` },
      { 'zh-CN': message['zh-CN'] + times['zh-CN'], en: message.en + times.en },
    );
  });
}

/** A leak is told by its place: the report must not carry it further. */
function leakFindings(asked: Asked, { json, request }: Answer): Finding[] {
  return leaksIn(json, asked.row.tag, asked.role)
    .slice(0, MOST_ISSUES)
    .map(({ path, rule, what }) =>
      finding(
        asked,
        rule,
        request,
        rule === 'masked'
          ? { 'zh-CN': `${path} 脱敏（${what}）`, en: `${path} masked (${what})` }
          : { 'zh-CN': `没有 ${path}`, en: `no ${path}` },
        { 'zh-CN': '完整的值', en: 'the full value' },
      ),
    );
}

/** What is wrong with an answer that should be one of these errors. `rule` names what the error is for. */
export function errorFindings(
  asked: Asked,
  reply: Reply,
  codes: readonly ErrorCode[],
  rule: Rule,
): Finding[] {
  if (isSilence(reply)) return silenceFindings(asked, reply);
  const expected = same(codes.map((code) => `${PROBLEM_STATUS[code]} ${code}`).join(' | '));
  const wrong = (which: Rule, found: LocalText): Finding =>
    finding(asked, which, reply.request, expected, found);
  if (!codes.some((code) => PROBLEM_STATUS[code] === reply.status)) {
    return [wrong(rule, statusFound(reply))];
  }
  // That specification has a form of its own for errors: the status says it all.
  if (asked.row.tag === 'open311') return [];
  if (reply.type !== 'application/problem+json') return [wrong('problem', same(reply.type || '—'))];
  const read = parseValue(Problem, reply.json);
  if (!read.ok) return schemaFindings(asked, reply.request, read.issues);
  const isNamed = codes.some(
    (code) => code === read.value.code && PROBLEM_STATUS[code] === reply.status,
  );
  return isNamed ? [] : [wrong('problem', same(`${reply.status} ${read.value.code}`))];
}
