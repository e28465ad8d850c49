/**
 * Accounts of gross ecosystem product (GEP): stored versions with their run packages, and their sign-off.
 *
 * @packageDocumentation
 */
import {
  createGepVersion,
  getGepAccount,
  getGepVersion,
  listGepAccounts,
  publishGepVersion,
  signGepVersion,
  submitGepVersion,
  withdrawGepVersion,
  type GepAccount,
  type GepAccountWithVersions,
  type GepDecision,
  type GepPackage,
  type GepVersion,
  type GepVersionWithPackage,
} from '@yizhangtu/standard/contract.js';
import { call, type Answer, type QueryOf } from '../call.ts';
import type { Desk } from '../desk.ts';
import { pages } from '../pages.ts';

export type GepFilter = QueryOf<typeof listGepAccounts>;

/** A version as it was seen: a step is done to it only while it still has as many steps. */
export type SeenVersion = Pick<GepVersion, 'account' | 'version' | 'revision'>;

export interface GepOptions {
  readonly signal?: AbortSignal | undefined;
  /** Of a thing that may have been sent before; a new one for each call otherwise. */
  readonly key?: string | undefined;
}

export interface StoreOptions extends GepOptions {
  /** Number of the newest version that the person has seen, 0 for none; any will do when absent. */
  readonly seen?: number | undefined;
}

/** A run package, as the engine gives it. */
export type PackageToStore = Readonly<Pick<GepPackage, 'format' | 'hash'>>;

/** Accounts that the caller may see, the newest first, page after page. */
export const readAccounts = (
  { client, county }: Desk,
  query: GepFilter = {},
  { signal }: GepOptions = {},
): AsyncGenerator<GepAccount, void, undefined> =>
  pages(client, listGepAccounts, { params: { county }, query, signal });

/** One page of them, with the cursor of the next. */
export const readAccountPage = (
  { client, county }: Desk,
  query: GepFilter = {},
  { signal }: GepOptions = {},
): Promise<Answer<typeof listGepAccounts>> =>
  call(client, listGepAccounts, { params: { county }, query, signal });

/** An account with its versions, the newest first. */
export const readAccount = (
  { client, county }: Desk,
  account: string,
  { signal }: GepOptions = {},
): Promise<GepAccountWithVersions> =>
  call(client, getGepAccount, { params: { county, account }, signal });

/** A version with its run package, for `replayPackage` of `@yizhangtu/gep/run-package.js`. */
export const readVersion = (
  { client, county }: Desk,
  { account, version }: Pick<GepVersion, 'account' | 'version'>,
  { signal }: GepOptions = {},
): Promise<GepVersionWithPackage> =>
  call(client, getGepVersion, { params: { county, account, version }, signal });

const keyOf = ({ key }: GepOptions) => (key === undefined ? {} : { 'idempotency-key': key });

/**
 * Stores a run package as the next version of its account. Rejects with `invalid` and the path of what does not come
 * out again when the server computes it anew; with `conflict` when the account has this very result; with
 * `version_mismatch` when `seen` is not the number of the account's newest version.
 */
export const storeVersion = (
  { client, county }: Desk,
  of: PackageToStore,
  { seen, ...options }: StoreOptions = {},
): Promise<GepVersion> =>
  call(client, createGepVersion, {
    params: { county },
    headers: { ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }), ...keyOf(options) },
    body: of as GepPackage,
    signal: options.signal,
  });

/** Where a version stands, and as which it was seen. */
const at = (
  { county }: Desk,
  { account, version, revision }: SeenVersion,
  options: GepOptions,
) => ({
  params: { county, account, version },
  headers: { 'if-match': `"${revision}"`, ...keyOf(options) },
  signal: options.signal,
});

/** Hands a draft in to be signed. Rejects with `version_mismatch` when somebody was faster. */
export const submitVersion = (
  desk: Desk,
  seen: SeenVersion,
  options: GepOptions = {},
): Promise<GepVersion> =>
  call(desk.client, submitGepVersion, { ...at(desk, seen, options), body: {} });

/** Signs or rejects what somebody else handed in. */
export const decideVersion = (
  desk: Desk,
  seen: SeenVersion,
  body: GepDecision,
  options: GepOptions = {},
): Promise<GepVersion> => call(desk.client, signGepVersion, { ...at(desk, seen, options), body });

/** Lets everyone see a signed version. */
export const publishVersion = (
  desk: Desk,
  seen: SeenVersion,
  options: GepOptions = {},
): Promise<GepVersion> =>
  call(desk.client, publishGepVersion, { ...at(desk, seen, options), body: {} });

/** Takes a published version back. It stays to be read, with why. */
export const withdrawVersion = (
  desk: Desk,
  seen: SeenVersion,
  reason: string,
  options: GepOptions = {},
): Promise<GepVersion> =>
  call(desk.client, withdrawGepVersion, { ...at(desk, seen, options), body: { reason } });
