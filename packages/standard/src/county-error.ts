import { YztError, type Issue } from './problem.ts';

/** The issues as one error to throw or to show: `unsupported_version` when that is what is wrong. */
export function countyError(issues: readonly Issue[], where?: string): YztError {
  const unread = issues.some(({ code }) => code === 'unsupported_version');
  const [first] = issues;
  const at = first && first.path !== '' ? `${first.path}: ` : '';
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return new YztError({
    code: unread ? 'unsupported_version' : 'invalid',
    message: `${at}${first?.message.en ?? 'Nothing is wrong.'}${more}`,
    issues,
    ...(where === undefined ? {} : { where }),
  });
}
