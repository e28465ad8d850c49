import type { Locale } from '@yizhangtu/standard';
import type { Scope } from '../store/scope.ts';
import { verifyAudit, type AuditFault } from './audit-verify.ts';

const FAULTS: Readonly<Record<AuditFault, Readonly<Record<Locale, string>>>> = {
  missing: { 'zh-CN': '缺失', en: 'is missing' },
  changed: { 'zh-CN': '被改动', en: 'was changed' },
  unlinked: {
    'zh-CN': '与前一条接不上',
    en: 'does not follow the one before it',
  },
  added: { 'zh-CN': '是后来添加的', en: 'was added behind the last one' },
};

/** Whether a county's audit log is whole, with a line that says so. */
export async function auditReport(
  scope: Scope,
  locale: Locale,
): Promise<{ sound: boolean; line: string }> {
  const verdict = await verifyAudit(scope);
  const { county } = scope;
  const isEnglish = locale === 'en';
  if (!verdict.sound) {
    const words = FAULTS[verdict.fault][locale];
    const line = isEnglish
      ? `${county}: entry ${verdict.seq} ${words}`
      : `${county}：第 ${verdict.seq} 条${words}`;
    return { sound: false, line };
  }
  const { entries, hash } = verdict;
  const line = isEnglish
    ? `${county}: ${entries} entries, none changed; hash of the last: ${hash}`
    : `${county}：共 ${entries} 条，没有改动；最后一条的摘要：${hash}`;
  return { sound: true, line };
}
