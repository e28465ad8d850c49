import type { LocalText } from '@yizhangtu/standard';
import { PAGE_LIMIT, type Operation } from '@yizhangtu/standard/contract.js';
import { isSilence, type Answer, type Reply } from './ask.ts';
import { same, type Finding, type Rule } from './finding.ts';
import { errorFindings, finding, successFindings, type Asked } from './rows.ts';

/** Few items a page, so that a short list has several. */
const SMALL = 2;
const MOST_PAGES = 4;

/** Whether a row answers in pages. */
export function isPaged({ query }: Operation): boolean {
  const { shape = {} } = (query ?? {}) as { shape?: object };
  return 'limit' in shape && 'cursor' in shape;
}

type Loose = Readonly<Record<string, unknown>>;
interface Page {
  readonly ids: readonly string[];
  /** Address of the page after it. */
  readonly next: string | undefined;
}

const WORDS = {
  once: { 'zh-CN': '每一条出现一次', en: 'each item once' },
  again: { 'zh-CN': '又出现了', en: 'came again:' },
  missing: { 'zh-CN': '分页里没有', en: 'is on no page:' },
  end: { 'zh-CN': '最后一页没有 next', en: 'no next on the last page' },
  circle: { 'zh-CN': 'next 指回已经给过的一页', en: 'next leads to a page that was given before' },
} as const satisfies Record<string, LocalText>;

/** With the id of an item; an item without one is not shown, for it may be about a person. */
function named(words: LocalText, id: string): LocalText {
  const shown = /^[\w.:-]{1,80}$/.test(id) ? id : '…';
  return { 'zh-CN': `${words['zh-CN']} ${shown}`, en: `${words.en} ${shown}` };
}

/**
 * Pages of a list with few items each: do they hold what the whole list begins with, each once?
 *
 * @param url address of the list, without `limit` and `cursor`
 */
export async function pageFindings(
  asked: Asked,
  url: string,
  ask: (url: string) => Promise<Reply>,
): Promise<{ findings: Finding[]; checks: number }> {
  const findings: Finding[] = [];
  const wrong = (rule: Rule, at: string, expected: LocalText, found: LocalText): void => {
    if (findings.some((one) => one.rule === rule)) return;
    findings.push(finding(asked, rule, `GET ${at}`, expected, found));
  };
  const seen: string[] = [];
  const been = new Set<string>();
  for (let at: string | undefined = withQuery(url, { limit: SMALL }); at;) {
    if (been.has(at)) {
      wrong('page_circle', at, WORDS.end, WORDS.circle);
      break;
    }
    been.add(at);
    const reply = await ask(at);
    const page: Page | undefined = isSilence(reply) ? undefined : pageOf(reply, at);
    findings.push(...successFindings(asked, reply));
    if (page === undefined) return { findings, checks: been.size };
    if (page.ids.length > SMALL) {
      wrong('page_limit', at, same(`≤ ${SMALL}`), same(String(page.ids.length)));
      break;
    }
    const twice = page.ids.find((id) => seen.includes(id));
    if (twice !== undefined) wrong('page_repeats', at, WORDS.once, named(WORDS.again, twice));
    seen.push(...page.ids);
    at = been.size < MOST_PAGES ? page.next : undefined;
  }
  const whole = await ask(url);
  const all = isSilence(whole) ? [] : (pageOf(whole, url)?.ids ?? []);
  // What came meanwhile stands before the first that was seen.
  const from = all.indexOf(seen[0] ?? '');
  const span = from < 0 ? [] : all.slice(from, all.indexOf(seen.at(-1) ?? '') + 1);
  const lost = span.find((id) => !seen.includes(id));
  if (lost !== undefined && findings.length === 0)
    wrong('page_loses', url, WORDS.once, named(WORDS.missing, lost));
  const limits = [0, ...(asked.row.tag === 'ogc' ? [] : [PAGE_LIMIT.most + 1])];
  for (const limit of limits) {
    const reply = await ask(withQuery(url, { limit }));
    findings.push(...errorFindings(asked, reply, ['invalid'], 'page_limit'));
  }
  return { findings, checks: 4 + limits.length };
}

/** What a page holds; undefined for what is none, which is told elsewhere. */
function pageOf({ status, json }: Answer, at: string): Page | undefined {
  if (status !== 200 || typeof json !== 'object' || json === null) return undefined;
  const { items, features, collections, next, links } = json as Loose;
  const list = [items, features, collections].find((one) => Array.isArray(one)) as
    unknown[] | undefined;
  if (list === undefined) return undefined;
  const cursor = typeof next === 'string' ? withQuery(at, { cursor: next }) : undefined;
  return { ids: list.map(identityOf), next: cursor ?? nextLink(links, at) };
}

function nextLink(links: unknown, at: string): string | undefined {
  if (!Array.isArray(links)) return undefined;
  const link = (links as Loose[]).find(({ rel }) => rel === 'next');
  if (typeof link?.['href'] !== 'string' || !URL.canParse(link['href'], at)) return undefined;
  const there = new URL(link['href'], at);
  // Behind a proxy a backend may think that it has another name.
  const here = new URL(at);
  there.protocol = here.protocol;
  there.host = here.host;
  return there.href;
}

/** What tells an item of a list from the others; the assignments of one case are told apart by both. */
function identityOf(item: unknown): string {
  const loose = (item ?? {}) as Loose;
  const { order, case: matter } = loose as { order?: Loose; case?: Loose };
  const named = loose['id'] ?? loose['code'] ?? loose['seq'];
  if (typeof named === 'string' || typeof named === 'number') return String(named);
  return JSON.stringify(order === undefined ? item : [matter?.['id'], order['id']]);
}

function withQuery(url: string, values: Readonly<Record<string, string | number>>): string {
  const at = new URL(url);
  for (const [name, value] of Object.entries(values)) at.searchParams.set(name, String(value));
  return at.href;
}
