/**
 * Cases: what was reported, what happened to it, and what may be done about it.
 *
 * @packageDocumentation
 */
import type {
  Case,
  CaseEvent,
  CaseStats,
  CaseSummary,
  Command,
  RevealedContact,
} from '@yizhangtu/standard/cases.js';
import {
  commandCase,
  getCase,
  getCaseCategories,
  getCasePoints,
  getCaseStats,
  getDuty,
  getPhoto,
  listCaseEvents,
  listCases,
  listCaseUnits,
  listNearCases,
  LOOKUP_HEADER,
  lookUpCase,
  putDuty,
  reportCase,
  revealCaseContact,
  type CasePoints,
  type CaseUnitLine,
  type CommandResult,
  type Duty,
  type DutyTaken,
  type LookupResult,
  type ReportReceipt,
} from '@yizhangtu/standard/contract.js';
import { call, type Answer, type CallInit, type QueryOf } from '../call.ts';
import type { Desk } from '../desk.ts';
import { pages } from '../pages.ts';

/** What any of these calls takes besides what it is about. */
export interface CaseOptions {
  readonly signal?: AbortSignal | undefined;
  /** Leave to act as the reporter of a case without a session: see {@link findCase}. */
  readonly token?: string | undefined;
}

export type CaseFilter = QueryOf<typeof listCases>;
export type StatsFilter = QueryOf<typeof getCaseStats>;

/** The version of a case as an ETag. */
export const etagOf = (version: number): string => `"${version}"`;

const heldBy = ({ token }: CaseOptions) => (token === undefined ? {} : { [LOOKUP_HEADER]: token });

/**
 * Reports a matter and waits for the answer. What must survive a reload or a day offline goes through the
 * outbox instead.
 */
export const report = (
  { client, county }: Desk,
  body: CallInit<typeof reportCase>['body'],
  { signal }: CaseOptions = {},
): Promise<ReportReceipt> => call(client, reportCase, { params: { county }, body, signal });

/** Cases that the caller may see, the newest first, page after page. */
export const readCases = (
  { client, county }: Desk,
  query: CaseFilter = {},
  { signal }: CaseOptions = {},
): AsyncGenerator<CaseSummary, void, undefined> =>
  pages(client, listCases, { params: { county }, query, signal });

/** One page of them, with the cursor of the next. */
export const readCasePage = (
  { client, county }: Desk,
  query: CaseFilter = {},
  { signal }: CaseOptions = {},
): Promise<Answer<typeof listCases>> =>
  call(client, listCases, { params: { county }, query, signal });

export const readCase = (
  { client, county }: Desk,
  id: string,
  options: CaseOptions = {},
): Promise<Case> =>
  call(client, getCase, {
    params: { county, case: id },
    headers: heldBy(options),
    signal: options.signal,
  });

/**
 * Does something to a case at the version that the person saw, and waits for the answer. Rejects with
 * `version_mismatch` (its `facts` say what changed) or `transition_not_allowed`.
 */
export const command = (
  { client, county }: Desk,
  { id, version }: Pick<Case, 'id' | 'version'>,
  body: Command,
  options: CaseOptions = {},
): Promise<CommandResult> =>
  call(client, commandCase, {
    params: { county, case: id },
    headers: { 'if-match': etagOf(version), ...heldBy(options) },
    body,
    signal: options.signal,
  });

/**
 * How to reach who reported a case, in full, for who handles it: the reason is kept in the audit log. Rejects with
 * `step_up` until the caller has proved who they are.
 */
export const revealContact = (
  { client, county }: Desk,
  id: string,
  reason: string,
  { signal }: CaseOptions = {},
): Promise<RevealedContact> =>
  call(client, revealCaseContact, { params: { county, case: id }, body: { reason }, signal });

/** Events of a case from its first on, or from its last back. */
export const readEvents = (
  { client, county }: Desk,
  id: string,
  from: 'first' | 'last',
  options: CaseOptions = {},
): AsyncGenerator<CaseEvent, void, undefined> =>
  pages(
    client,
    listCaseEvents,
    {
      params: { county, case: id },
      query: { from },
      headers: heldBy(options),
      signal: options.signal,
    },
    from === 'first' ? 'next' : 'previous',
  );

/** One page of them, with the cursors of the pages on both sides. */
export const readEventPage = (
  { client, county }: Desk,
  id: string,
  query: QueryOf<typeof listCaseEvents>,
  options: CaseOptions = {},
): Promise<Answer<typeof listCaseEvents>> =>
  call(client, listCaseEvents, {
    params: { county, case: id },
    query,
    headers: heldBy(options),
    signal: options.signal,
  });

/** Finds a case by receipt number and code. Its token is leave to act as the reporter. */
export const findCase = (
  { client, county }: Desk,
  body: { receipt: string; code: string },
  { signal }: CaseOptions = {},
): Promise<LookupResult> => call(client, lookUpCase, { params: { county }, body, signal });

/** Open cases that may be the same matter, the likest first. */
export const readNearCases = (
  { client, county }: Desk,
  query: QueryOf<typeof listNearCases>,
  { signal }: CaseOptions = {},
): Promise<Answer<typeof listNearCases>> =>
  call(client, listNearCases, { params: { county }, query, signal });

export const readCaseStats = (
  { client, county }: Desk,
  query: StatsFilter = {},
  { signal }: CaseOptions = {},
): Promise<CaseStats> => call(client, getCaseStats, { params: { county }, query, signal });

export const readCategories = (
  { client, county }: Desk,
  { signal }: CaseOptions = {},
): Promise<Answer<typeof getCaseCategories>> =>
  call(client, getCaseCategories, { params: { county }, signal });

/**
 * Units that cases can be given to, for who dispatches: those of the county's rules, and with the code of a division
 * the village, town and county that it lies in.
 */
export const readCaseUnits = async (
  { client, county }: Desk,
  query: QueryOf<typeof listCaseUnits> = {},
  { signal }: CaseOptions = {},
): Promise<readonly CaseUnitLine[]> =>
  (await call(client, listCaseUnits, { params: { county }, query, signal })).items;

/** What one is on duty for now, of the services that the county's rules give to the nearest. */
export const readDuty = ({ client, county }: Desk, { signal }: CaseOptions = {}): Promise<Duty> =>
  call(client, getDuty, { params: { county }, signal });

/**
 * Goes on duty for services in the post that one acts in, or off duty without any. Rejects with `invalid` for a
 * service that the county does not have, and for an end that is not within a day.
 */
export const takeDuty = (
  { client, county }: Desk,
  body: DutyTaken,
  { signal }: CaseOptions = {},
): Promise<Duty> => call(client, putDuty, { params: { county }, body, signal });

/** Cases as GeoJSON points for the map. */
export const readCasePoints = (
  { client, county }: Desk,
  query: QueryOf<typeof getCasePoints> = {},
  { signal }: CaseOptions = {},
): Promise<CasePoints> => call(client, getCasePoints, { params: { county }, query, signal });

/** A photo of a case, by its hash. */
export const readPhoto = (
  { client, county }: Desk,
  hash: string,
  options: CaseOptions = {},
): Promise<ArrayBuffer> =>
  call(client, getPhoto, {
    params: { county, hash },
    headers: heldBy(options),
    signal: options.signal,
  });
