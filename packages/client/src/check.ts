import { YztError, type Issue } from '@yizhangtu/standard';
import type { Schema } from '@yizhangtu/standard/contract.js';

interface RawIssue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * `value`, when it fits the schema; otherwise `bad_response` with its issues. The schemas themselves keep
 * what a newer backend adds: fields, and members of code lists, that they do not know.
 */
export function checked(schema: Schema, value: unknown, where: string): unknown {
  const result = schema.safeParse(value, { jitless: true });
  if (result.success) return result.data;
  const issues = (result.error.issues as readonly RawIssue[]).map(toIssue);
  throw new YztError({
    code: 'bad_response',
    message: `The answer does not fit the contract: ${issues.length} problem(s), the first at ${issues[0]?.path || 'the root'}`,
    issues,
    retriable: false,
    where,
  });
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
