import {
  lengthOf,
  TEXT_LIMITS,
  withoutControls,
  type Assignment,
  type Command,
  type Limit,
  type Unit,
} from '@yizhangtu/standard/cases.js';
import { civilOf } from '@yizhangtu/standard/civil-time.js';
import { ACTION_FIELDS, type ActionField, type ActionType } from './action-fields.ts';

/** A limit as typed: an empty amount is none. */
export interface LimitInput {
  readonly kind: Limit['kind'];
  readonly amount: string;
}

/** Somebody to give it to, as chosen so far. */
export interface UnitInput {
  readonly unit: Unit | undefined;
  readonly role: Assignment['role'];
  readonly limit: LimitInput;
}

/** What was filled in of an action's form, by the names of its fields. Plain data: it can be kept. */
export interface ActionInput {
  readonly texts: Readonly<Record<string, string>>;
  readonly flags: Readonly<Record<string, boolean>>;
  readonly limit: LimitInput;
  readonly units: readonly UnitInput[];
}

export const EMPTY_LIMIT: LimitInput = { kind: 'work-day', amount: '' };
const EMPTY_UNIT: UnitInput = { unit: undefined, role: 'lead', limit: EMPTY_LIMIT };

/** The form before anything is typed: one line to choose a unit in, as the lead where there is none. */
export function emptyInput(type: ActionType, isLed = true): ActionInput {
  const role = type === 'add-department' && isLed ? 'assist' : 'lead';
  return { texts: {}, flags: {}, limit: EMPTY_LIMIT, units: [{ ...EMPTY_UNIT, role }] };
}

/** Another unit to choose: those after the first assist it. */
export const withUnit = (input: ActionInput): ActionInput => ({
  ...input,
  units: [...input.units, { ...EMPTY_UNIT, role: 'assist' }],
});

/** Whether anything was typed that would be missed. */
export const isTyped = ({ texts, flags, limit, units }: ActionInput): boolean =>
  Object.values(texts).some((text) => text.trim() !== '') ||
  Object.values(flags).some((flag) => flag) ||
  limit.amount !== '' ||
  units.some(({ unit }) => unit !== undefined);

export type FaultCode =
  | 'missing'
  | 'too_long'
  | 'bad_amount'
  | 'no_lead'
  | 'two_leads'
  | 'twice'
  | 'unsolved'
  | 'nothing';

/** What has to be put right before it is sent. */
export interface ActionFault {
  readonly field: string;
  readonly code: FaultCode;
}

export type Composed =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly faults: readonly ActionFault[] };

/** Texts of reasons are shorter than those of results, answers and notes. */
const LONG: ReadonlySet<string> = new Set(['result', 'answer', 'note']);

/** Most characters of a field; `text` is long where it stands for what is told, and short where it urges. */
export function mostOf(type: ActionType, { name, kind }: ActionField): number {
  if (kind === 'line') return TEXT_LIMITS.line;
  const long = LONG.has(name) || (name === 'text' && (type === 'resupply' || type === 'correct'));
  return long ? TEXT_LIMITS.text : TEXT_LIMITS.reason;
}

type Part = { readonly value?: unknown; readonly fault?: FaultCode };

function limitOf({ kind, amount }: LimitInput): Part {
  const text = amount.trim();
  if (text === '') return {};
  const number = Number(text);
  const fits = Number.isFinite(number) && number > 0 && number <= 3650;
  return fits ? { value: { kind, amount: number } } : { fault: 'bad_amount' };
}

const keyOf = ({ division, organisation, person }: Unit): string =>
  JSON.stringify([division, organisation, person]);

function assignmentOf({ unit, role, limit }: UnitInput): Part {
  const time = limitOf(limit);
  if (time.fault !== undefined || unit === undefined) return time;
  return { value: { unit, role, ...(time.value === undefined ? {} : { limit: time.value }) } };
}

function ordersOf(type: ActionType, units: readonly UnitInput[]): Part {
  const chosen = units.filter(({ unit }) => unit !== undefined);
  const parts = chosen.map(assignmentOf);
  const fault = parts.find((part) => part.fault !== undefined)?.fault;
  if (fault !== undefined) return { fault };
  if (chosen.length === 0) return {};
  const leads = chosen.filter(({ role }) => role === 'lead').length;
  if (type === 'dispatch' && leads !== 1) return { fault: leads === 0 ? 'no_lead' : 'two_leads' };
  if (leads > 1) return { fault: 'two_leads' };
  if (new Set(chosen.map(({ unit }) => keyOf(unit!))).size < chosen.length) {
    return { fault: 'twice' };
  }
  return { value: parts.map(({ value }) => value) };
}

