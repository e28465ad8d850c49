import { YztError } from '@yizhangtu/standard';
import {
  apply,
  isSaid,
  limitsOf,
  type Actor,
  type Command,
  type CommandContext,
  type Refusal,
  type Viewer,
} from '@yizhangtu/standard/cases.js';
import { v7 as uuid } from 'uuid';
import type { CountyCases } from './case-settings.ts';
import type { CaseState } from './case-store.ts';

export interface Performer {
  readonly viewer: Viewer;
  readonly actor: Actor;
  readonly now: Date;
  readonly begins?: CommandContext['begins'];
  readonly within?: CommandContext['within'];
  readonly unmatched?: CommandContext['unmatched'];
}

/** A refusal of the table as an error: `denied` says who may not, all others what cannot be. */
export function refusalError({ code, reason }: Refusal, state: CaseState | undefined): YztError {
  const issue = { path: '', code, message: reason, mend: MEND };
  return new YztError({
    code: code === 'denied' ? 'denied' : 'transition_not_allowed',
    message: reason.en,
    issues: [issue],
    facts: {
      reason: code,
      ...(state === undefined ? {} : { state: state.record.state, version: state.record.version }),
    },
  });
}
const MEND = {
  'zh-CN': '刷新后看看现在可以做什么',
  en: 'Look at the case again and at what can be done now',
};

/**
 * Does one command to a case in memory: the table of transitions decides.
 *
 * @throws YztError `denied` or `transition_not_allowed`
 */
export function perform(
  state: CaseState | undefined,
  command: Command,
  { viewer, actor, now, begins, within, unmatched }: Performer,
  cases: CountyCases,
): CaseState {
  const { record, events = [] } = state ?? {};
  const applied = apply(record, command, {
    viewer,
    actor,
    id: uuid(),
    now: now.toISOString(),
    rules: cases.rules,
    ...(begins === undefined ? {} : { begins }),
    within,
    unmatched,
    confidential: record && isSaid(cases.tree, record.category, 'confidential'),
    limit: record && limitsOf(cases.tree, record.category, record.kind).handling,
    target: command.type === 'correct' ? events.find(({ id }) => id === command.event) : undefined,
  });
  if (!applied.ok) throw refusalError(applied, state);
  return { record: applied.state, events: [...events, ...applied.events] };
}
