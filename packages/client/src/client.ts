import type { Session } from './session/session.ts';
import { systemTiming, type Timing } from './timing.ts';
import { fetchTransport, type Transport } from './transport.ts';

export interface ClientInit {
  /** Base address of the backend, as `services.api` of a county file names it. */
  baseUrl: string;
  transport?: Transport | undefined;
  /** Sent as `Accept-Language`. */
  locale?: string;
  /** Sent to the origin of `baseUrl` and to no other. */
  headers?: Readonly<Record<string, string>>;
  /** Who asks: it authorizes each request to the origin of `baseUrl`, and no other. */
  session?: Session | undefined;
  /** Milliseconds that a call may take, its retries included. */
  timeout?: number;
  timing?: Timing;
}

/** Where and how to ask. A plain value: what it does lives in `call`, `pages` and `getJson`. */
export type Client = Readonly<Required<Omit<ClientInit, 'locale' | 'session' | 'transport'>>> & {
  readonly transport: Transport;
  readonly locale: string | undefined;
  readonly session?: Session | undefined;
};

/** A client of one backend, with 30 seconds for each call unless `timeout` says otherwise. */
export function createClient(init: ClientInit): Client {
  return {
    baseUrl: init.baseUrl.replace(/\/+$/, ''),
    transport: init.transport ?? fetchTransport,
    locale: init.locale,
    headers: init.headers ?? {},
    session: init.session,
    timeout: init.timeout ?? 30_000,
    timing: init.timing ?? systemTiming,
  };
}
