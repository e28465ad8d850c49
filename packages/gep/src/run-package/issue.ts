import type { Words } from '../issue-words.ts';
import { issuesOf } from '../issue.ts';

/** What is said of a run package that is not what it was. */
const WORDS = {
  hash_mismatch: [
    '{part} 与它的校验值不符：文件在核算之后被改过。',
    '{part} does not match its hash: the file was changed after the run.',
    '取回原来的文件，或用改过的数据重新核算。',
    'Take the file as it was, or run the account anew with the changed data.',
  ],
  replay_differs: [
    '重新计算的结果与文件里的不同：{what}。',
    'Computed again, the result is not the one in the file: {what}.',
    '用写这个文件的引擎版本 {engine} 重新计算。',
    'Replay it with the engine that wrote it, {engine}.',
  ],
} as const satisfies Record<string, Words>;

/** Something wrong with a run package, in words. */
export const packageIssue = issuesOf(WORDS);
