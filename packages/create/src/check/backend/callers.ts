import { parseValue } from '@yizhangtu/standard';
import { getSession, SESSION_HEADER } from '@yizhangtu/standard/contract.js';
import {
  ASSURANCES,
  authorize,
  ROLES,
  type PermissionId,
  type RoleId,
} from '@yizhangtu/standard/identity.js';
import { isSilence, type Ask } from './ask.ts';

type Verdict = ReturnType<typeof authorize>;

/** Somebody who asks. */
export interface Caller {
  /** Their role, for the report; `anonymous` for who shows nothing. */
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly role: RoleId | undefined;
  /** What the table of permissions says to them, anywhere in the county. */
  readonly verdict: (permission: PermissionId) => Verdict;
}

export const ANONYMOUS: Caller = {
  name: 'anonymous',
  headers: {},
  role: undefined,
  verdict: (permission) => authorize(undefined, permission),
};

const one = <T extends string>(list: readonly T[], value: string): T | undefined =>
  list.find((member) => member === value);

/**
 * Who the bearer of these headers is, by what the backend says of their session; undefined where it does not take
 * them.
 */
export async function callerOf(
  ask: Ask,
  county: string,
  headers: Readonly<Record<string, string>>,
): Promise<Caller | undefined> {
  const reply = await ask({ method: 'GET', url: `${county}/session`, headers });
  if (isSilence(reply)) return undefined;
  const read = parseValue(getSession.response.json, reply.json);
  const user = read.ok && read.value.state === 'signedIn' ? read.value.user : undefined;
  if (user === undefined) return undefined;
  const post = user.posts.find(({ id }) => id === user.post) ?? user.posts[0];
  const role = post === undefined ? undefined : one(ROLES, post.role);
  const standing = {
    person: user.id,
    assurance: one(ASSURANCES, user.assurance) ?? ASSURANCES[0],
    ...(post === undefined || role === undefined
      ? {}
      : { post: { role, division: post.division.code, organisation: post.organisation } }),
  };
  return {
    name: role ?? 'signed-in',
    headers,
    role,
    verdict: (permission) => authorize(standing, permission),
  };
}

/** Headers of a session as somebody made up, for each role that a sample backend has people of. */
export async function sampleHeaders(
  ask: Ask,
  county: string,
): Promise<Readonly<Record<string, string>>[]> {
  const people = await ask({ method: 'GET', url: `${county}/session/sample-people` });
  const { items = [] } = (isSilence(people) ? {} : (people.json ?? {})) as {
    items?: readonly { id: string; posts: readonly { role: string }[] }[];
  };
  const sessions: Record<string, string>[] = [];
  for (const role of ROLES) {
    const person = items.find(
      ({ posts: [post, ...more] }) => post?.role === role && more.length === 0,
    );
    if (person === undefined) continue;
    const own = { [SESSION_HEADER]: '1' };
    const reply = await ask({
      method: 'POST',
      url: `${county}/session/sample`,
      headers: own,
      body: { person: person.id, assurance: 'face' },
    });
    if (isSilence(reply) || reply.status !== 200) continue;
    const cookie = reply.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    sessions.push({ ...own, cookie });
  }
  return sessions;
}
