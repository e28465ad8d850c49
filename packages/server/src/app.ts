import { randomUUID } from 'node:crypto';
import { YztError } from '@yizhangtu/standard';
import { LOOKUP_HEADER } from '@yizhangtu/standard/contract.js';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import type { Logger } from 'pino';
import { archiveHandlers } from './api/archives.ts';
import { auditHandlers } from './api/audit.ts';
import { baseTileHandlers } from './api/base-tiles.ts';
import { caseHandlers } from './api/cases.ts';
import { catalogueHandlers } from './api/catalogue.ts';
import { countyHandlers } from './api/county.ts';
import { gepHandlers } from './api/gep.ts';
import { grantHandlers } from './api/grants.ts';
import { healthHandlers } from './api/health.ts';
import { layerHandlers } from './api/layers.ts';
import { open311Handlers } from './api/open311.ts';
import { peopleHandlers } from './api/people.ts';
import { placeHandlers } from './api/places.ts';
import { messageHandlers } from './api/messages.ts';
import { ogcHandlers } from './api/ogc.ts';
import { photoHandlers } from './api/photos.ts';
import { serviceHandlers, type WaitOf } from './api/services.ts';
import { sessionHandlers } from './api/session.ts';
import { signInHandlers } from './api/session-sign-in.ts';
import { streamHandlers } from './api/stream.ts';
import { workOrderHandlers } from './api/work-orders.ts';
import { tileHandlers } from './api/tiles.ts';
import { ISSUER_PATH, type DevelopmentIssuer } from './identity/development/issuer.ts';
import { doorOf } from './identity/door.ts';
import { clientAddress, originOf } from './http/client-address.ts';
import type { Env, Request } from './http/env.ts';
import { mountFramePage } from './http/frame-page.ts';
import { commonHeaders, DATA_POLICY } from './http/headers.ts';
import { mountOperations, type Admit, type Handlers } from './http/operations.ts';
import { problem } from './http/problem.ts';
import { RateLimit, type Rate } from './http/rate-limit.ts';
import { notFoundPage, serveStatic, type StaticFolder } from './http/static.ts';
import { isOpen311, open311Problem } from './open311/open311-errors.ts';
import { mountOpenApi } from './openapi/mount.ts';
import { scopeOf, type Services } from './services.ts';
import { hostsOf } from './store/hosts.ts';

/** Where the API stands on the server. */
export const API = '/api';

/** What is answered at one address. */
export interface ServerAnswer {
  /** Such as `/feeds/levels`. */
  readonly path: string;
  answer(request: globalThis.Request): Response | Promise<Response>;
}

export interface AppOptions {
  readonly services: Services;
  readonly log: Logger;
  readonly statics: readonly StaticFolder[];
  readonly answers: readonly ServerAnswer[];
  readonly trustProxy: boolean;
  /** Absent where a county names an issuer of its own. */
  readonly issuer: DevelopmentIssuer | undefined;
  /** None: no limit. */
  readonly rate: Rate | undefined;
  /** None: what the contract allows. */
  readonly mostBodyBytes: number | undefined;
}

const COMPRESSED =
  /^(text\/(?!event-stream)|application\/(json|geo\+json|problem\+json|vnd\.oai\.openapi\+json))/;

/** How long a caller has to wait before they may ask once more. */
interface Waits {
  readonly service: WaitOf;
  readonly signIn: WaitOf;
}

interface HandlersWith {
  readonly services: Services;
  readonly apiOf: (c: Request) => string;
  /** Who asks, by their address. */
  readonly addressOf: (c: Request) => string;
  readonly waits: Waits;
  readonly admit: Admit;
}

function handlersOf({ services, apiOf, addressOf, waits, admit }: HandlersWith): Handlers {
  return {
    ...countyHandlers(services),
    ...placeHandlers(services),
    ...catalogueHandlers(services),
    ...layerHandlers(services),
    ...ogcHandlers(services, apiOf),
    ...tileHandlers(services, apiOf),
    ...archiveHandlers(services),
    ...baseTileHandlers(services),
    ...serviceHandlers(services, apiOf, waits.service),
    ...sessionHandlers(services, apiOf),
    ...signInHandlers(services, apiOf, waits.signIn),
    ...peopleHandlers(services),
    ...grantHandlers(services),
    ...auditHandlers(services),
    ...caseHandlers(services, addressOf),
    ...workOrderHandlers(services),
    ...photoHandlers(services, addressOf),
    ...messageHandlers(services),
    ...streamHandlers(services, admit),
    ...open311Handlers(services, apiOf),
    ...gepHandlers(services),
    ...healthHandlers(services),
  };
}

/** Gives each request an id and, when it is answered, a line in the log without query or header values. */
function observe(app: Hono<Env>, { log, services }: AppOptions): void {
  app.use(async (c, next) => {
    const requestId = randomUUID();
    const started = performance.now();
    c.set('requestId', requestId);
    c.set('log', log.child({ requestId }));
    await next();
    c.res.headers.set('x-request-id', requestId);
    if (services.isStopping()) c.res.headers.set('connection', 'close');
    const ms = Math.round((performance.now() - started) * 10) / 10;
    const { method, path } = c.req;
    c.get('log').info({ method, path, status: c.res.status, ms }, 'request');
  });
}

// A service has to serve others as well: fewer requests than this server answers by itself.
const SERVICE_RATE: Rate = { perSecond: 50, burst: 400 };
// An office behind one address signs in at eight; more than that is somebody who tries things.
const SIGN_IN_RATE: Rate = { perSecond: 1, burst: 60 };

