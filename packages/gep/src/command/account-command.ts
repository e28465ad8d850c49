import type { Locale } from '@yizhangtu/standard';
import { computeAccount } from '../account/account.ts';
import { readRun } from '../account/read-run.ts';
import { accountJson } from '../report/account-json.ts';
import { accountLines } from '../report/account-lines.ts';
import { HOLDS, type Flags, type Terminal } from './terminal.ts';

/** `gep account run.json` */
export function accountCommand(
  value: unknown,
  { json }: Flags,
  locale: Locale,
  { out }: Terminal,
): number {
  const account = computeAccount(readRun(value));
  if (json) out(JSON.stringify(accountJson(account), undefined, 2));
  else accountLines(account, locale).forEach(out);
  return HOLDS;
}
