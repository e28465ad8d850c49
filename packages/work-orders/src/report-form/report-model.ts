import type { Issue } from '@yizhangtu/standard';
import {
  compileForm,
  formOf,
  isSaid,
  lengthOf,
  TEXT_LIMITS,
  withoutControls,
  type CategoryTree,
  type FieldForm,
  type Fields,
  type NewCase,
} from '@yizhangtu/standard/cases.js';
import { PERMISSIONS } from '@yizhangtu/standard/identity.js';
import { kindsOf, leavesOf } from './categories-model.ts';
import type { ReportDraft } from './report-draft.ts';

/** Who fills in the form, and where. */
export interface Filler {
  readonly tree: CategoryTree;
  /** Code of the county: where a place is when nothing nearer is known. */
  readonly county: string | undefined;
  /** Whether there are divisions to choose from. */
  readonly divided: boolean;
  readonly signedIn: boolean;
  readonly role?: string | undefined;
}

/** Whether a role may report on behalf of a villager (代办): those that meet villagers, as the server has it. */
export const mayAct = (role: string | undefined): boolean => {
  const roles: readonly string[] = PERMISSIONS['person:read'].roles;
  return role !== undefined && roles.includes(role);
};

/** Longest title that is made of a description; the rest stands in the description. */
const TITLE = 40;

/** A title for lists: the first sentence of what was written, cut where it is long. */
export function titleOf(description: string): string {
  const [first = ''] = description.trim().split(/[\n。！？!?；;]/u);
  const points = [...first.trim()];
  return points.length <= TITLE ? points.join('') : `${points.slice(0, TITLE - 1).join('')}…`;
}

export type FaultPart =
  'description' | 'category' | 'place' | 'words' | 'name' | 'phone' | 'fields';

/** Something to put right before it can be sent. */
export interface Fault {
  readonly part: FaultPart;
  readonly code: 'missing' | 'too_long' | 'not_a_phone' | 'named' | 'field';
  /** Of an extra field: its name, and what is wrong with it. */
  readonly field?: string;
  readonly issue?: Issue;
  /** Characters beyond the most that there may be. */
  readonly over?: number;
}

const PHONE = /^\+?[\d -]{5,20}$/;

/** What a category asks for besides. */
export const fieldsFor = (tree: CategoryTree, category: string | undefined): FieldForm =>
  category === undefined ? { properties: {} } : formOf(tree, category);

/** Kinds that may be chosen from. */
export const kindsFor = (tree: CategoryTree, category: string | undefined) =>
  category === undefined ? undefined : kindsOf(tree, category);

/** Whether a category may not be reported without saying who one is. */
export const mustBeNamed = (tree: CategoryTree, category: string | undefined): boolean =>
  category !== undefined && isSaid(tree, category, 'named');

/** Whether cases of a category are never published. */
export const isConfidential = (tree: CategoryTree, category: string | undefined): boolean =>
  category !== undefined && isSaid(tree, category, 'confidential');

/** Extra fields as the contract wants them; what was left empty is absent. */
export function fieldValues(form: FieldForm, typed: ReportDraft['fields']): Fields {
  const values: Fields = {};
  for (const [name, { type }] of Object.entries(form.properties)) {
    const value = typed[name];
    if (type === 'boolean') values[name] = value === true;
    else if (typeof value === 'string' && value.trim() !== '') values[name] = read(type, value);
  }
  return values;
}

/** What is no number is refused by the check of the form, as it was typed. */
function read(type: 'string' | 'number' | 'integer', typed: string): string | number {
  const text = withoutControls(typed).trim();
  const number = Number(text.normalize('NFKC'));
  return type === 'string' || !Number.isFinite(number) ? text : number;
}

