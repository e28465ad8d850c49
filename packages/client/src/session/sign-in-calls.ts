import { handInTicket, signIn, signOut } from '@yizhangtu/standard/contract.js';
import type { SessionInfo } from '@yizhangtu/standard/identity.js';
import { call, urlOf, type Answer } from '../call.ts';
import type { Client } from '../client.ts';
import type { SignInOptions, SignOutOptions } from './session.ts';

/** Where the browser goes to sign in. */
export const signInUrl = (
  client: Client,
  county: string,
  { way, assurance, returnTo }: SignInOptions,
): string =>
  urlOf(client, signIn, { params: { county }, query: { return_to: returnTo, way, assurance } });

/** Hands in a ticket or a code of a container app. What it is exchanged for stays with the server. */
export const enter = (
  client: Client,
  county: string,
  { way = '', ticket = '', state, signal }: SignInOptions,
): Promise<SessionInfo> =>
  call(client, handInTicket, { params: { county }, body: { way, ticket, state }, signal });

export const leave = (
  client: Client,
  county: string,
  { everywhere, signal }: SignOutOptions,
): Promise<Answer<typeof signOut>> =>
  call(client, signOut, { params: { county }, body: { everywhere }, signal });
