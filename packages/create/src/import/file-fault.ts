import { YztError, type Issue, type LocalText } from '@yizhangtu/standard';

/** A file that cannot be read at all: `invalid` or `unsupported`, with one issue that says what to do. */
export function fileFault(
  code: 'invalid' | 'unsupported' | 'not_found' | 'too_large',
  issue: string,
  message: LocalText,
  mend: LocalText,
  cause?: unknown,
): YztError {
  const issues: Issue[] = [{ path: '', code: issue, message, mend }];
  return new YztError({ code, message: message.en, issues, retriable: false, cause });
}
