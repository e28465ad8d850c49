import { relative } from 'node:path';
import { intro, outro } from '@clack/prompts';
import { toYztError, type DomainPreset, type Locale } from '@yizhangtu/standard';
import { errorLines } from '../error-words.ts';
import { OK, UNUSABLE, type Terminal } from '../terminal.ts';
import type { BaseMapChoice } from './answers.ts';
import { createPortal, type Created } from './command.ts';
import { createComponent, type CreatedComponent } from './component.ts';
import { readEdges } from './edges.ts';
import { refuseUnlessEmpty } from './not-empty.ts';
import { collect } from './questions.ts';

export interface CreateFlags {
  readonly code?: string;
  readonly name?: string;
  readonly bounds?: string;
  readonly domains?: DomainPreset;
  readonly baseMap?: BaseMapChoice;
  /** Tag of a panel of the county's own, to write in place of a portal. */
  readonly component?: string;
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
  const { code, name, bounds, domains, baseMap, component, yes, json } = flags;
  const asked = yes || json ? undefined : desk;
  const zh = locale === 'zh-CN';
  try {
    if (component !== undefined) {
      const created = createComponent(component, folder ?? component, locale);
      if (json) out(JSON.stringify(created, undefined, 2));
      else componentLines(created, locale).forEach(out);
      return OK;
    }
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

const filesLines = (files: readonly string[], locale: Locale): string[] => [
  locale === 'zh-CN' ? `写了 ${files.length} 个文件：` : `${files.length} files:`,
  ...files.map((file) => `  ${file}`),
  '',
];

function toFolder(folder: string): string[] {
  const here = relative('.', folder);
  return here === '' ? [] : [`  cd ${/\s/.test(here) ? `"${here}"` : here}`];
}

function componentLines({ folder, files }: CreatedComponent, locale: Locale): string[] {
  const zh = locale === 'zh-CN';
  return [
    ...filesLines(files, locale),
    zh ? '看到它，检查它：' : 'To see it, and to check it:',
    ...toFolder(folder),
    '  npm install',
    '  npm start',
    '  npm test',
  ];
}

function createdLines({ folder, files, toFillIn }: Created, locale: Locale): string[] {
  const zh = locale === 'zh-CN';
  return [
    ...filesLines(files, locale),
    zh ? '看到它：' : 'To see it:',
    ...toFolder(folder),
    '  npm install',
    '  npm start',
    '',
    zh ? '还要填的：' : 'Still to fill in:',
    ...toFillIn.map((item) => `  ${item}`),
  ];
}
