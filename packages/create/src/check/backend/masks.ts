import { ATTRIBUTES, ROLES, viewOf, type RoleId } from '@yizhangtu/standard/identity.js';

/** Something of a person that an answer shows and should not. */
export interface Leak {
  /** Where in the answer: `items[3].phone`. */
  readonly path: string;
  readonly rule: 'masked' | 'hidden';
  /** What it is, and never what it says. */
  readonly what: 'phone' | 'idNumber' | 'name' | 'address';
}

/** What a person typed: it says what they wrote, and rows about it say who may read it. */
const TYPED: ReadonlySet<string> = new Set([
  'title',
  'description',
  'words',
  'note',
  'text',
  'result',
  'answer',
  'question',
  'reason',
  'basis',
  'comment',
]);

/** Rows whose answers are about people: a mobile number in them is somebody’s. */
const ABOUT_PEOPLE: ReadonlySet<string> = new Set([
  'identity',
  'people',
  'audit',
  'cases',
  'work-orders',
  'messages',
]);

// Digits within a hash or an id are none.
const MOBILE = /(?<![\w.])(?:\+?86[- ]?)?1[3-9]\d{9}(?!\w)/;
const RESIDENT = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether a text has a resident's number whose check digit is right (GB 11643-1999). */
export function hasResidentNumber(text: string): boolean {
  return Array.from(text.matchAll(RESIDENT), ([number]) => number).some((number) => {
    const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
    return '10X98765432'.charAt(sum % 11) === number.charAt(17).toUpperCase();
  });
}

/** What an answer shows of people unmasked. `role` is that of the caller, where it is known. */
export function leaksIn(body: unknown, tag: string, role: string | undefined): Leak[] {
  return [...scan(body, tag, ''), ...(tag === 'people' ? peopleIn(body, role) : [])];
}

function scan(value: unknown, tag: string, path: string): Leak[] {
  if (typeof value === 'string') {
    if (hasResidentNumber(value)) return [{ path, rule: 'masked', what: 'idNumber' }];
    return ABOUT_PEOPLE.has(tag) && MOBILE.test(value)
      ? [{ path, rule: 'masked', what: 'phone' }]
      : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => scan(item, tag, `${path}[${index}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    TYPED.has(key) && typeof inner === 'string'
      ? []
      : scan(inner, tag, path === '' ? key : `${path}.${key}`),
  );
}

/** People of a list, or the one of the answer: each attribute masked, and none that the role does not see. */
function peopleIn(body: unknown, role: string | undefined): Leak[] {
  const { items } = (body ?? {}) as { items?: unknown };
  const people = Array.isArray(items) ? items : [body];
  return people.flatMap((person: unknown, index) => {
    const at = (name: string): string => (Array.isArray(items) ? `items[${index}].${name}` : name);
    const said = (person ?? {}) as Readonly<Record<string, unknown>>;
    return ATTRIBUTES.flatMap((name): Leak[] => {
      const value = said[name];
      if (typeof value !== 'string') return [];
      if (isRole(role) && viewOf(role, name) === 'hidden') {
        return [{ path: at(name), rule: 'hidden', what: name }];
      }
      // Numbers that fit a form are found by the scan; an address without a number names no house.
      const isMasked = value.includes('*') || (name === 'address' && !/\d/.test(value));
      const isFound = name === 'idNumber' && hasResidentNumber(value);
      const isNumber = name === 'phone' && MOBILE.test(value);
      return isMasked || isFound || isNumber
        ? []
        : [{ path: at(name), rule: 'masked', what: name }];
    });
  });
}

const isRole = (role: string | undefined): role is RoleId =>
  (ROLES as readonly (string | undefined)[]).includes(role);
