import { countyError, YztError, type Issue } from '@yizhangtu/standard';
import {
  compileForm,
  formOf,
  redactEvent,
  sightOf,
  type CaseEvent,
  type CaseRecord,
  type Command,
  type CommandOf,
  type NewCase,
} from '@yizhangtu/standard/cases.js';
import type { Caller } from '@yizhangtu/standard/identity.js';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { isStorable, NOT_STORABLE } from '../store/storable.ts';
import { beginningOf, categoryIssues, settlePlace } from './beginning.ts';
import { assertPost, viewerAs, type CaseAs } from './case-caller.ts';
import { keepSecrets } from './case-secrets.ts';
import type { CountyCases } from './case-settings.ts';
import { lockRecord, readLog, readRecord, type CaseState } from './case-store.ts';
import { followUp } from './follow-up.ts';
import { once } from './idempotency.ts';
import { perform } from './perform.ts';
import { assertMayReportFor } from './report-for.ts';
import { saveCase } from './save-case.ts';
import { namedOrders } from './units.ts';
import { stateAt } from './state-at.ts';
import { notFound } from '../services.ts';

export interface Asked {
  readonly id: string;
  readonly command: Command;
  /** The version that the caller has seen. */
  readonly version: number;
}

/** What a command led to: the case after it, and its event. */
export interface Done {
  readonly state: CaseState;
  readonly event: CaseEvent;
}

export interface CommandWith {
  readonly as: CaseAs;
  readonly cases: CountyCases;
}

/** @throws YztError `version_mismatch` with what changed, as far as the caller may see it */
function assertVersion({ record, events }: CaseState, version: number, as: CaseAs): void {
  if (record.version === version) return;
  const viewer = viewerAs(record, as);
  throw new YztError({
    code: 'version_mismatch',
    message: `the case is of version ${record.version}, not ${version}`,
    facts: {
      version: record.version,
      state: record.state,
      events: events
        .filter(({ seq }) => seq > version)
        .flatMap((event) => redactEvent(event, record, viewer) ?? []),
    },
  });
}

/**
 * Does one command to a case that is locked, with all that follows by rule, and writes it. To be called within a
 * transaction.
 *
 * @throws YztError `not_found`, `version_mismatch`, `denied`, `transition_not_allowed`, `invalid`,
 * `calendar_incomplete`
 */
export async function commandInside(
  scope: Scope,
  { id, command, version }: Asked,
  { as, cases }: CommandWith,
): Promise<Done> {
  const { now } = as;
  const record = await lockRecord(scope, id);
  if (record === undefined) throw notFound(`case: ${id}`);
  const viewer = viewerAs(record, as);
  if (sightOf(record, viewer) === 'nothing') throw notFound(`case: ${id}`);
  const before: CaseState = { record, events: await readLog(scope, id) };
  assertVersion(before, version, as);
  const settled = await settledCommand(scope, before, command, { as, cases });
  // Who shows the code acts as the reporter, whoever is signed in at that place.
  const actor = as.holds === id ? {} : as.actor;
  const after = perform(before, settled.command, { viewer, actor, now, ...settled.more }, cases);
  const event = after.events.at(-1);
  if (event === undefined) throw new Error('a command without an event');
  const state = await followUp(scope, after, { cases, now });
  await saveCase(scope, { state, kept: before.events.length }, { cases, now });
  const { report } = settled;
  if (report !== undefined) await keepSecrets(scope, { id, report, sealKey: cases.sealKey });
  return { state, event };
}

interface Settled {
  readonly command: Command;
  readonly more: Partial<Parameters<typeof perform>[2]>;
  /** What was reported of a draft. */
  readonly report?: NewCase;
}

/**
 * The command with its places in WGS84, and what a report begins with.
 *
 * @throws YztError `invalid`; `denied` or `not_found` for a report on behalf of somebody out of reach
 */
