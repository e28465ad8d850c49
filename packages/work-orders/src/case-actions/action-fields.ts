import type { CommandType } from '@yizhangtu/standard/cases.js';

/** What a field of an action takes. `units`: whom to give it to, each with a role and a limit. */
export type FieldKind =
  | 'line'
  | 'text'
  | 'limit'
  | 'units'
  | 'unit'
  | 'choice'
  | 'flag'
  | 'moment'
  | 'case'
  | 'event'
  | 'photos';

/** Who reads what is typed: told beside the field, so that nobody writes the one where the other is due. */
export type Reader = 'reporter' | 'staff' | 'parties';

/** A field of an action's form; `name` is its member of the command. */
export interface ActionField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly required?: boolean;
  readonly reader?: Reader;
  readonly options?: readonly string[];
}

const reason: ActionField = { name: 'reason', kind: 'text', required: true, reader: 'parties' };
const basis: ActionField = { name: 'basis', kind: 'text', required: true, reader: 'parties' };
const photos: ActionField = { name: 'photos', kind: 'photos' };
const orders: ActionField = { name: 'orders', kind: 'units', required: true };

/** The form of each command, in the order of its fields. What begins a case has a form of its own. */
export const ACTION_FIELDS: Readonly<
  Record<Exclude<CommandType, 'draft' | 'submit'>, readonly ActionField[]>
> = {
  accept: [],
  'ask-info': [{ name: 'question', kind: 'text', required: true, reader: 'reporter' }],
  resupply: [{ name: 'text', kind: 'text', required: true, reader: 'parties' }, photos],
  reject: [{ ...reason, reader: 'reporter' }, basis],
  merge: [
    { name: 'into', kind: 'case', required: true },
    { ...reason, required: false },
  ],
  dispatch: [orders, { name: 'join', kind: 'choice', options: ['all', 'lead', 'any'] }],
  'add-department': [orders],
  sign: [],
  return: [reason, basis],
  start: [],
  'request-extension': [{ name: 'limit', kind: 'limit', required: true }, reason],
  'grant-extension': [{ name: 'limit', kind: 'limit' }],
  'deny-extension': [reason],
  finish: [{ name: 'result', kind: 'text', required: true, reader: 'staff' }, photos],
  reassign: [{ name: 'to', kind: 'unit', required: true }, reason],
  adjudicate: [
    { name: 'decision', kind: 'choice', required: true, options: ['force', 'release'] },
    { name: 'to', kind: 'unit' },
    reason,
    basis,
  ],
  answer: [
    { name: 'answer', kind: 'text', required: true, reader: 'reporter' },
    { name: 'solved', kind: 'choice', required: true, options: ['true', 'false'] },
    { name: 'unsolvedReason', kind: 'text', reader: 'reporter' },
    photos,
  ],
  revisit: [
    {
      name: 'satisfaction',
      kind: 'choice',
      required: true,
      options: [
        'very-satisfied',
        'satisfied',
        'neutral',
        'dissatisfied',
        'very-dissatisfied',
        'not-reached',
      ],
    },
    { name: 'comment', kind: 'text', reader: 'parties' },
    { name: 'redo', kind: 'flag' },
  ],
  close: [],
  reopen: [reason],
  withdraw: [{ ...reason, required: false }],
  suspend: [reason, basis, { name: 'until', kind: 'moment' }],
  resume: [],
  transfer: [
    { name: 'system', kind: 'line', required: true },
    { name: 'number', kind: 'line' },
    reason,
  ],
  urge: [{ name: 'text', kind: 'text', reader: 'parties' }],
  supervise: [
    { name: 'light', kind: 'choice', required: true, options: ['yellow', 'red'] },
    { name: 'text', kind: 'text', required: true, reader: 'parties' },
  ],
  escalate: [reason],
  'hand-down': [
    { name: 'tier', kind: 'choice', required: true, options: ['town', 'village'] },
    reason,
  ],
  publish: [],
  withhold: [reason],
  note: [{ name: 'note', kind: 'text', required: true, reader: 'staff' }, photos],
  correct: [
    { name: 'event', kind: 'event', required: true },
    { name: 'title', kind: 'line' },
    { name: 'text', kind: 'text' },
    reason,
  ],
};
export type ActionType = keyof typeof ACTION_FIELDS;

export const isAction = (type: CommandType): type is ActionType =>
  Object.hasOwn(ACTION_FIELDS, type);

/** What brings a case on: shown as buttons. The others are behind one. */
export const MAIN_ACTIONS: readonly ActionType[] = [
  'resupply',
  'accept',
  'dispatch',
  'adjudicate',
  'grant-extension',
  'deny-extension',
  'sign',
  'start',
  'finish',
  'answer',
  'revisit',
  'close',
  'resume',
  'urge',
];
