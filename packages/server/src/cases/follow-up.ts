import { YztError } from '@yizhangtu/standard';
import {
  clocksOf,
  isSaid,
  SYSTEM,
  TRANSITIONS,
  type Actor,
  type Command,
} from '@yizhangtu/standard/cases.js';
import type { Scope } from '../store/scope.ts';
import type { CountyCases } from './case-settings.ts';
import type { CaseState } from './case-store.ts';
import { dispatchedBy } from './dispatch.ts';
import { perform } from './perform.ts';
import { namedOrders } from './units.ts';

const SERVER: Actor = { system: true };

/** A published case that turned out to be of a category that is never published is withheld. */
function withheld(
  state: CaseState,
  { cases, now }: { readonly cases: CountyCases; readonly now: Date },
): CaseState {
  const { published, category } = state.record;
  const isOpenSecret = published && isSaid(cases.tree, category, 'confidential');
  if (!isOpenSecret || state.events.at(-1)?.type !== TRANSITIONS.correct.event) return state;
  const command = { type: 'withhold', reason: CONFIDENTIAL } as const;
  return perform(state, command, { viewer: SYSTEM, actor: SERVER, now }, cases);
}
const CONFIDENTIAL = '更正后的分类不公开';

/**
 * What the server does by itself once something happened to a case, in the same transaction: one that was
 * submitted is accepted and dispatched by the county's rules, and one that became confidential is withheld. Without
 * a calendar for it nothing is dispatched: a person sees to it then.
 */
export async function followUp(
  scope: Scope,
  state: CaseState,
  { cases, now }: { readonly cases: CountyCases; readonly now: Date },
): Promise<CaseState> {
  if (state.record.state !== 'submitted') return withheld(state, { cases, now });
  try {
    const found = await dispatchedBy(scope, state.record, { cases, now });
    if (found === undefined) return state;
    const orders = await namedOrders(scope, found.orders);
    const dispatch: Command = {
      type: 'dispatch',
      orders: [...orders],
      ...(found.join === undefined ? {} : { join: found.join }),
    };
    const unmatched = found.rule === undefined;
    const server = { viewer: SYSTEM, actor: SERVER, now, unmatched };
    const after = [{ type: 'accept' } as const, dispatch].reduce(
      (before, command) => perform(before, command, server, cases),
      state,
    );
    // What is given to somebody has an end that can be told.
    clocksOf(after.events, now.getTime(), cases.clocks);
    return after;
  } catch (error) {
    if (error instanceof YztError && error.code === 'calendar_incomplete') return state;
    throw error;
  }
}
