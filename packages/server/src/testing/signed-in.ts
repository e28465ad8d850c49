import { SESSION_HEADER } from '@yizhangtu/standard/contract.js';
import {
  PERMISSIONS,
  type Assurance,
  type PermissionId,
  type RoleId,
  type SamplePerson,
} from '@yizhangtu/standard/identity.js';
import { COUNTY } from './county-folder.ts';
import type { TestServer } from './test-server.ts';

type Headers = Record<string, string>;

/** The headers of a page that has its own origin's leave to use the session. */
export const OWN: Headers = { [SESSION_HEADER]: '1', 'content-type': 'application/json' };

/** The cookies that an answer sets, as a browser sends them back. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');

/** The made-up people of the county of the tests. */
export const samples = async (server: TestServer): Promise<SamplePerson[]> =>
  ((await server.json(`counties/${COUNTY}/session/sample-people`)) as { items: SamplePerson[] })
    .items;

/** Signs in as somebody made up and gives the headers of their requests. */
export async function signedInAs(
  server: TestServer,
  person: string,
  assurance: Assurance = 'face',
): Promise<Headers> {
  const response = await fetch(server.at(`counties/${COUNTY}/session/sample`), {
    method: 'POST',
    headers: OWN,
    body: JSON.stringify({ person, assurance }),
  });
  if (!response.ok) throw new Error(await response.text());
  return { ...OWN, cookie: cookiesOf(response) };
}

/** Signs in as the first made-up person who has a role and no other, at a division where one is named. */
export async function signedInWith(
  server: TestServer,
  role: RoleId,
  division?: string,
): Promise<Headers> {
  const person = (await samples(server)).find(
    ({ posts: [post, ...more] }) =>
      post?.role === role &&
      more.length === 0 &&
      (division === undefined || post.division.code === division),
  );
  if (person === undefined) throw new Error(`nobody is ${role}`);
  return signedInAs(server, person.id);
}

/** Headers of somebody who has a permission. */
export async function allowed(server: TestServer, permission: PermissionId): Promise<Headers> {
  const { roles } = PERMISSIONS[permission];
  if (roles === 'everyone') return OWN;
  return signedInWith(server, roles === 'signed-in' ? 'village-cadre' : roles[0]);
}