/** Everything that keeps a draft from being sent, in the order of the form. */
export function faultsOf(draft: ReportDraft, filler: Filler): Fault[] {
  const { tree, signedIn } = filler;
  const form = fieldsFor(tree, draft.category);
  const known = leavesOf(tree).some(({ id }) => id === draft.category);
  const phone = draft.phone.trim();
  const contactAsked = !signedIn || draft.behalf;
  const nobody = contactAsked && mustBeNamed(tree, draft.category) && phone === '';
  return [
    ...textFault('description', draft.description, TEXT_LIMITS.text, true),
    ...(known ? [] : [{ part: 'category', code: 'missing' } as const]),
    ...fieldFaults(form, draft),
    ...(divisionOf(draft, filler) === undefined
      ? [{ part: 'place', code: 'missing' } as const]
      : []),
    ...textFault('words', draft.words, TEXT_LIMITS.line, false),
    ...(contactAsked ? textFault('name', draft.name, TEXT_LIMITS.line, draft.behalf) : []),
    ...(contactAsked && phone !== '' && !PHONE.test(phone.normalize('NFKC'))
      ? [{ part: 'phone', code: 'not_a_phone' } as const]
      : []),
    ...(nobody ? [{ part: 'phone', code: 'named' } as const] : []),
  ];
}

function textFault(part: FaultPart, text: string, most: number, needed: boolean): Fault[] {
  const clean = withoutControls(text).trim();
  if (clean === '') return needed ? [{ part, code: 'missing' }] : [];
  const over = lengthOf(clean) - most;
  return over > 0 ? [{ part, code: 'too_long', over }] : [];
}

function fieldFaults(form: FieldForm, draft: ReportDraft): Fault[] {
  return compileForm(form)(fieldValues(form, draft.fields)).map((issue) => ({
    part: 'fields',
    code: 'field',
    field: issue.path.replace(/^fields\.?/, ''),
    issue,
  }));
}

/** The division that goes with the place: the nearest that was chosen; the county for a point alone. */
function divisionOf({ divisions, point }: ReportDraft, { county, divided }: Filler) {
  return divisions.at(-1) ?? (point !== undefined || !divided ? county : undefined);
}

/**
 * What is sent. Only for a draft without faults.
 *
 * @param now - milliseconds since 1970: when it was written
 */
export function reportOf(draft: ReportDraft, filler: Filler, now: number): NewCase {
  const { tree, signedIn } = filler;
  const { category = '', point, accuracy } = draft;
  const clean = (text: string) => withoutControls(text).trim();
  const description = clean(draft.description);
  const [name, phone] = [clean(draft.name), draft.phone.normalize('NFKC').trim()];
  const contact = { ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
  const hasContact = Object.keys(contact).length > 0;
  const words = clean(draft.words);
  const fields = fieldValues(fieldsFor(tree, category), draft.fields);
  const anonymous = isAnonymous(draft, filler);
  const published = draft.mayPublish && !isConfidential(tree, category);
  return {
    kind: draft.kind ?? kindsFor(tree, category)?.[0] ?? 'help',
    category,
    title: titleOf(description),
    description,
    place: {
      division: divisionOf(draft, filler) ?? '',
      ...(point ? { point, datum: 'WGS84' as const } : {}),
      ...(point && accuracy !== undefined ? { accuracy } : {}),
      ...(words ? { words } : {}),
    },
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...(anonymous ? { anonymous } : {}),
    ...(draft.behalf ? { onBehalfOf: { contact } } : {}),
    ...(!signedIn && hasContact && !draft.behalf ? { contact } : {}),
    ...(published ? { mayPublish: true } : {}),
    occurredAt: new Date(now).toISOString(),
  };
}

/** Who is not signed in is anonymous without a contact; who is, when they say so. */
function isAnonymous(draft: ReportDraft, { tree, signedIn }: Filler): boolean {
  if (mustBeNamed(tree, draft.category) || draft.behalf) return false;
  return signedIn ? draft.anonymous : draft.name.trim() === '' && draft.phone.trim() === '';
}
