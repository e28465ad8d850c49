import type { Problem } from '@yizhangtu/standard';
import type { Open311Errors } from '@yizhangtu/standard/cases.js';
import { localeOf, problem } from '../http/problem.ts';
import type { Request } from '../http/env.ts';

export const OPEN311_TYPE = 'application/json; charset=utf-8';

const PATH = /^\/api\/counties\/[^/]+\/open311\//;

export const isOpen311 = (path: string): boolean => PATH.test(path);

/** Any error as the list of codes and descriptions that GeoReport v2 has for it. */
export async function open311Problem(c: Request, thrown: unknown): Promise<Response> {
  const told = problem(c, thrown);
  const { title, issues = [] } = (await told.json()) as Problem;
  const locale = localeOf(c.req.header('accept-language'));
  const descriptions = issues.map(({ path, message }) => `${path}: ${message[locale]}`);
  const errors: Open311Errors = (descriptions.length > 0 ? descriptions : [title]).map(
    (description) => ({ code: told.status, description }),
  );
  const headers = new Headers(told.headers);
  headers.set('content-type', OPEN311_TYPE);
  return new Response(JSON.stringify(errors), { status: told.status, headers });
}
