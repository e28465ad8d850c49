import { project, type CaseEvent } from '@yizhangtu/standard/cases.js';
import type { CaseState } from './case-store.ts';

/** A case as it was after these events, which are the beginning of its log. */
export function stateAt(events: readonly CaseEvent[]): CaseState {
  const record = project(events);
  if (record === undefined) throw new Error('a case without events');
  return { record, events };
}
