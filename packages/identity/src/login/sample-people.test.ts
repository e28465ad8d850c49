import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SamplePerson } from '@yizhangtu/standard/identity.js';
import { sampleGroups } from './sample-people.ts';

const person = (id: string, ...roles: string[]): SamplePerson => ({
  id,
  name: id,
  posts: roles.map((role) => ({
    id: role,
    role: role as 'auditor',
    division: { code: '330521', name: '德清县' },
  })),
});

test('people stand under the role of their first post, in the order of the roles', () => {
  const people = [
    person('a', 'auditor'),
    person('b'),
    person('c', 'grid-worker', 'auditor'),
    person('d', 'later-role'),
    person('e', 'auditor'),
  ];
  assert.deepEqual(
    sampleGroups(people).map(({ role, people: some }) => [role, some.map(({ id }) => id)]),
    [
      ['grid-worker', ['c']],
      ['auditor', ['a', 'e']],
      [undefined, ['b']],
      ['later-role', ['d']],
    ],
  );
});
