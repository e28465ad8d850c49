import type { Message, MessageCount } from '@yizhangtu/standard/cases.js';

/** The newer of two counts. One that is older than what was shown is dropped, whichever way it came. */
export const newerCount = (
  known: MessageCount | undefined,
  given: MessageCount | undefined,
): MessageCount | undefined =>
  known === undefined || (given !== undefined && given.version > known.version) ? given : known;

/** Messages with others, each once, the newest first. Of one that is in both, what `others` say counts. */
export function merged(
  messages: readonly Message[],
  others: readonly Message[],
): readonly Message[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  for (const message of others) byId.set(message.id, message);
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
}

/** Whether they stand with the newest first, each once, as a server gives them. */
const inOrder = (messages: readonly Message[]): boolean =>
  messages.every(({ id }, i) => i === 0 || messages[i - 1]!.id > id);

export const ordered = (messages: readonly Message[]): readonly Message[] =>
  inOrder(messages) ? messages : merged([], messages);

/** Messages that are newer than `until`; they come first. */
export function newsAmong(messages: readonly Message[], until: string | undefined): number {
  if (until === undefined) return 0;
  const first = messages.findIndex(({ id }) => id <= until);
  return first < 0 ? messages.length : first;
}

export type Mark = 'read' | 'unread';

/** What a person marked and the server may not have said yet: by id. */
export type Marks = ReadonlyMap<string, Mark>;

export const isRead = ({ id, readAt }: Message, marks: Marks): boolean => {
  const mark = marks.get(id);
  return mark === undefined ? readAt !== undefined : mark === 'read';
};

/** Ids of the messages that are not read. */
export const unreadOf = (messages: readonly Message[], marks: Marks): readonly string[] =>
  messages.filter((message) => !isRead(message, marks)).map(({ id }) => id);

export const withMarks = (marks: Marks, ids: readonly string[], mark: Mark): Marks =>
  new Map([...marks, ...ids.map((id) => [id, mark] as const)]);

/** Without the marks of `ids`: what the messages say themselves counts again. */
export function withoutMarks(marks: Marks, ids: readonly string[]): Marks {
  const gone = new Set(ids);
  return new Map([...marks].filter(([id]) => !gone.has(id)));
}

/** Commands that can be done with one press: they take nothing that a person has to write or choose. */
const ONE_PRESS: ReadonlySet<string> = new Set([
  'accept',
  'sign',
  'start',
  'grant-extension',
  'close',
  'resume',
  'publish',
  'urge',
]);
export const isOnePress = (command: string): boolean => ONE_PRESS.has(command);

/** The address of a matter: `{case}` and `{receipt}` stand for what names it. Undefined without a pattern. */
export function hrefOf(pattern: string | undefined, message: Message): string | undefined {
  if (pattern === undefined || pattern === '') return undefined;
  return pattern
    .replaceAll('{case}', encodeURIComponent(message.case))
    .replaceAll('{receipt}', encodeURIComponent(message.receipt ?? ''));
}

/** A number that fits a badge. */
export const badgeOf = (count: number): string => (count > 99 ? '99+' : String(count));
