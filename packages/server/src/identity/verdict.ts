import { YztError, type Issue } from '@yizhangtu/standard';
import {
  ASSURANCE_NAMES,
  PERMISSIONS,
  type Assurance,
  type PermissionId,
  type Verdict,
} from '@yizhangtu/standard/identity.js';

const WORDS: Record<Exclude<Verdict, 'allowed'>, string> = {
  unauthenticated: 'nobody is signed in',
  denied: 'the role does not allow this',
  step_up: 'a higher assurance is needed',
  not_found: 'there is no such record',
};

/** What a caller has to prove, as an issue whose `code` is the level. */
const wanted = (level: Assurance): Issue => ({
  path: 'assurance',
  code: level,
  message: {
    'zh-CN': `需要${ASSURANCE_NAMES[level]['zh-CN']}级别的身份核验`,
    en: `This takes a proof of who you are by: ${ASSURANCE_NAMES[level].en.toLowerCase()}`,
  },
  mend: { 'zh-CN': '完成核验后重试', en: 'Prove it, then try again' },
});

/** @throws YztError of the verdict's code unless it is `allowed`; `step_up` says the level in its issue */
export function assertAllowed(
  verdict: Exclude<Verdict, 'allowed'>,
  permission: PermissionId,
): never;
export function assertAllowed(verdict: Verdict, permission: PermissionId): void;
export function assertAllowed(verdict: Verdict, permission: PermissionId): void {
  if (verdict === 'allowed') return;
  throw new YztError({
    code: verdict,
    message: WORDS[verdict],
    ...(verdict === 'step_up' ? { issues: [wanted(PERMISSIONS[permission].assurance)] } : {}),
  });
}