/** How long a caller has to wait before it may ask a thing again. */
function waitFor({ rate, trustProxy }: AppOptions, most: Rate): WaitOf {
  if (rate === undefined) return () => 0;
  const limit = new RateLimit(most);
  return (c, what) => limit.take(`${what} ${clientAddress(c, trustProxy)}`);
}

function limitRate(app: Hono<Env>, rate: Rate, trustProxy: boolean): void {
  const limit = new RateLimit(rate);
  app.use(`${API}/*`, async (c, next) => {
    const wait = limit.take(clientAddress(c, trustProxy));
    if (wait === 0) return next();
    throw new YztError({ code: 'rate_limited', message: 'too many requests', retryAfter: wait });
  });
}

function allowOrigins(app: Hono<Env>, { counties }: Services): void {
  const allow: MiddlewareHandler<Env> = cors({
    origin: (origin, c: Request) => {
      const county = counties.get(c.req.param('county') ?? '');
      return county?.settings.corsOrigins?.includes(origin) ? origin : null;
    },
    // The header of a session is not among the headers: a cookie is for pages of the own origin.
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-Match',
      'If-None-Match',
      'If-Range',
      'Last-Event-ID',
      'Range',
      'Upload-Offset',
      LOOKUP_HEADER,
    ],
    exposeHeaders: ['Content-Range', 'ETag', 'Retry-After', 'X-Request-Id'],
    maxAge: 600,
  });
  app.use(`${API}/counties/:county/*`, async (c, next) => {
    if (c.req.header('origin') !== undefined) return allow(c, next);
    await next();
    c.res.headers.append('vary', 'Origin');
  });
}

/**
 * Compression for who takes it. The answer says by itself what it varies by: hono would rebuild it as a stream
 * to say so, which costs more than the rest of the way.
 */
function compressAnswers(app: Hono<Env>): void {
  const pack = compress({ contentTypeFilter: COMPRESSED });
  // What is answered to who writes is small: to pack it costs more than it saves.
  app.use(`${API}/*`, (c, next) => (c.req.method === 'GET' ? pack(c, next) : next()));
  app.use(`${API}/*`, async (c, next) => {
    await next();
    const { headers } = c.res;
    if (COMPRESSED.test(headers.get('content-type') ?? '')) {
      headers.append('vary', 'Accept-Encoding');
    }
  });
}

/** What was written may have left something to tell people of. */
function tellAfterWrites(app: Hono<Env>, { teller }: Services): void {
  app.use(`${API}/counties/:county/*`, async (c, next) => {
    await next();
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') teller.wake(c.req.param('county'));
  });
}

/** The development issuer writes its answers itself. */
function mountIssuer(app: Hono<Env>, issuer: DevelopmentIssuer): void {
  const handle = async (c: Request): Promise<Response> => {
    const { incoming, outgoing } = c.env;
    await issuer.handle(incoming, outgoing);
    return RESPONSE_ALREADY_SENT.clone();
  };
  app.all(`${ISSUER_PATH}`, handle);
  app.all(`${ISSUER_PATH}/*`, handle);
}

/** The whole server as one function of requests. @throws Error when a row of the contract is not met. */
export function createApp(options: AppOptions): Hono<Env> {
  const { services, statics, trustProxy, rate, mostBodyBytes } = options;
  const app = new Hono<Env>();
  app.onError((error, c) => (isOpen311(c.req.path) ? open311Problem(c, error) : problem(c, error)));
  app.notFound(async (c) => {
    const page = c.req.path.startsWith(`${API}/`) ? undefined : await notFoundPage(c, statics);
    const message = `nothing stands at ${c.req.path}`;
    return page ?? problem(c, new YztError({ code: 'not_found', message }));
  });
  observe(app, options);
  app.use(commonHeaders());
  app.use(`${API}/*`, async (c, next) => {
    await next();
    if (!c.res.headers.has('content-security-policy')) {
      c.res.headers.set('content-security-policy', DATA_POLICY);
    }
  });
  allowOrigins(app, services);
  if (rate !== undefined) limitRate(app, rate, trustProxy);
  compressAnswers(app);
  tellAfterWrites(app, services);
  const apiOf = (c: Request): string => `${originOf(c, trustProxy)}${API}`;
  const api = new Hono<Env>();
  const admit = doorOf(services);
  const waits = {
    service: waitFor(options, SERVICE_RATE),
    signIn: waitFor(options, SIGN_IN_RATE),
  };
  const addressOf = (c: Request): string => clientAddress(c, trustProxy);
  const handlers = handlersOf({ services, apiOf, addressOf, waits, admit });
  mountOperations(api, { handlers, admit, mostBodyBytes });
  // The page is for everyone: it names no host of a layer that is for some.
  mountFramePage(app, `${API}/counties/:county/frame`, {
    counties: services.counties,
    hostsOf: (county) => hostsOf(scopeOf(services, county)),
  });
  mountOpenApi(app, API, apiOf);
  app.route(API, api);
  // Where supervisors look for it, whatever the API's base address is.
  app.get('/healthz', (c) =>
    handlers.getHealth({
      c,
      params: undefined,
      query: undefined,
      headers: undefined,
      body: undefined,
    }),
  );
  if (options.issuer !== undefined) mountIssuer(app, options.issuer);
  for (const { path, answer } of options.answers) app.get(path, (c) => answer(c.req.raw));
  for (const folder of statics) serveStatic(app, folder);
  return app;
}
