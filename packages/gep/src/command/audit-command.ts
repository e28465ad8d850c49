import type { Locale } from '@yizhangtu/standard';
import { auditTables } from '../audit/audit.ts';
import { auditLines } from '../report/audit-lines.ts';
import { HOLDS, SOME_DO_NOT, type Flags, type Terminal } from './terminal.ts';

/** `gep audit table.json` */
export function auditCommand(
  value: unknown,
  { json }: Flags,
  locale: Locale,
  { out }: Terminal,
): number {
  const audit = auditTables(value);
  if (json) out(JSON.stringify(audit, undefined, 2));
  else auditLines(audit, locale).forEach(out);
  return audit.holds ? HOLDS : SOME_DO_NOT;
}
