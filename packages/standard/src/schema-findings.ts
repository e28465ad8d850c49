import * as z from 'zod/mini';
import { FORMAT_WORDS, TYPE_WORDS } from './issue-words.ts';
import { finding, shown, type Finding } from './finding.ts';
import { pathText, type Step } from './issue.ts';

type SchemaIssue = z.core.$ZodIssue;

const findingAt = (path: readonly Step[], code: Finding['code'], facts?: Finding['facts']) =>
  finding(pathText(path), code, facts);

/** `value` as the schema gives it, or every way in which it does not fit, in words. */
export function fit<T>(
  schema: z.ZodMiniType<T>,
  value: unknown,
): { value: T; findings: readonly [] } | { value: undefined; findings: Finding[] } {
  const parsed = z.safeParse(schema, value, { jitless: true });
  if (parsed.success) return { value: parsed.data, findings: [] };
  const issues = parsed.error.issues.flatMap((found) => flatten(found, []));
  return { value: undefined, findings: issues.map((one) => word(one, value)) };
}

/** A union reports the misfits of each of its forms: only those of the form that was meant are of use. */
function flatten(found: SchemaIssue, above: readonly PropertyKey[]): SchemaIssue[] {
  const path = [...above, ...found.path];
  if (found.code !== 'invalid_union' || found.errors.length === 0) return [{ ...found, path }];
  const forms = found.errors.map((form) => form.flatMap((inner) => flatten(inner, [])));
  const [best, second] = forms
    .map((form) => ({ form, misfit: misfit(form) }))
    .sort((a, b) => a.misfit - b.misfit);
  if (!best || (second && best.misfit === second.misfit)) return [{ ...found, path, errors: [] }];
  return best.form.map((inner) => ({ ...inner, path: [...path, ...inner.path] }));
}

/** How far a form is from what was written: a wrong kind of value outweighs any number of details. */
function misfit(form: readonly SchemaIssue[]): number {
  return form.reduce((sum, { path, code, message }) => {
    if (path.length === 0) return sum + 10_000;
    // The property that names the form says that another one was meant.
    if (message === 'member' || (path[0] === 'type' && path.length === 1)) return sum + 1_000;
    return sum + (path.length === 1 ? 10 : code === 'invalid_type' ? 0.02 : 0.01);
  }, 0);
}

/** What stands at `path`, or undefined. */
function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let found: unknown = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.hasOwn(found, step) ? (found as Record<PropertyKey, unknown>)[step] : undefined;
  }
  return found;
}

function typeOf(value: unknown): keyof typeof TYPE_WORDS {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type in TYPE_WORDS ? (type as keyof typeof TYPE_WORDS) : 'object';
}

function wordsOf(type: string): { expectedZh: string; expectedEn: string } {
  const [expectedZh, expectedEn] = Object.hasOwn(TYPE_WORDS, type)
    ? TYPE_WORDS[type as keyof typeof TYPE_WORDS]
    : TYPE_WORDS.object;
  return { expectedZh, expectedEn };
}

/** What a schema issue expected, by the name of a type. */
function expectedOf(found: SchemaIssue): string {
  if (found.code === 'invalid_type') return found.expected;
  return found.code === 'invalid_value' ? 'enum' : 'union';
}

function word(found: SchemaIssue, root: unknown): Finding {
  const { path } = found;
  const value = at(root, path);
  const name = String(path.at(-1) ?? '');
  if (name === 'datum') {
    return value === undefined
      ? findingAt(path, 'datum_missing')
      : findingAt(path, 'datum_unknown', { value: shown(value) });
  }
  if (value === undefined) {
    if (name === 'approvalNumber') return findingAt(path, 'approval_missing');
    const forms = formsOf(path);
    const expected = wordsOf(expectedOf(found));
    return findingAt(path, 'missing', {
      name,
      ...(forms === undefined ? expected : { expectedZh: ` ${forms}`, expectedEn: forms }),
    });
  }
  switch (found.code) {
    case 'invalid_type':
      return wrongType(path, found.expected, value);
    case 'invalid_value':
      return findingAt(path, 'not_allowed', {
        value: shown(value),
        options: found.values.map(String).join(', '),
      });
    case 'invalid_format': {
      const format = Object.hasOwn(FORMAT_WORDS, found.message) ? found.message : 'member';
      const [expectedZh, expectedEn] = FORMAT_WORDS[format as keyof typeof FORMAT_WORDS];
      return findingAt(path, 'wrong_format', { value: shown(value), expectedZh, expectedEn });
    }
    case 'unrecognized_keys':
      return findingAt(path, 'unknown_members', { keys: found.keys.join(', ') });
    case 'invalid_union':
      // A union that is told apart by this very member.
      return name === 'type' && typeof value === 'string'
        ? findingAt(path, 'unknown_type', { value: shown(value) })
        : noFormFits(path, value);
    case 'too_small':
    case 'too_big':
      return outOfRange(found, value);
    default:
      return noFormFits(path, value);
  }
}

export function wrongType(path: readonly Step[], expected: string, value: unknown): Finding {
  if (expected === 'string' && typeof value === 'number') {
    return findingAt(path, 'number_for_text', { quoted: JSON.stringify(String(value)) });
  }
  const [foundZh, foundEn] = TYPE_WORDS[typeOf(value)];
  return findingAt(path, 'wrong_type', { ...wordsOf(expected), foundZh, foundEn });
}

type RangeIssue = z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig;

function outOfRange(found: RangeIssue, value: unknown): Finding {
  const { path } = found;
  if (path.some((step) => step === 'bounds' || step === 'centre') && typeof value === 'number') {
    return findingAt(path, 'degrees', { value });
  }
  if (found.code === 'too_small') {
    if (value === '') return emptyAt(path, '文字', 'a text');
    if (Array.isArray(value) && value.length === 0) {
      return emptyAt(path, '至少一项', 'at least one item');
    }
    return findingAt(path, 'too_small', { limit: String(found.minimum) });
  }
  return findingAt(path, 'too_big', { limit: String(found.maximum) });
}

/** Something empty, by its last name and what belongs there. */
function emptyAt(path: readonly Step[], whatZh: string, whatEn: string): Finding {
  const last = path.findLastIndex((step) => typeof step === 'string');
  return findingAt(path, 'empty', { name: pathText(path.slice(last)), whatZh, whatEn });
}

/** The forms of what may be written in more than one way, by property. */
const FORMS: Readonly<Record<string, string>> = {
  domains: '{"preset": "2022"} / [{"id", "name"}, …]',
  catalogue: '{"layers": […]} / {"href": "…"}',
  tileSize: '256 / 512',
  value: '"…" / 1 / true',
};

/** What may be written at a path, where it is one of a few forms. */
function formsOf(path: readonly PropertyKey[]): string | undefined {
  const name = String(path.at(-1) ?? '');
  // A layer of a service has any name, that of a base map one of three.
  if (name === 'layer' && path[0] === 'baseMaps') return '"vec" / "img" / "ter"';
  return Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
}

function noFormFits(path: readonly Step[], value: unknown): Finding {
  const forms = formsOf(path);
  if (forms !== undefined) return findingAt(path, 'no_form_fits', { forms });
  return typeof value === 'object' && value !== null && 'type' in value
    ? wrongType(path, 'object', value)
    : findingAt(path, 'no_form_fits', { forms: '"名称" / {"zh-CN": "名称", "en": "Name"}' });
}
