import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Locale } from '@yizhangtu/standard';
import { MEND, OK, UNUSABLE, type Terminal } from '../terminal.ts';
import { checkCounty, checkLines, checkNamed } from './check.ts';

/** `check` of a county file. Gives the exit code. */
export async function runCheck(
  file: string,
  { json }: { readonly json?: true },
  locale: Locale,
  { out, err }: Terminal,
): Promise<number> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== 'string') {
    if (json) out(JSON.stringify({ ok: false, readable: false, issues: [], error: text.code }));
    err(unreadable(file, text.code, locale));
    return UNUSABLE;
  }
  const result = await checkNamed(checkCounty(text), dirname(file));
  if (json) out(JSON.stringify(result, undefined, 2));
  else checkLines(file, result, locale).forEach(result.ok ? out : err);
  if (result.ok) return OK;
  return result.readable ? MEND : UNUSABLE;
}

function unreadable(file: string, code: string | undefined, locale: Locale): string {
  const zh = locale === 'zh-CN';
  if (code === 'ENOENT') return zh ? `没有文件 ${file}。` : `There is no file ${file}.`;
  if (code === 'EISDIR') return zh ? `${file} 是文件夹。` : `${file} is a folder.`;
  return zh ? `打不开 ${file}（${code}）。` : `Cannot open ${file} (${code}).`;
}
