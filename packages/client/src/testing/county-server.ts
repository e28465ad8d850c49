import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { SESSION_HEADER } from '@yizhangtu/standard/contract.js';
import type { CaseSummary, CaseEvent } from '@yizhangtu/standard/cases.js';
import { serve } from '../loopback.test.helper.ts';
import { COUNTY, idOf } from './people.ts';

const AT = '2026-11-21T06:38:00Z';

export const summaryOf = (n: number, version: number): CaseSummary => ({
  id: idOf(n),
  receipt: `R${n}`,
  state: 'dispatched',
  version,
  kind: 'help',
  category: 'other',
  title: '路灯不亮',
  place: { division: '330521001001' },
  tier: 'village',
  published: false,
  units: [],
  createdAt: AT,
  updatedAt: AT,
});

export const eventOf = (n: number, seq: number): CaseEvent => ({
  id: idOf(n * 1000 + seq),
  case: idOf(n),
  seq,
  occurredAt: AT,
  recordedAt: AT,
  actor: {},
  type: 'noted',
  data: {},
  visibility: 'parties',
});

const caseOf = (n: number, version: number) => ({
  ...summaryOf(n, version),
  county: COUNTY,
  description: '',
  photos: [],
  mayPublish: false,
  join: 'all',
  round: 0,
  orders: [],
  returns: 0,
  urges: 0,
  yours: [],
});

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What a test does to a request: before the server has done anything, or when it has and would answer. */
export type Trouble = (asked: Asked, response: ServerResponse) => 'handled' | undefined | void;

export const problem = (
  response: ServerResponse,
  status: number,
  code: string,
  more: { retryAfter?: number; retriable?: boolean; facts?: object; issues?: object[] } = {},
): 'handled' => {
  const { retryAfter, retriable = status >= 500, facts, issues } = more;
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
  response.end(
    JSON.stringify({ type: 'about:blank', title: code, status, code, retriable, facts, issues }),
  );
  return 'handled';
};

/**
 * A backend that keeps the promises of the contract: one deed for one key, one version for one command, and
 * photos by pieces.
 */
export class CountyServer {
  readonly asked: Asked[] = [];
  /** Reports and commands that were done, as they came. */
  readonly done: { readonly key: string; readonly body: unknown; readonly acting?: string }[] = [];
  readonly photos = new Map<string, Buffer>();
  before: Trouble = () => undefined;
  after: Trouble = () => undefined;
  version = 7;
  readonly #keys = new Map<string, { readonly body: string; readonly answer: unknown }>();
  readonly #uploads = new Map<string, { readonly length: number; bytes: Buffer }>();
  #count = 0;

  static async start(test: TestContext): Promise<CountyServer & { readonly url: string }> {
    const server = new CountyServer();
    const url = await serve(test, (request, response) => void server.#take(request, response));
    return Object.assign(server, { url });
  }

  /** Times that a path was asked for. */
  times(method: string, end: RegExp): number {
    return this.asked.filter((one) => one.method === method && end.test(one.path)).length;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    try {
      for await (const part of request) parts.push(part as Buffer);
    } catch {
      // The connection broke: nothing came.
      return;
    }
    const { method = '', url = '', headers } = request;
    const asked = { method, path: url, headers, body: Buffer.concat(parts) };
    this.asked.push(asked);
    if (this.before(asked, response) === 'handled') return;
    const answer = this.#answer(asked, response);
    if (answer === undefined || this.after(asked, response) === 'handled') return;
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.value));
  }

  #answer(
    asked: Asked,
    response: ServerResponse,
  ): { readonly status: number; readonly value: unknown } | undefined {
    const { method, path, headers, body } = asked;
    const upload = /\/uploads\/([^/]+)(\/finish)?$/.exec(path);
    if (upload) return this.#piece(asked, upload[1]!, upload[2] !== undefined, response);
    const key = String(headers['idempotency-key']);
    const text = String(body);
    const known = this.#keys.get(key);
    if (known) {
      if (known.body === text) return { status: 200, value: known.answer };
      problem(response, 422, 'idempotency_mismatch');
      return undefined;
    }
    if (method === 'POST' && path.endsWith('/uploads')) {
      const id = idOf(9000 + ++this.#count);
      const { length } = JSON.parse(text) as { length: number };
      this.#uploads.set(id, { length, bytes: Buffer.alloc(0) });
      return { status: 201, value: { id, length, offset: 0, until: AT } };
    }
    if (headers['if-match'] !== undefined && headers['if-match'] !== `"${this.version}"`) {
      problem(response, 412, 'version_mismatch', { facts: { version: this.version } });
      return undefined;
    }
    const n = ++this.#count;
    const isCommand = path.endsWith('/commands');
    if (isCommand) this.version++;
    const answer = isCommand
      ? { case: caseOf(1, this.version), event: eventOf(1, this.version) }
      : { case: caseOf(n, 1), code: `CODE-${n}` };
    this.#keys.set(key, { body: text, answer });
    const acting = headers[SESSION_HEADER];
    this.done.push({
      key,
      body: JSON.parse(text) as unknown,
      ...(acting === undefined ? {} : { acting: String(acting) }),
    });
    return { status: isCommand ? 200 : 201, value: answer };
  }

  #piece({ method, headers, body }: Asked, id: string, finish: boolean, response: ServerResponse) {
    const upload = this.#uploads.get(id);
    if (upload === undefined) {
      problem(response, 404, 'not_found');
      return undefined;
    }
    if (finish) {
      this.#uploads.delete(id);
      const hash = createHash('sha256').update(upload.bytes).digest('hex');
      this.photos.set(hash, upload.bytes);
      const value = { hash, type: 'image/jpeg', bytes: upload.length, width: 4, height: 3 };
      return { status: 200, value };
    }
    if (method === 'PATCH') {
      if (Number(headers['upload-offset']) !== upload.bytes.length) {
        problem(response, 409, 'conflict');
        return undefined;
      }
      upload.bytes = Buffer.concat([upload.bytes, body]);
    }
    const { length, bytes } = upload;
    return { status: 200, value: { id, length, offset: bytes.length, until: AT } };
  }

  /** The server throws away what has come of every upload. */
  forgetUploads(): void {
    this.#uploads.clear();
  }
}
