import { isAssured, type Assurance } from './assurance.ts';
import { PERMISSIONS, type Permission, type PermissionId } from './permissions.ts';
import type { RoleId } from './roles.ts';

/** Who asks: a person who signed in, with the post that they act in. */
export interface Caller {
  /** Opaque reference to the person. */
  readonly person: string;
  readonly assurance: Assurance;
  /** Absent for who has no post. */
  readonly post?:
    | {
        readonly role: RoleId;
        readonly division: string;
        readonly organisation?: string | undefined;
      }
    | undefined;
}

/**
 * What becomes of a request. `step_up`: the post allows it, once the caller has proved better who they
 * are. `not_found`: the record is outside the divisions of the post, and must seem not to exist.
 */
export type Verdict = 'allowed' | 'unauthenticated' | 'denied' | 'step_up' | 'not_found';

/**
 * Whether a caller may do what a permission names, to a record whose division has the codes `within`, the
 * county's first and its own last. Without `within`: whether they may do it anywhere.
 */
export function authorize(
  caller: Caller | undefined,
  permission: PermissionId,
  within?: readonly string[],
): Verdict {
  const { roles, reach, assurance }: Permission = PERMISSIONS[permission];
  if (roles === 'everyone') return 'allowed';
  if (caller === undefined) return 'unauthenticated';
  const { post } = caller;
  if (roles !== 'signed-in' && (post === undefined || !roles.includes(post.role))) return 'denied';
  if (reach === 'division' && within && (post === undefined || !within.includes(post.division))) {
    return 'not_found';
  }
  return isAssured(caller.assurance, assurance) ? 'allowed' : 'step_up';
}
