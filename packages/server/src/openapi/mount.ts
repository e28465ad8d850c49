import { OPERATIONS } from '@yizhangtu/standard/contract.js';
import { openapi } from '@yizhangtu/standard/schemas.js';
import type { Hono } from 'hono';
import type { BaseOf } from '../api/ogc.ts';
import { answer, json } from '../http/answer.ts';
import type { Env } from '../http/env.ts';
import { localeOf } from '../http/problem.ts';
import { apiPage, PAGE_POLICY } from './page.ts';

/** The contract as an OpenAPI document, and as a page to read. */
export function mountOpenApi(app: Hono<Env>, base: string, apiOf: BaseOf): void {
  app.get(`${base}/openapi.json`, (c) =>
    json(c, openapi(apiOf(c)), { type: 'application/vnd.oai.openapi+json;version=3.1' }),
  );
  app.get(base, (c) => c.redirect(`${base}/`, 301));
  app.get(`${base}/`, async (c) => {
    const locale = localeOf(c.req.query('lang') ?? c.req.header('accept-language'));
    const page = await apiPage(OPERATIONS, openapi(apiOf(c)), locale);
    return answer(c, String(page), {
      type: 'text/html; charset=utf-8',
      more: { 'content-security-policy': PAGE_POLICY, vary: 'Accept-Language' },
    });
  });
}
