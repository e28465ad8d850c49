import { countyError, type Issue } from '@yizhangtu/standard';
import { DAY_MS, readReceipt } from '@yizhangtu/standard/cases.js';

/** GeoReport v2, GET service requests: “a span of 90 days or first 1000 requests, whichever is smallest”. */
export const SPAN_DAYS = 90;
export const MOST_REQUESTS = 1000;
const SPAN_MS = SPAN_DAYS * DAY_MS;

/** What is asked of service requests, by the names of the specification. */
export interface RequestQuery {
  readonly service_request_id?: string | undefined;
  readonly service_code?: string | undefined;
  readonly start_date?: string | undefined;
  readonly end_date?: string | undefined;
  readonly status?: string | undefined;
}

/** Requests by their numbers, or those of a time. */
export type RequestsWanted =
  | { readonly numbers: readonly string[] }
  | {
      readonly from: Date;
      /** Included. */
      readonly to: Date;
      readonly codes: readonly string[];
      /** Undefined: both. */
      readonly closed: boolean | undefined;
    };

const ISSUES = {
  range_backwards: {
    message: { 'zh-CN': '结束早于开始', en: 'The end is before the start' },
    mend: { 'zh-CN': '对调两个时间', en: 'Exchange the two' },
  },
  span_too_long: {
    message: { 'zh-CN': '跨度超过 90 天', en: 'It spans more than 90 days' },
    mend: { 'zh-CN': '分几次查询', en: 'Ask for one part after the other' },
  },
} as const satisfies Record<string, Omit<Issue, 'path' | 'code'>>;

const refuse = (code: keyof typeof ISSUES): never => {
  throw countyError([{ path: 'end_date', code, ...ISSUES[code] }], 'query');
};

const listOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** The number as the county writes it. */
export const numberOf = (typed: string): string => readReceipt(typed) ?? typed;

function rangeOf(
  { start_date: start, end_date: end }: RequestQuery,
  now: Date,
): { readonly from: Date; readonly to: Date } {
  const ends = end === undefined ? undefined : new Date(end);
  if (start === undefined) {
    const to = ends ?? now;
    return { from: new Date(to.getTime() - SPAN_MS), to };
  }
  const from = new Date(start);
  const to = ends ?? new Date(from.getTime() + SPAN_MS);
  const span = to.getTime() - from.getTime();
  if (span < 0) return refuse('range_backwards');
  return span > SPAN_MS ? refuse('span_too_long') : { from, to };
}

/**
 * Which requests are asked for. Numbers override all else; without them it is a time of at most 90 days, the
 * last 90 where no time is named.
 *
 * @throws YztError `invalid` for a time that is longer, or backwards
 */
export function requestsWanted(query: RequestQuery, now: Date): RequestsWanted {
  const numbers = listOf(query.service_request_id);
  if (numbers.length > 0) return { numbers: numbers.map(numberOf) };
  const states = new Set(listOf(query.status));
  return {
    ...rangeOf(query, now),
    codes: listOf(query.service_code),
    closed: states.size === 1 ? states.has('closed') : undefined,
  };
}
