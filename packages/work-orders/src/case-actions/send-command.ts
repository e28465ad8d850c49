import type { Desk } from '@yizhangtu/client';
import { etagOf, readCasePage } from '@yizhangtu/client/cases.js';
import type { Outbox, OutboxItem } from '@yizhangtu/client/outbox.js';
import { YztError } from '@yizhangtu/standard';
import type { Case, Command } from '@yizhangtu/standard/cases.js';
import { commandCase, LOOKUP_HEADER, type CommandResult } from '@yizhangtu/standard/contract.js';

/** Something to do to a case at the version that the person saw. */
export interface Deed {
  readonly case: Pick<Case, 'id' | 'version'>;
  readonly command: Command;
  readonly photos: readonly Blob[];
  /** What it is, in words that the person knows it by. */
  readonly title: string;
  /** Leave to act as the reporter without a session. */
  readonly token?: string | undefined;
}

/** The form that it is sent from. */
export interface SendingForm {
  /** Aborted when nobody stands before the form any more. */
  readonly signal: AbortSignal;
  /** Told how it stands. */
  readonly progress: (item: OutboxItem) => void;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** People know a case by its receipt number, commands by its id. */
async function resolved(desk: Desk, command: Command): Promise<Command> {
  if (command.type !== 'merge' || UUID.test(command.into)) return command;
  const wanted = command.into.replaceAll(/\s/g, '').toUpperCase();
  const { items } = await readCasePage(desk, { q: command.into });
  const found = items.find(({ receipt }) => receipt === wanted);
  if (found === undefined) {
    throw new YztError({ code: 'not_found', message: 'No case has this receipt', where: wanted });
  }
  return { ...command, into: found.id };
}

/** What an outbox says of a thing that failed, as an error. */
export const errorOf = ({ error }: OutboxItem): YztError =>
  new YztError({
    code: error?.code ?? 'internal',
    message: error?.message ?? 'It failed without a reason',
    issues: error?.issues ?? [],
    ...(error?.facts === undefined ? {} : { facts: error.facts }),
  });

/**
 * Does it through the outbox: what was typed is kept on the device until the server has it, and is sent
 * once. What is refused when nobody stands before the form stays in the outbox. Resolves with the case as it is
 * afterwards.
 *
 * @throws YztError why it was refused: `version_mismatch`, `transition_not_allowed` …
 */
export async function sendCommand(
  outbox: Outbox,
  desk: Desk,
  { case: { id, version }, command, photos, title, token }: Deed,
  { signal, progress }: SendingForm,
): Promise<CommandResult> {
  const body = { ...(await resolved(desk, command)), occurredAt: new Date().toISOString() };
  const item = await outbox.submit(commandCase, {
    params: { county: desk.county, case: id },
    headers: {
      'if-match': etagOf(version),
      ...(token === undefined ? {} : { [LOOKUP_HEADER]: token }),
    },
    body,
    title,
    lane: id,
    photos,
  });
  const told = () => {
    const now = outbox.items.find((one) => one.id === item.id);
    if (now !== undefined) progress(now);
  };
  outbox.addEventListener('change', told);
  try {
    const done = await outbox.settled(item.id);
    // What is shown here, or stands in a form here, need not be kept twice.
    if (done.state === 'sent' || !signal.aborted) await outbox.remove(item.id);
    if (done.state === 'failed') throw errorOf(done);
    return done.answer as CommandResult;
  } finally {
    outbox.removeEventListener('change', told);
  }
}

/** What waits to be done to a case, or could not be, from another visit to the page. */
export const leftOf = ({ items }: Outbox, id: string): readonly OutboxItem[] =>
  items.filter(
    ({ operation, lane, state }) => operation === commandCase.id && lane === id && state !== 'sent',
  );
