import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { OPERATIONS, type Operation } from '@yizhangtu/standard/contract.js';
import {
  ASSURANCES,
  PERMISSIONS,
  type Assurance,
  type Permission,
  type SamplePerson,
} from '@yizhangtu/standard/identity.js';
import type * as z from 'zod/mini';
import { newKey, publishedCase } from '../case-desk.ts';
import { COUNTY } from '../county-folder.ts';
import { DIVISIONS, POSTS } from '../divided-county.ts';
import { gepRun, gepVersion } from '../gep-desk.ts';
import { photo, photoSender } from '../photos.ts';
import { OWN, samples, signedInAs } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

/*
 * Each operation × each post, proved in each way × each division: what the server answers is what the table of
 * permissions says, read here and not by the function that the server asks.
 */

interface Who {
  readonly role: string;
  readonly division: string;
  readonly assurance: Assurance;
}
type Verdict = 'allowed' | 'unauthenticated' | 'denied' | 'step_up' | 'not_found';

/** Whether an operation is about one division: that of a person or an account, or one that is asked for. */
const asksDivision = ({ path, query, permission }: Operation): boolean =>
  (PERMISSIONS[permission] as Permission).reach === 'division' &&
  (/\{(person|account)\}/.test(path) ||
    Object.hasOwn((query as z.ZodMiniObject | undefined)?.shape ?? {}, 'division'));

function expected(row: Operation, who: Who | undefined, division: string): Verdict {
  const { roles, reach, assurance }: Permission = PERMISSIONS[row.permission];
  if (roles === 'everyone') return 'allowed';
  if (who === undefined) return 'unauthenticated';
  // A notice is of one person alone, and this one is nobody's.
  if (row.path.includes('{message}')) return 'not_found';
  const named: readonly string[] = roles === 'signed-in' ? [who.role] : roles;
  if (!named.includes(who.role)) return 'denied';
  if (ASSURANCES.indexOf(who.assurance) < ASSURANCES.indexOf(assurance)) return 'step_up';
  // A code begins with the code of what the division is part of.
  const outside = asksDivision(row) && reach === 'division' && !division.startsWith(who.division);
  return outside ? 'not_found' : 'allowed';
}

async function verdictOf(response: Response): Promise<Verdict> {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return 'allowed';
  }
  const text = await response.text();
  const { code }: Json = type.startsWith('application/problem') ? JSON.parse(text) : {};
  const known: readonly string[] = ['unauthenticated', 'denied', 'step_up', 'not_found'];
  return known.includes(code) ? code : 'allowed';
}

const VALUES: Readonly<Record<string, string>> = {
  county: COUNTY,
  id: 'care',
  feature: 'care-1',
  name: 'buildings.pmtiles',
  z: '12',
  x: '3412',
  y: '1678',
  purpose: 'test',
  message: '00000000-0000-7000-8000-000000000000',
  action: 'sign',
  version: '1',
};

const QUERIES: Readonly<Record<string, string>> = { listNearCases: '?lng=120.1&lat=30.6' };

const REVEAL = { attributes: ['name'], reason: '核对身份' };

/** What a handler needs to come to its verdict. Other rows get no body: theirs falls before one is read. */
function bodyOf({ id, path, method }: Operation): { body?: string } {
  if (method === 'GET') return {};
  if (/\{(person|message)\}/.test(path)) return { body: JSON.stringify(REVEAL) };
  if (!path.includes('{account}')) return {};
  const bodies: Readonly<Record<string, object>> = {
    signGepVersion: { step: 'sign' },
    withdrawGepVersion: { reason: 'x' },
  };
  return { body: JSON.stringify(bodies[id] ?? {}) };
}