function partOf(type: ActionType, field: ActionField, input: ActionInput): Part {
  const text = withoutControls(input.texts[field.name] ?? '').trim();
  switch (field.kind) {
    case 'flag':
      return input.flags[field.name] === true ? { value: true } : {};
    case 'limit':
      return limitOf(input.limit);
    case 'units':
      return ordersOf(type, input.units);
    case 'unit': {
      const [first] = input.units;
      if (first?.unit === undefined) return {};
      return type === 'adjudicate' ? { value: first.unit } : assignmentOf(first);
    }
    case 'photos':
      return {};
    case 'moment': {
      // As the clock of Beijing shows it, whatever the device's zone.
      const time = Date.parse(`${text}:00+08:00`);
      return text === '' || Number.isNaN(time) ? {} : { value: new Date(time).toISOString() };
    }
    case 'choice':
      if (text === '') return {};
      return { value: field.name === 'solved' ? text === 'true' : text };
    default:
      if (text === '') return {};
      return lengthOf(text) > mostOf(type, field) ? { fault: 'too_long' } : { value: text };
  }
}

/** What a form of several fields needs besides each of them. */
function together(type: ActionType, values: Readonly<Record<string, unknown>>): ActionFault[] {
  if (type === 'answer' && values['solved'] === false && values['unsolvedReason'] === undefined) {
    return [{ field: 'unsolvedReason', code: 'unsolved' }];
  }
  if (type === 'correct' && values['title'] === undefined && values['text'] === undefined) {
    return [{ field: 'text', code: 'nothing' }];
  }
  return [];
}

/** The command that a form makes, or what is still wrong with it, field by field. */
export function compose(
  { type, order }: { readonly type: ActionType; readonly order?: string | undefined },
  input: ActionInput,
): Composed {
  const faults: ActionFault[] = [];
  const values: Record<string, unknown> = {};
  for (const field of ACTION_FIELDS[type]) {
    const { value, fault } = partOf(type, field, input);
    if (fault !== undefined) faults.push({ field: field.name, code: fault });
    else if (value !== undefined) values[field.name] = value;
    else if (field.required === true) faults.push({ field: field.name, code: 'missing' });
  }
  const all = faults.length > 0 ? faults : together(type, values);
  if (all.length > 0) return { ok: false, faults: all };
  // Its members are those of the command's schema, which the server reads again.
  return {
    ok: true,
    command: { type, ...(order === undefined ? {} : { order }), ...values } as Command,
  };
}

/** Fields that stand in the form now: why it is not solved is asked where it is not. */
export function fieldsOf(type: ActionType, { texts }: ActionInput): readonly ActionField[] {
  return ACTION_FIELDS[type].filter(({ name }) => {
    if (name === 'unsolvedReason') return texts['solved'] === 'false';
    if (type === 'adjudicate' && name === 'to') return texts['decision'] === 'force';
    if (name === 'redo') return texts['satisfaction']?.includes('dissatisfied') === true;
    return true;
  });
}

/** Whether a press does it: there is nothing to fill in. */
export const isPlain = (type: ActionType): boolean => ACTION_FIELDS[type].length === 0;

const limitInput = ({ limit }: { readonly limit?: Limit | undefined }): LimitInput =>
  limit === undefined ? EMPTY_LIMIT : { kind: limit.kind, amount: String(limit.amount) };

/** A form as it was filled in, from the command that it made: {@link compose} the other way round. */
export function inputOf(command: Command): ActionInput {
  const texts: Record<string, string> = {};
  const flags: Record<string, boolean> = {};
  for (const [name, value] of Object.entries(command)) {
    if (name === 'until' && typeof value === 'string') {
      texts[name] = new Date(civilOf(new Date(value))).toISOString().slice(0, 16);
    } else if (typeof value === 'string') texts[name] = value;
    else if (typeof value === 'boolean' && name === 'solved') texts[name] = String(value);
    else if (typeof value === 'boolean') flags[name] = value;
  }
  const { orders, to } = command as { orders?: Assignment[]; to?: Assignment | Unit };
  const line = (each: Assignment): UnitInput => ({ ...each, limit: limitInput(each) });
  const one = to && ('unit' in to ? line(to as Assignment) : { ...EMPTY_UNIT, unit: to as Unit });
  return {
    texts,
    flags,
    limit: limitInput(command as { limit?: Limit }),
    units: orders?.map(line) ?? [one ?? EMPTY_UNIT],
  };
}
