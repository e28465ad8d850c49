import { call, type Client } from '@yizhangtu/client';
import {
  choosePost,
  getPerson,
  listSamplePeople,
  revealPerson,
  signInAsSample,
} from '@yizhangtu/standard/contract.js';
import type {
  Attribute,
  Person,
  Revealed,
  SamplePerson,
  SessionInfo,
} from '@yizhangtu/standard/identity.js';

/** A backend, and the county that is asked about. */
export interface Desk {
  readonly client: Client;
  readonly county: string;
}

export async function readSamplePeople(
  { client, county }: Desk,
  signal: AbortSignal,
): Promise<readonly SamplePerson[]> {
  return (await call(client, listSamplePeople, { params: { county }, signal })).items;
}

export const enterAsSample = (
  { client, county }: Desk,
  person: string,
  signal: AbortSignal,
): Promise<SessionInfo> =>
  call(client, signInAsSample, { params: { county }, body: { person }, signal });

export const takePost = (
  { client, county }: Desk,
  post: string,
  signal: AbortSignal,
): Promise<SessionInfo> => call(client, choosePost, { params: { county }, body: { post }, signal });

export const readPerson = (
  { client, county }: Desk,
  person: string,
  signal: AbortSignal,
): Promise<Person> => call(client, getPerson, { params: { county, person }, signal });

/** What is to be seen in full, and why. */
export interface RevealRequest {
  readonly attributes: readonly Attribute[];
  readonly reason: string;
}

export const reveal = (
  { client, county }: Desk,
  person: string,
  { attributes, reason }: RevealRequest,
  signal: AbortSignal,
): Promise<Revealed> =>
  call(client, revealPerson, {
    params: { county, person },
    body: { attributes: [...attributes], reason },
    signal,
  });
