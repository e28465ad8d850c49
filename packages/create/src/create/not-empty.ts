import { readdirSync } from 'node:fs';
import { YztError } from '@yizhangtu/standard';

/** What does not count: traces of systems and of version control. */
const IGNORED: ReadonlySet<string> = new Set(['.git', '.DS_Store', 'Thumbs.db', 'desktop.ini']);
const SHOWN = 20;

/** Names of what is in a folder; none where there is no folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !IGNORED.has(name))
      .sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    // A file stands where the folder should be.
    if (code === 'ENOTDIR') return ['.'];
    throw error;
  }
}

/** @throws YztError `conflict` with an issue for each thing in the way */
export function refuseUnlessEmpty(folder: string): void {
  const names = namesIn(folder);
  if (names.length === 0) return;
  const left = names.length - SHOWN;
  const listed = names.slice(0, SHOWN);
  throw new YztError({
    code: 'conflict',
    message: `the folder is not empty: ${folder}`,
    where: folder,
    issues: [
      {
        path: '',
        code: 'not_empty',
        message: {
          'zh-CN': `文件夹不是空的，里面有：${listed.join('、')}${left > 0 ? `，还有 ${left} 个` : ''}。`,
          en: `The folder is not empty. In it: ${listed.join(', ')}${left > 0 ? `, and ${left} more` : ''}.`,
        },
        mend: {
          'zh-CN': '什么都没有写。换一个空文件夹，或先把里面的东西移走。',
          en: 'Nothing was written. Name an empty folder, or move what is in it first.',
        },
      },
    ],
  });
}