export function matrixSuite(server: TestServer): void {
  const answers = new Map<string, number>();
  // What is answered of a case depends on the case: this one is for everyone.
  const ofPublished = { case: '', hash: '', upload: '' };
  // An account of each division; that of the county is for everyone.
  const accounts = new Map<string, string>();
  before(async () => {
    const { begin, send } = photoSender(server);
    const hash = await send(new Uint8Array(await photo(1)));
    const { id } = await publishedCase(server, { photos: [hash] });
    const { body } = await begin({ length: 9, type: 'image/png' });
    Object.assign(ofPublished, { case: id, hash, upload: body.id });
    for (const division of DIVISIONS) {
      const upTo = division === COUNTY ? 'published' : 'submitted';
      const { account } = await gepVersion(server, gepRun(division), upTo);
      accounts.set(division, account);
    }
  });
  const personOf = (people: readonly SamplePerson[], division: string): string =>
    people.find(({ posts }) => posts[0]?.division.code === division)?.id ?? '';

  async function ask(
    row: Operation,
    headers: Readonly<Record<string, string>>,
    about: { people: readonly SamplePerson[]; division: string },
  ): Promise<Response> {
    const { people, division } = about;
    const administrator = people.find(({ posts }) => posts[0]?.role === 'administrator');
    const values: Record<string, string> = {
      ...VALUES,
      ...ofPublished,
      account: accounts.get(division) ?? '',
      person: personOf(people, division),
      // Of the last administrator: it stays, whoever asks.
      grant: administrator?.posts[0]?.id ?? '',
    };
    const path = row.path
      .slice(1)
      .replace(/\{(\w+)\*?\}/g, (_, name: string) => values[name] ?? '');
    const query =
      asksDivision(row) && !/people\/|accounts\//.test(path)
        ? `?division=${division}`
        : (QUERIES[row.id] ?? '');
    return fetch(server.at(path + query), {
      method: row.method,
      // Rows that act once ask for a key; `0` is the version of no case.
      headers: { 'idempotency-key': newKey(), 'if-match': '"0"', ...headers },
      redirect: 'manual',
      ...bodyOf(row),
    });
  }

  /** The rows in the order in which they are asked: who signs out is nobody afterwards. */
  const rows = [...OPERATIONS].sort(
    (a, b) => Number(a.id === 'signOut') - Number(b.id === 'signOut'),
  );

  async function check(who: Who | undefined, headers: Record<string, string>): Promise<void> {
    const people = await samples(server);
    // What is for everyone does not ask how surely one is known.
    const asked = rows.filter(
      ({ permission }) => permission !== 'public' || who === undefined || who.assurance === 'face',
    );
    for (const row of asked) {
      for (const division of asksDivision(row) ? DIVISIONS : [COUNTY]) {
        const response = await ask(row, headers, { people, division });
        const found = await verdictOf(response);
        const wanted = expected(row, who, division);
        const told = `${row.id} of ${division}: ${response.status}`;
        if (row.permission === 'public') {
          // Whatever it answers, it answers everyone.
          const first = answers.get(row.id) ?? response.status;
          answers.set(row.id, first);
          assert.equal(response.status, first, told);
        } else {
          assert.equal(found, wanted, told);
        }
        if (found === 'allowed' && row.method === 'GET' && row.permission !== 'public') {
          assert.equal(response.status, row.status, told);
        }
        if (row.permission !== 'public') {
          assert.equal(response.headers.get('cache-control'), 'private, no-store', told);
        }
      }
    }
  }

  describe('each operation of the contract does what the table says', () => {
    it('to who is not signed in', () => check(undefined, OWN));
    for (const { role, division } of POSTS) {
      for (const assurance of ASSURANCES) {
        it(`to ${role} at ${division} known by ${assurance}`, async () => {
          const person = (await samples(server)).find(
            ({ posts: [post, ...more] }) =>
              more.length === 0 && post?.role === role && post.division.code === division,
          );
          assert.ok(person);
          const headers = await signedInAs(server, person.id, assurance);
          await check({ role, division, assurance }, headers);
        });
      }
    }

    it('and has what the table is for: operations about divisions, each verdict', () => {
      assert.deepEqual(
        OPERATIONS.filter(asksDivision).map(({ id }) => id),
        [
          'listPeople',
          'getPerson',
          'revealPerson',
          'listWorkOrders',
          'submitGepVersion',
          'signGepVersion',
          'publishGepVersion',
          'withdrawGepVersion',
        ],
      );
      const verdicts = POSTS.flatMap((post) =>
        OPERATIONS.flatMap((row) =>
          DIVISIONS.map((division) => expected(row, { ...post, assurance: 'phone' }, division)),
        ),
      );
      for (const one of ['allowed', 'denied', 'step_up', 'not_found']) {
        assert.ok((verdicts as string[]).includes(one), one);
      }
    });
  });
}
