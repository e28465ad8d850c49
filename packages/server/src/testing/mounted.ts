import type { Operation } from '@yizhangtu/standard/contract.js';
import { Hono } from 'hono';
import { pino } from 'pino';
import type { Env } from '../http/env.ts';
import { mountOperations, type Handlers } from '../http/operations.ts';
import { problem } from '../http/problem.ts';

/** A server of one row of the contract, open to all, that writes no log. */
export function mounted(operation: Operation, handlers: Partial<Handlers>): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('requestId', 'test');
    c.set('log', pino({ level: 'silent' }));
    await next();
  });
  app.onError((error, c) => problem(c, error));
  mountOperations(app, {
    operations: [operation],
    handlers: handlers as Handlers,
    admit: () => Promise.resolve(),
  });
  return app;
}