async function settledCommand(
  scope: Scope,
  { record }: CaseState,
  command: Command,
  { as, cases }: CommandWith,
): Promise<Settled> {
  if (!isStorable(command)) throw countyError([{ path: '', ...NOT_STORABLE }], 'body');
  if ((command.type === 'draft' || command.type === 'submit') && command.report !== undefined) {
    const { report } = command;
    await assertMayReportFor(scope, report, as.caller as Caller | undefined);
    const { beginning, report: settled } = await beginningOf(scope, report, as, {
      cases,
      draft: record,
    });
    const begins = { id: record.id, beginning };
    return { command: { ...command, report: settled }, more: { begins }, report };
  }
  if (command.type === 'resupply' || command.type === 'correct') {
    return settledFacts(scope, record, command, cases);
  }
  if (command.type === 'merge') {
    const into = await readRecord(scope, command.into);
    const seen = into !== undefined && sightOf(into, viewerAs(into, as)) !== 'nothing';
    if (!seen) throw countyError([{ path: 'into', ...UNKNOWN_CASE }], 'body');
  }
  if (command.type === 'dispatch' || command.type === 'add-department') {
    const orders = await namedOrders(scope, command.orders);
    return { command: { ...command, orders }, more: {} };
  }
  if (command.type === 'reassign') {
    const [to = command.to] = await namedOrders(scope, [command.to]);
    return { command: { ...command, to }, more: {} };
  }
  if (command.type === 'adjudicate' && command.to !== undefined) {
    const [named] = await namedOrders(scope, [{ unit: command.to, role: 'lead' }]);
    return { command: { ...command, to: named?.unit ?? command.to }, more: {} };
  }
  return { command, more: {} };
}

/** What is supplied or put right, in the county's terms. @throws YztError `invalid` with everything that is wrong */
async function settledFacts(
  scope: Scope,
  record: CaseRecord,
  command: CommandOf<'resupply'> | CommandOf<'correct'>,
  { tree }: CountyCases,
): Promise<Settled> {
  const issues: Issue[] = [];
  if (command.type === 'correct' && command.category !== undefined) {
    issues.push(...categoryIssues(tree, command.category));
  }
  if (command.type === 'resupply' && command.fields !== undefined) {
    const all = { ...record.fields, ...command.fields };
    issues.push(...compileForm(formOf(tree, record.category))(all));
  }
  const settled = command.place && (await settlePlace(scope, command.place, 'place'));
  issues.push(...(settled?.issues ?? []));
  if (issues.length > 0) throw countyError(issues, 'body');
  if (settled === undefined) return { command, more: {} };
  const { place, within } = settled;
  return { command: { ...command, place }, more: { within } };
}

const UNKNOWN_CASE = {
  code: 'unknown_case',
  message: { 'zh-CN': '没有这个事件', en: 'There is no such case' },
  mend: { 'zh-CN': '核对要并入的事件', en: 'Check which case it is to be merged into' },
};

interface Kept {
  readonly case: string;
  /** The event of the command, and the last of those that followed. */
  readonly event: number;
  readonly seq: number;
}

/**
 * Does a command to a case, once for a key, in one transaction.
 *
 * @throws YztError as {@link commandInside}, and `idempotency_mismatch`
 */
export async function commandCase(
  { db, county }: Scope,
  { key, ...asked }: Asked & { readonly key: string },
  { as, cases }: CommandWith,
): Promise<Done> {
  return inTransaction(db, async (transaction) => {
    const scope: Scope = { db: transaction, county };
    const owner = as.caller?.person ?? (as.holds === undefined ? '' : `case ${as.holds}`);
    let done: Done | undefined;
    const meant = {
      owner,
      key,
      asked: ['command', asked.id, asked.command],
      now: as.now,
      sealKey: cases.sealKey,
    };
    const result = await once<Kept>(scope, meant, async () => {
      await assertPost(scope, as);
      done = await commandInside(scope, asked, { as, cases });
      return { case: asked.id, event: done.event.seq, seq: done.state.record.version };
    });
    if (done !== undefined) return done;
    const state = stateAt(await readLog(scope, result.case, result.seq));
    const event = state.events[result.event - 1];
    // Whoever may no longer see the case is told no more of it than others are.
    if (event === undefined || sightOf(state.record, viewerAs(state.record, as)) === 'nothing') {
      throw notFound(`case: ${asked.id}`);
    }
    return { state, event };
  });
}
