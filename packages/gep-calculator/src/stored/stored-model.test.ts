import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRun } from '@yizhangtu/gep';
import { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
import type { GepStatus, GepVersion } from '@yizhangtu/standard/contract.js';
import type { Assurance, Caller, RoleId } from '@yizhangtu/standard/identity.js';
import { sampleRun } from '../testing/sample-run.test.helper.ts';
import { callerOf, mayStore, runChanges, stepsFor } from './stored-model.ts';

const ME = 'me';
const caller = (role: RoleId, division = '330599', assurance: Assurance = 'real-name'): Caller => ({
  person: ME,
  assurance,
  post: { role, division },
});
const version = (status: GepStatus, ...people: string[]): GepVersion =>
  ({ status, steps: people.map((person) => ({ by: { person } })) }) as unknown as GepVersion;
const steps = (status: GepStatus, who: Caller, by = 'another', division = '330599') =>
  stepsFor(version(status, by), division, who).map(({ step, leave }) => `${step} ${leave}`);

test('a button stands for what the table of steps and that of permissions allow', () => {
  assert.deepEqual(steps('draft', caller('department-handler')), ['submit allowed']);
  assert.deepEqual(steps('draft', caller('auditor')), []);
  assert.deepEqual(steps('submitted', caller('department-handler')), []);
  assert.deepEqual(steps('submitted', caller('supervisor')), ['sign allowed', 'reject allowed']);
  assert.deepEqual(steps('signed', caller('supervisor')), []);
  assert.deepEqual(steps('signed', caller('county-centre')), ['publish allowed']);
  assert.deepEqual(steps('published', caller('county-centre')), ['withdraw allowed']);
  for (const status of ['rejected', 'withdrawn'] as const) {
    assert.deepEqual(steps(status, caller('county-centre')), []);
  }
});

test('nobody signs their own, nor beyond their division; who is not known well enough proves it first', () => {
  assert.deepEqual(steps('submitted', caller('county-centre'), ME), []);
  assert.deepEqual(steps('draft', caller('county-centre'), ME), ['submit allowed']);
  const town = caller('supervisor', '330599100');
  assert.deepEqual(steps('submitted', town, 'another', '330599100200'), [
    'sign allowed',
    'reject allowed',
  ]);
  assert.deepEqual(steps('submitted', town, 'another', '330599101'), []);
  assert.deepEqual(steps('submitted', town, 'another', '330599'), []);
  assert.deepEqual(steps('signed', caller('county-centre', '330599', 'phone')), [
    'publish step_up',
  ]);
});

test('an account is stored by those who write accounts of its division', () => {
  assert.equal(mayStore(sampleRun(), caller('department-handler')), true);
  assert.equal(mayStore(sampleRun(), caller('town-command', '330599100')), false);
  assert.equal(mayStore(sampleRun(), caller('supervisor')), false);
});

test('the post that somebody acts in is the one that counts', () => {
  const division = { code: '330599', name: '示例县' };
  const posts = [
    { id: 'a', role: 'resident' as const, division },
    { id: 'b', role: 'auditor' as const, division },
  ];
  const user = { id: ME, name: 'x', assurance: 'phone' as const, posts };
  assert.equal(callerOf({ ...user, post: 'b' }).post?.role, 'auditor');
  assert.equal(callerOf(user).post, undefined);
});

test('what another version changed is said by name, with what it was and is', () => {
  const { profile } = readRun(sampleRun(), KNOWN_PROFILES);
  const run = sampleRun();
  const { rows } = run.areas;
  const after = sampleRun({
    parameters: [
      ...run.parameters!.filter(({ id }) => id !== 'npp'),
      { id: 'electricityPrice', value: 0.6, unit: 'CNY/kWh', year: 2023, source: 'x', reason: 'y' },
    ],
    statistics: run.statistics!.with(1, { ...run.statistics![1]!, amount: 950 }),
    areas: { ...run.areas, rows: rows.with(0, { ...rows[0]!, values: [1, 2, 3, 4] }) },
    switches: { oxygenBasis: 'NPP' },
  });
  assert.deepEqual(runChanges(run, run, profile, 'zh-CN'), []);
  const zh = runChanges(run, after, profile, 'zh-CN');
  assert.equal(zh.length, 5);
  assert.match(zh[0]!, /^净初级生产力.* 8 .*→ —$/);
  assert.match(zh[1]!, /^居民用电价格 — → 0\.6 元\/千瓦时$/);
  assert.match(zh[2]!, /西镇.* 900 万元 → 950 万元$/);
  assert.equal(zh[3], '面积表');
  assert.equal(zh[4], '释氧量的基础 固定的二氧化碳 → 净初级生产力');
  const en = runChanges(run, after, profile, 'en');
  assert.match(en[1]!, /— → 0\.6 CNY\/kWh$/);
});
