import { YztError, type Issue } from '@yizhangtu/standard';
import * as z from 'zod/mini';

const WORDS: Readonly<Record<string, Pick<Issue, 'message' | 'mend'>>> = {
  invalid_type: {
    message: { 'zh-CN': '缺少，或类型不对', en: 'Missing or of the wrong type' },
    mend: {
      'zh-CN': '按接口说明给出正确类型的值',
      en: 'Give a value of the type that the API states',
    },
  },
  invalid_format: {
    message: { 'zh-CN': '格式不对', en: 'The format is wrong' },
    mend: { 'zh-CN': '按接口说明的格式书写', en: 'Write it in the format that the API states' },
  },
  too_small: {
    message: { 'zh-CN': '太小或太短', en: 'Too small or too short' },
    mend: { 'zh-CN': '给出更大或更长的值', en: 'Give a larger or longer value' },
  },
  too_big: {
    message: { 'zh-CN': '太大或太长', en: 'Too large or too long' },
    mend: { 'zh-CN': '给出更小或更短的值', en: 'Give a smaller or shorter value' },
  },
};
const OTHER: Pick<Issue, 'message' | 'mend'> = {
  message: { 'zh-CN': '值不被接受', en: 'The value is not accepted' },
  mend: { 'zh-CN': '按接口说明改正', en: 'Correct it as the API states' },
};

const pathOf = (parts: readonly PropertyKey[]): string =>
  parts
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

/** The value as its schema reads it. @throws YztError `invalid` with every issue, its path below `root`. */
export function parseOrThrow<T extends z.ZodMiniType>(
  schema: T,
  value: unknown,
  where: string,
): z.output<T> {
  const result = z.safeParse(schema, value, { jitless: true });
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue): Issue => ({
    path: pathOf(issue.path),
    code: issue.code,
    ...(WORDS[issue.code] ?? OTHER),
  }));
  const first = issues[0];
  throw new YztError({
    code: 'invalid',
    message: `${where}: ${first?.path ?? ''} ${first?.message.en ?? ''}`,
    where,
    issues,
  });
}
