import { relative } from 'node:path';
import { intro, outro } from '@clack/prompts';
import { toYztError, type DomainPreset, type Locale } from '@yizhangtu/standard';
import { errorLines } from '../error-words.ts';
import { OK, UNUSABLE, type Terminal } from '../terminal.ts';
import type { BaseMapChoice } from './answers.ts';
import { createPortal, type Created } from './command.ts';
import { readEdges } from './edges.ts';
import { refuseUnlessEmpty } from './not-empty.ts';
import { collect } from './questions.ts';

export interface CreateFlags {
  readonly code?: string;
  readonly name?: string;
  readonly bounds?: string;
  readonly domains?: DomainPreset;
  readonly baseMap?: BaseMapChoice;
  readonly yes?: true;
  readonly json?: true;
}

/** `create`: asks, or goes by the flags, and writes a portal. Gives the exit code. */
export async function runCreate(
  folder: string | undefined,
  flags: CreateFlags,
  locale: Locale,
  { out, err, desk }: Terminal,
): Promise<number> {
  const { code, name, bounds, domains, baseMap, yes, json } = flags;
  const asked = yes || json ? undefined : desk;
  const zh = locale === 'zh-CN';
  try {
    // Before anything is asked: nobody should answer six questions for nothing.
    if (folder !== undefined) refuseUnlessEmpty(folder);
    const given = {
      folder,
      code,
      name,
      bounds: bounds === undefined ? undefined : readEdges(bounds),
      domains,
      baseMap,
    };
    if (asked) intro(zh ? '一张图：一个新的县' : 'One map: a new county', asked);
    const answers = await collect(given, locale, asked);
    const created = createPortal(answers);
    if (asked) outro(zh ? '写好了' : 'Written', asked);
    if (json) out(JSON.stringify(created, undefined, 2));
    else createdLines(created, locale).forEach(out);
    return OK;
  } catch (thrown) {
    const error = toYztError(thrown);
    if (error.code === 'internal') throw thrown;
    if (error.code === 'aborted') {
      err(zh ? '没有写任何文件。' : 'Nothing was written.');
      return UNUSABLE;
    }
    const { message, issues } = error;
    if (json) out(JSON.stringify({ error: { code: error.code, message, issues } }, undefined, 2));
    else errorLines(error, locale).forEach((line) => err(line));
    return UNUSABLE;
  }
}

function createdLines({ folder, files, toFillIn }: Created, locale: Locale): string[] {
  const zh = locale === 'zh-CN';
  const here = relative('.', folder);
  return [
    zh ? `写了 ${files.length} 个文件：` : `${files.length} files:`,
    ...files.map((file) => `  ${file}`),
    '',
    zh ? '看到它：' : 'To see it:',
    ...(here === '' ? [] : [`  cd ${/\s/.test(here) ? `"${here}"` : here}`]),
    '  npm install',
    '  npm start',
    '',
    zh ? '还要填的：' : 'Still to fill in:',
    ...toFillIn.map((item) => `  ${item}`),
  ];
}
