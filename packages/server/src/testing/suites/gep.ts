import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RunFile } from '@yizhangtu/gep';
import { PROFILES } from '@yizhangtu/gep/profiles.js';
import { hashOf } from '@yizhangtu/gep/run-package.js';
import { GEP_STATUSES } from '@yizhangtu/standard/contract.js';
import { newKey } from '../case-desk.ts';
import { COUNTY } from '../county-folder.ts';
import { NEXT_VILLAGE, OTHER_TOWN, TOWN, VILLAGE } from '../divided-county.ts';
import { ACCOUNTS, gepDesk, gepPackage, gepRun, gepVersion, type Sent } from '../gep-desk.ts';
import { OWN, samples, signedInAs, signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

const problemOf = ({ status, body }: Sent): unknown[] => [
  status,
  body.code,
  body.issues?.[0]?.path,
  body.issues?.[0]?.code,
];

/** Each test has a year of its own, so that none meets the account of another. */
let nextYear = 2100;
const inYear = (more: Partial<RunFile> & { crops?: number; parts?: string[] } = {}) => ({
  ...more,
  year: (nextYear += 1),
});

/** A package whose hashes fit what was done to it, as of an engine that computes otherwise. */
function forged(change: (of: Json) => void, run = gepRun(COUNTY, inYear())): Json {
  const { hash: _hash, ...of } = gepPackage(run);
  change(of);
  of.hashes.result = hashOf(of.result);
  return { ...of, hash: hashOf(of) };
}

/** Accounts that are stored for good, signed off by somebody else, and seen by who may. */
export function gepSuite(server: TestServer): void {
  const { create, step } = gepDesk(server);
  const maker = () => signedInWith(server, 'department-handler', COUNTY);
  const list = async (query: string, headers: Record<string, string> = OWN): Promise<Json[]> =>
    ((await server.json(`${ACCOUNTS}?${query}`, headers)) as Json).items;

  describe('a run package', () => {
    it('is stored as it was sent, and computes to the same once more', async () => {
      const run = gepRun(COUNTY, inYear({ parts: [TOWN, OTHER_TOWN] }));
      const of = gepPackage(run);
      const headers = await maker();
      const { status, body } = await create(headers, of);
      assert.equal(status, 201);
      assert.deepEqual(
        [body.version, body.status, body.revision, body.hash, body.total, body.verified],
        [1, 'draft', 1, of.hash, of.result.account.total, false],
      );
      assert.deepEqual(body.profile, { id: 'DB33/T2274-2020', version: body.profile.version });
      const path = `${ACCOUNTS}/${body.account}/versions/1`;
      const got: Json = await server.json(path, headers);
      assert.deepEqual(got.package, of);
      assert.deepEqual(got.version, body);
      // Sent back it is the very result that is there.
      const again = await create(headers, got.package);
      assert.deepEqual(problemOf(again), [409, 'conflict', 'hash', 'stored_already']);
    });

    it('is stored once for a key, however often it is sent', async () => {
      const headers = await maker();
      const of = gepPackage(gepRun(COUNTY, inYear()));
      const key = newKey();
      const sent = await Promise.all([1, 2, 3].map(() => create(headers, of, key)));
      assert.deepEqual(
        sent.map(({ status, body }) => [status, body.version, body.account]),
        sent.map(() => [201, 1, sent[0]?.body.account]),
      );
      const other = gepPackage({ ...of.run, title: 'another' });
      const mismatch = await create(headers, other, key);
      assert.deepEqual([mismatch.status, mismatch.body.code], [422, 'idempotency_mismatch']);
      const { versions }: Json = await server.json(`${ACCOUNTS}/${sent[0]?.body.account}`, headers);
      assert.equal(versions.length, 1);
    });

    it('of the same division, year and profile is the next version', async () => {
      const headers = await maker();
      const more = inYear();
      const versions: Json[] = [];
      for (const crops of [1, 2, 3]) {
        versions.push((await create(headers, gepPackage(gepRun(COUNTY, { ...more, crops })))).body);
      }
      assert.deepEqual(
        versions.map(({ version }) => version),
        [1, 2, 3],
      );
      assert.equal(new Set(versions.map(({ account }) => account)).size, 1);
      const [account] = await list(`year=${more.year}`, headers);
      assert.deepEqual([account.version, account.total], [3, versions[2].total]);
    });

    it('made by an engine that rounds otherwise is taken within a thousand-millionth', async () => {
      const of = forged(({ result }) => (result.account.total *= 1 + 1e-11));
      const { status, body } = await create(await maker(), of);
      assert.deepEqual([status, body.total], [201, of.result.account.total]);
    });

    it('that is not what the engine makes of its run is refused with the place, and not kept', async () => {
      const headers = await maker();
      const changed = (change: (of: Json) => void): Json => {
        const of = gepPackage(gepRun(COUNTY, inYear()));
        change(of);
        return of;
      };
      const whole = gepPackage(gepRun(COUNTY, inYear()));
      const { hash: _hash, ...bare } = whole;
      for (const [of, path, code] of [
        [changed(({ run }) => (run.areas.rows[0].values[0] = 1)), 'hashes.inputs', 'hash_mismatch'],
        [changed(({ run }) => (run.parameters[0].value = 1)), 'hashes.parameters', 'hash_mismatch'],
        [changed(({ result }) => (result.account.total += 1)), 'hashes.result', 'hash_mismatch'],
        [changed(({ engine }) => (engine.version = '9.9.9')), 'hash', 'hash_mismatch'],
        [
          forged(({ result }) => (result.account.total *= 1 + 1e-6)),
          'result.account.total',
          'replay_differs',
        ],
        [
          forged(({ result }) => (result.account.lines[0].value *= 2)),
          'result.account.lines.0.value',
          'replay_differs',
        ],
        [
          forged(({ result }) => (result.account.verified = true)),
          'result.account.verified',
          'replay_differs',
        ],
        [changed(({ run }) => delete run.areas.unit), 'run.areas.unit', 'unit_missing'],
        [
          changed(({ run }) => (run.areas.classes[0] = 'lawn')),
          'run.areas.classes[0]',
          'class_unknown',
        ],
        [changed(({ run }) => (run.county = '330523')), 'run.county', 'other_county'],
        [
          changed(({ run }) => run.divisions.push({ code: '330523001', name: 'x' })),
          'run.divisions',
          'one_division',
        ],
        [bare, 'hash', 'missing'],
        [{ ...whole, format: 'yzt-gep-package/9' }, 'format', undefined],
      ] as const) {
        const answer = await create(headers, of);
        const [status, kind, at, what] = problemOf(answer);
        assert.deepEqual([status, kind, at], [400, 'invalid', path]);
        if (code !== undefined && code !== 'missing') assert.equal(what, code);
      }
      assert.deepEqual(await list(`year=${nextYear}`, headers), []);
    });

    it('of parts that are not of its division is refused', async () => {
      const of = gepPackage(gepRun(TOWN, inYear({ parts: [VILLAGE, '330521101201'] })));
      assert.deepEqual(problemOf(await create(await maker(), of)), [
        400,
        'invalid',
        'run.divisions[2].code',
        'unknown_division',
      ]);
    });

    it('by a profile that only has a title is told what is missing', async () => {
      const of = gepPackage(gepRun(COUNTY, inYear()));
      of.run.profile = 'GB/T46869-2025';
      const { status, body } = await create(await maker(), of);
      assert.deepEqual(
        [status, body.code, body.issues[0].path],
        [415, 'unsupported', 'run.profile'],
      );
    });

    it('by rules of its own under the name of a standard is refused', async () => {
      const [known] = PROFILES;
      assert.ok(known);
      const own = { ...known, title: { 'zh-CN': '自编', en: 'Of our own' } };
      const headers = await maker();
      const borrowed = gepPackage(gepRun(COUNTY, inYear({ profile: own })));
      assert.deepEqual(problemOf(await create(headers, borrowed)), [
        400,
        'invalid',
        'run.profile.id',
        'profile_taken',
      ]);
      const named = gepPackage(gepRun(COUNTY, inYear({ profile: { ...own, id: 'own' } })));
      assert.equal((await create(headers, named)).status, 201);
    });
  });

  describe('a version', () => {
    it('goes from draft to published, each step by who may, and keeps who did it', async () => {
      const done = await gepVersion(server, gepRun(COUNTY, inYear()), 'published');
      assert.deepEqual(
        done.steps.map((one: Json) => [one.step, one.by.role]),
        [
          ['create', 'department-handler'],
          ['submit', 'department-handler'],
          ['sign', 'county-centre'],
          ['publish', 'county-centre'],
        ],
      );
      assert.deepEqual([done.status, done.revision], ['published', 4]);
      const auditor = await signedInWith(server, 'auditor');
      const log: Json = await server.json(
        `counties/${COUNTY}/audit?target=${done.account}`,
        auditor,
      );
      assert.deepEqual(
        log.items.map(({ action, role, facts }: Json) => [action, role, facts.version]),
        [
          ['gep.published', 'county-centre', 1],
          ['gep.signed', 'county-centre', 1],
          ['gep.submitted', 'department-handler', 1],
          ['gep.created', 'department-handler', 1],
        ],
      );
      assert.equal(log.items[3].facts.hash, done.hash);
    });

    it('is never signed by who made or submitted it, in whatever post', async () => {
      const centre = await signedInWith(server, 'county-centre');
      const own = (await create(centre, gepPackage(gepRun(COUNTY, inYear())))).body;
      const handler = await maker();
      const submitted = (await step(handler, own, ['submission'])).body;
      assert.equal(submitted.status, 'submitted');
      for (const decision of [{ step: 'sign' }, { step: 'reject', reason: '改' }]) {
        const answer = await step(centre, submitted, ['decision', decision]);
        assert.deepEqual(problemOf(answer), [403, 'denied', '', 'own_version']);
      }
      const made = (await create(handler, gepPackage(gepRun(COUNTY, inYear())))).body;
      const handed = (await step(centre, made, ['submission'])).body;
      const answer = await step(centre, handed, ['decision', { step: 'sign' }]);
      assert.deepEqual(problemOf(answer), [403, 'denied', '', 'own_version']);
      const supervisor = await signedInWith(server, 'supervisor', COUNTY);
      assert.equal((await step(supervisor, handed, ['decision', { step: 'sign' }])).status, 200);
    });

    it('is rejected with a reason, which its makers see, and goes no further', async () => {
      const more = inYear();
      const submitted = await gepVersion(server, gepRun(COUNTY, more), 'submitted');
      const supervisor = await signedInWith(server, 'supervisor', COUNTY);
      const bare = await step(supervisor, submitted, ['decision', { step: 'reject' }]);
      assert.deepEqual(problemOf(bare).slice(0, 3), [400, 'invalid', 'reason']);
      const body = { step: 'reject', reason: '冷却天数没有来源' };
      const rejected = (await step(supervisor, submitted, ['decision', body])).body;
      assert.deepEqual([rejected.status, rejected.revision], ['rejected', 3]);
      const handler = await maker();
      const seen: Json = await server.json(`${ACCOUNTS}/${rejected.account}`, handler);
      assert.equal(seen.versions[0].steps[2].reason, body.reason);
      for (const [headers, what, content] of [
        [handler, 'submission', {}],
        [supervisor, 'decision', { step: 'sign' }],
        [await signedInWith(server, 'county-centre'), 'publication', {}],
      ] as const) {
        const answer = await step(headers, rejected, [what, content]);
        assert.deepEqual([answer.status, answer.body.code], [409, 'transition_not_allowed']);
      }
      // It is mended by a version of its own.
      const mended = await create(handler, gepPackage(gepRun(COUNTY, { ...more, crops: 7 })));
      assert.deepEqual([mended.body.account, mended.body.version], [rejected.account, 2]);
    });

    it('takes no step out of its order', async () => {
      const to = {
        submission: [{}, 'draft'],
        decision: [{ step: 'sign' }, 'submitted'],
        publication: [{}, 'signed'],
        withdrawal: [{ reason: '改' }, 'published'],
      } as const;
      const centre = await signedInWith(server, 'county-centre');
      for (const status of GEP_STATUSES) {
        if (status === 'rejected') continue;
        const version = await gepVersion(server, gepRun(COUNTY, inYear()), status);
        for (const what of ['submission', 'decision', 'publication', 'withdrawal'] as const) {
          const [body, from] = to[what];
          if (status === from) continue;
          const answer = await step(centre, version, [what, body]);
          const told: string = `${what} of a version that is ${status}`;
          assert.equal(answer.body.code, 'transition_not_allowed', told);
          assert.equal(answer.body.facts.status, status, told);
        }
      }
    });

    it('that somebody was faster with says where it stands', async () => {
      const draft = await gepVersion(server, gepRun(COUNTY, inYear()), 'draft');
      const handler = await maker();
      const centre = await signedInWith(server, 'county-centre');
      const both = await Promise.all([
        step(handler, draft, ['submission']),
        step(centre, draft, ['submission']),
      ]);
      assert.deepEqual(both.map(({ status }) => status).sort(), [200, 412]);
      const late = both.find(({ status }) => status === 412)?.body;
      assert.deepEqual(
        [late.code, late.facts],
        ['version_mismatch', { revision: 2, status: 'submitted' }],
      );
    });

    it('is not stored on top of one that its maker has not seen', async () => {
      const more = inYear();
      const headers = await maker();
      const made = async (crops: number, seen: number) =>
        create(headers, gepPackage(gepRun(COUNTY, { ...more, crops })), newKey(), seen);
      const none = await made(1, 3);
      assert.deepEqual([none.status, none.body.code], [412, 'version_mismatch']);
      const first = await made(1, 0);
      assert.deepEqual([first.status, first.body.version], [201, 1]);
      const late = await made(2, 0);
      assert.deepEqual(
        [late.status, late.body.code, late.body.facts],
        [412, 'version_mismatch', { account: first.body.account, version: 1, status: 'draft' }],
      );
      const both = await Promise.all([made(3, 1), made(4, 1)]);
      assert.deepEqual(both.map(({ status }) => status).sort(), [201, 412]);
      const { versions }: Json = await server.json(`${ACCOUNTS}/${first.body.account}`, headers);
      assert.equal(versions.length, 2);
    });

    it('is withdrawn with a reason: it stays to be read, with why, and counts no more', async () => {
      const more = inYear();
      const first = await gepVersion(server, gepRun(COUNTY, more), 'published');
      const before: Json = await server.json(`${ACCOUNTS}/${first.account}/versions/1`);
      const centre = await signedInWith(server, 'county-centre');
      const bare = await step(centre, first, ['withdrawal', { reason: '' }]);
      assert.deepEqual(problemOf(bare).slice(0, 3), [400, 'invalid', 'reason']);
      const handler = await step(await maker(), first, ['withdrawal', { reason: '改' }]);
      assert.deepEqual([handler.status, handler.body.code], [403, 'denied']);
      const reason = '冷却天数用错了年份';
      const withdrawn = (await step(centre, first, ['withdrawal', { reason }])).body;
      assert.deepEqual([withdrawn.status, withdrawn.revision], ['withdrawn', 5]);
      const { version, package: kept }: Json = await server.json(
        `${ACCOUNTS}/${first.account}/versions/1`,
      );
      assert.deepEqual(kept, before.package);
      assert.deepEqual(
        [version.status, version.steps.at(-1).step, version.steps.at(-1).reason],
        ['withdrawn', 'withdraw', reason],
      );
      assert.equal(version.steps.at(-1).by.person, undefined);
      assert.deepEqual(await list(`year=${more.year}&status=published`), []);
      const [seen] = await list(`year=${more.year}&status=withdrawn`);
      assert.deepEqual([seen.version, seen.status, seen.published], [1, 'withdrawn', undefined]);
      const auditor = await signedInWith(server, 'auditor');
      const log: Json = await server.json(
        `counties/${COUNTY}/audit?target=${first.account}`,
        auditor,
      );
      assert.deepEqual(
        [log.items[0].action, log.items[0].facts],
        ['gep.withdrawn', { version: 1, reason }],
      );
      // What is put in its place is a version of its own; until it is published nothing is.
      const next = await gepVersion(server, gepRun(COUNTY, { ...more, crops: 7 }), 'signed');
      assert.equal(next.version, 2);
      const [open] = await list(`year=${more.year}`);
      assert.deepEqual([open.version, open.status], [1, 'withdrawn']);
      assert.equal((await step(centre, next, ['publication'])).status, 200);
      const [now] = await list(`year=${more.year}&status=published`);
      assert.deepEqual([now.version, now.published], [2, 2]);
    });

    it('is read by a page that does not know of its session yet, and a draft is not', async () => {
      const { year } = inYear();
      const maker = await signedInWith(server, 'department-handler', COUNTY);
      const drafted = await gepVersion(server, gepRun(COUNTY, { year }), 'draft');
      const published = await gepVersion(server, gepRun(COUNTY, inYear()), 'published');
      const unaware = { cookie: maker['cookie'] ?? '' };
      assert.equal((await list(`year=${year}`, maker)).length, 1);
      assert.deepEqual(await list(`year=${year}`, unaware), []);
      const statusOf = async ({ account }: { account: string }) =>
        (await server.get(`${ACCOUNTS}/${account}/versions/1`, unaware)).status;
      assert.deepEqual([await statusOf(drafted), await statusOf(published)], [404, 200]);
    });

    it('that is withdrawn leaves the one before that is published still', async () => {
      const more = inYear();
      await gepVersion(server, gepRun(COUNTY, more), 'published');
      const second = await gepVersion(server, gepRun(COUNTY, { ...more, crops: 5 }), 'published');
      const centre = await signedInWith(server, 'county-centre');
      assert.equal((await step(centre, second, ['withdrawal', { reason: '改' }])).status, 200);
      const [account] = await list(`year=${more.year}`);
      assert.deepEqual([account.version, account.status, account.published], [1, 'published', 1]);
      const { versions }: Json = await server.json(`${ACCOUNTS}/${second.account}`);
      assert.deepEqual(
        versions.map(({ version, status }: Json) => [version, status]),
        [
          [2, 'withdrawn'],
          [1, 'published'],
        ],
      );
    });

    it('takes a step once for a key', async () => {
      const draft = await gepVersion(server, gepRun(COUNTY, inYear()), 'draft');
      const handler = await maker();
      const key = newKey();
      const first = await step(handler, draft, ['submission'], key);
      const again = await step(handler, draft, ['submission'], key);
      assert.deepEqual(again, first);
      assert.equal(again.body.steps.length, 2);
    });
  });

  describe('who sees an account', () => {
    it('that is not published: those of its division who see drafts, nobody else', async () => {
      const more = inYear();
      const { account } = await gepVersion(server, gepRun(TOWN, more), 'signed');
      const seen = async (headers: Record<string, string>): Promise<unknown> => {
        const listed = (await list(`year=${more.year}`, headers)).length;
        const whole = await server.get(`${ACCOUNTS}/${account}`, headers);
        const version = await server.get(`${ACCOUNTS}/${account}/versions/1`, headers);
        return [listed, whole.status, version.status];
      };
      for (const [role, division] of [
        ['department-handler', COUNTY],
        ['auditor', COUNTY],
        ['supervisor', TOWN],
        ['town-command', TOWN],
      ] as const) {
        const told = `${role} at ${division}`;
        assert.deepEqual(
          await seen(await signedInWith(server, role, division)),
          [1, 200, 200],
          told,
        );
      }
      assert.deepEqual(await seen(OWN), [0, 404, 404]);
      for (const [role, division] of [
        ['administrator', COUNTY],
        ['town-command', OTHER_TOWN],
        ['supervisor', OTHER_TOWN],
        ['village-cadre', VILLAGE],
        ['resident', VILLAGE],
      ] as const) {
        const told = `${role} at ${division}`;
        assert.deepEqual(
          await seen(await signedInWith(server, role, division)),
          [0, 404, 404],
          told,
        );
      }
    });

    it('that is published: everyone, without who did it, and not its later drafts', async () => {
      const more = inYear();
      const first = await gepVersion(server, gepRun(COUNTY, more), 'published');
      const next = await gepVersion(server, gepRun(COUNTY, { ...more, crops: 9 }), 'submitted');
      assert.deepEqual([next.account, next.version], [first.account, 2]);
      const [open] = await list(`year=${more.year}`);
      assert.deepEqual(
        [open.version, open.status, open.total, open.published],
        [1, 'published', first.total, 1],
      );
      const { account, versions }: Json = await server.json(`${ACCOUNTS}/${first.account}`);
      assert.deepEqual([account.version, versions.length], [1, 1]);
      assert.deepEqual(
        versions[0].steps.map(({ by }: Json) => Object.keys(by).sort()),
        [
          ['division', 'role'],
          ['division', 'role'],
          ['division', 'role'],
          ['division', 'role'],
        ],
      );
      const one: Json = await server.json(`${ACCOUNTS}/${first.account}/versions/1`);
      assert.equal(one.package.hash, first.hash);
      assert.equal((await server.get(`${ACCOUNTS}/${first.account}/versions/2`)).status, 404);
      // Inside, the newest is told; asked for what is published, that is.
      const handler = await maker();
      const [inside] = await list(`year=${more.year}`, handler);
      assert.deepEqual([inside.version, inside.status, inside.published], [2, 'submitted', 1]);
      const [published] = await list(`year=${more.year}&status=published`, handler);
      assert.deepEqual([published.version, published.status], [1, 'published']);
      assert.deepEqual(await list(`year=${more.year}&status=submitted`), []);
      assert.equal((await list(`year=${more.year}&status=submitted`, handler)).length, 1);
    });

    it('by year, profile, division and status, page by page', async () => {
      const more = inYear();
      for (const division of [COUNTY, TOWN, OTHER_TOWN, VILLAGE, NEXT_VILLAGE]) {
        await gepVersion(server, gepRun(division, more), 'draft');
      }
      const handler = await maker();
      const divisions = async (query: string): Promise<string[]> =>
        (await list(`year=${more.year}&${query}`, handler)).map(({ division }) => division.code);
      assert.deepEqual(await divisions(''), [NEXT_VILLAGE, VILLAGE, OTHER_TOWN, TOWN, COUNTY]);
      assert.deepEqual(await divisions(`division=${TOWN}`), [NEXT_VILLAGE, VILLAGE, TOWN]);
      assert.deepEqual(await divisions('profile=SEEA-EA'), []);
      assert.deepEqual((await divisions('profile=DB33/T2274-2020&status=draft')).length, 5);
      assert.deepEqual(await divisions('status=signed'), []);
      const pages: string[][] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const path: string = `${ACCOUNTS}?year=${more.year}&limit=2${cursor && `&cursor=${cursor}`}`;
        const { items, next }: Json = await server.json(path, handler);
        pages.push(items.map(({ division }: Json) => division.code));
        cursor = next;
      }
      assert.deepEqual(pages, [[NEXT_VILLAGE, VILLAGE], [OTHER_TOWN, TOWN], [COUNTY]]);
      const town = await signedInWith(server, 'town-command', TOWN);
      assert.deepEqual(
        (await list(`year=${more.year}`, town)).map(({ division }) => division.code),
        [NEXT_VILLAGE, VILLAGE, TOWN],
      );
    });
  });

  describe('a town', () => {
    it('writes its own accounts and those of its villages, and no others', async () => {
      const town = await signedInWith(server, 'town-command', TOWN);
      const more = inYear();
      for (const [division, status] of [
        [TOWN, 201],
        [VILLAGE, 201],
        [OTHER_TOWN, 404],
        [COUNTY, 404],
        ['330521999', 404],
      ] as const) {
        const answer = await create(town, gepPackage(gepRun(division, more)));
        assert.equal(answer.status, status, division);
      }
      const handler = await maker();
      assert.equal((await list(`year=${more.year}`, handler)).length, 2);
    });

    it('takes no step with an account of another', async () => {
      const draft = await gepVersion(server, gepRun(OTHER_TOWN, inYear()), 'draft');
      const town = await signedInWith(server, 'town-command', TOWN);
      assert.equal((await step(town, draft, ['submission'])).status, 404);
      const submitted = (await step(await maker(), draft, ['submission'])).body;
      const supervisor = await signedInWith(server, 'supervisor', TOWN);
      const answer = await step(supervisor, submitted, ['decision', { step: 'sign' }]);
      assert.equal(answer.status, 404);
    });

    it('is not signed for by who is not known well enough', async () => {
      const submitted = await gepVersion(server, gepRun(TOWN, inYear()), 'submitted');
      const supervisor = (await samples(server)).find(
        ({ posts: [post, ...others] }) =>
          others.length === 0 && post?.role === 'supervisor' && post.division.code === TOWN,
      );
      const headers = await signedInAs(server, supervisor?.id ?? '', 'phone');
      const answer = await step(headers, submitted, ['decision', { step: 'sign' }]);
      assert.deepEqual([answer.status, answer.body.code], [401, 'step_up']);
    });
  });
}
