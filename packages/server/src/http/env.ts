import type { HttpBindings } from '@hono/node-server';
import type { Caller } from '@yizhangtu/standard/identity.js';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { SessionState } from '../identity/session.ts';

/** What each request carries. */
export interface Env {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    log: Logger;
    /** Who asks; absent for who has not signed in. Set before a handler runs. */
    caller?: Caller | undefined;
    /** What the caller showed of a session. Set with `caller`. */
    session?: SessionState | undefined;
  };
}
export type Request = Context<Env>;
