import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Logger } from 'pino';

/** What each request carries. */
export interface Env {
  Bindings: HttpBindings;
  Variables: { requestId: string; log: Logger };
}
export type Request = Context<Env>;
