import { YztError, type Issue } from '@yizhangtu/standard';
import type { Schema } from '@yizhangtu/standard/contract.js';

interface RawIssue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly values?: readonly unknown[];
  readonly errors?: readonly (readonly RawIssue[])[];
  readonly discriminator?: string;
  readonly note?: string;
}

/**
 * `value`, when it fits the schema. What a newer backend adds is kept: fields that the schema does not
 * know, and members of a code list that it does not know. Anything else is `bad_response` with its issues.
 */
export function checked(schema: Schema, value: unknown, where: string): unknown {
  const result = schema.safeParse(value, { jitless: true });
  if (result.success) return result.data;
  const broken = (result.error.issues as readonly RawIssue[]).filter((issue) => !isNewer(issue));
  if (broken.length === 0) return value;
  throw new YztError({
    code: 'bad_response',
    message: `The answer does not fit the contract: ${broken.length} problem(s), the first at ${pathOf(broken[0]!.path) || 'the root'}`,
    issues: broken.map(toIssue),
    retriable: false,
    where,
  });
}

/** An unknown member of a code list, or an unknown kind of a union that is told apart by one field. */
function isNewer(issue: RawIssue): boolean {
  if (issue.code === 'invalid_value') return (issue.values?.length ?? 0) > 1;
  if (issue.code !== 'invalid_union') return false;
  if (issue.errors?.length === 0) return issue.discriminator !== undefined;
  return issue.errors?.some((branch) => branch.every(isNewer)) ?? false;
}

function toIssue(issue: RawIssue): Issue {
  return {
    path: pathOf(issue.path),
    code: issue.code ?? 'invalid',
    message: {
      'zh-CN': `与接口约定不符：${issue.message}`,
      en: `Not as the contract says: ${issue.message}`,
    },
    mend: { 'zh-CN': '请核对后端的接口实现。', en: 'Check what the backend answers.' },
  };
}

/** `layers[3].source.datum` */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number'
        ? `${text}[${key}]`
        : text === ''
          ? String(key)
          : `${text}.${String(key)}`,
    '',
  );
}
