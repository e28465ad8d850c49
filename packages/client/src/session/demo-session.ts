/**
 * A session as a made-up person, for trying a kit out. A server with an issuer of its own has none.
 *
 * @packageDocumentation
 */
import { toYztError, YztError } from '@yizhangtu/standard';
import { listSamplePeople, signInAsSample } from '@yizhangtu/standard/contract.js';
import type { RoleId } from '@yizhangtu/standard/identity.js';
import { call } from '../call.ts';
import { BffSession, type BffSessionInit } from './bff-session.ts';
import type { SignInOptions } from './session.ts';

export interface DemoSessionInit extends BffSessionInit {
  /** The role of who is signed in. */
  role: RoleId;
}

class DemoSession extends BffSession {
  readonly #role: RoleId;

  constructor({ role, ...init }: DemoSessionInit) {
    super(init);
    this.#role = role;
  }

  override async signIn({ signal }: SignInOptions = {}): Promise<void> {
    const { client } = this;
    const params = { county: this.county };
    const { items } = await call(client, listSamplePeople, { params, signal }).catch(noSamples);
    const found = items.find(({ posts }) => posts.some(({ role }) => role === this.#role));
    if (found === undefined) throw noSuch(`There is no sample person with the role ${this.#role}`);
    const body = { person: found.id };
    this.take(await call(client, signInAsSample, { params, body, signal }));
  }
}

const noSuch = (message: string, cause?: unknown): YztError =>
  new YztError({ code: 'not_found', message, cause });

function noSamples(thrown: unknown): never {
  const error = toYztError(thrown);
  if (error.code !== 'not_found') throw error;
  throw noSuch('This server signs in real people: it has no sample people', error);
}

/** Signs in as the first sample person of a role, without leaving the page. */
export const demoSession = (init: DemoSessionInit): BffSession => new DemoSession(init);
