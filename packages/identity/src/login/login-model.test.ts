import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loginChoice } from './login-model.ts';

const oidc = { id: 'oidc', kind: 'oidc', name: '统一' } as const;
const zlb = { id: 'zlb', kind: 'zlb', name: '浙里办' } as const;
const sample = { id: 'sample', kind: 'sample', name: '示例' } as const;

test('a host page signs in its own way', () => {
  assert.deepEqual(loginChoice(undefined), { kind: 'one', way: undefined });
});

test('one way is pressed, several are chosen from, sample people always', () => {
  assert.deepEqual(loginChoice({ ways: [oidc] }), { kind: 'one', way: oidc });
  assert.equal(loginChoice({ ways: [oidc, zlb] }).kind, 'several');
  assert.equal(loginChoice({ ways: [sample] }).kind, 'several');
});

test('where nobody can sign in it says why, a reason that it does not know included', () => {
  assert.deepEqual(loginChoice({ ways: [], noSignIn: 'plain_http' }), {
    kind: 'none',
    why: 'plainHttp',
  });
  assert.deepEqual(loginChoice({ ways: [] }), { kind: 'none', why: 'notSetUp' });
  assert.deepEqual(loginChoice({ ways: [oidc], noSignIn: 'closed' as 'not_set_up' }), {
    kind: 'none',
    why: 'notSetUp',
  });
});
