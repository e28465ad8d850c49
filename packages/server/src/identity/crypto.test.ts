import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { hmacSm3, seal, sm3, unseal } from './crypto.ts';

const KEY = 'a key of the test, of more than 32 characters';

describe('SM3', () => {
  // GB/T 32905-2016, annex A.
  it('gives the published digests', () => {
    assert.equal(sm3('abc'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    assert.equal(
      sm3('abcd'.repeat(16)),
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    );
  });

  it('and HMAC-SM3 give what openssl gives, also of Chinese text', () => {
    const text = '审计 𠮷 entry';
    const openssl = (...more: string[]): string =>
      execFileSync('openssl', ['dgst', '-sm3', ...more], { input: text }).toString();
    assert.equal(sm3(text), /([0-9a-f]{64})/.exec(openssl())?.[1]);
    assert.equal(hmacSm3('secret', text), /([0-9a-f]{64})/.exec(openssl('-hmac', 'secret'))?.[1]);
  });
});

describe('sealing', () => {
  for (const text of ['', 'x', '{"name":"𠮷·示例"}', '示'.repeat(5000)]) {
    it(`gives back ${text.length} characters`, () =>
      assert.equal(unseal(KEY, seal(KEY, text)), text));
  }

  it('hides the text, and seals the same one otherwise each time', () => {
    const sealed = seal(KEY, '13800000000');
    assert.notEqual(sealed, seal(KEY, '13800000000'));
    assert.equal(Buffer.from(sealed.slice(3), 'base64url').includes('138'), false);
  });

  it('is SM4-CTR as openssl reads it', () => {
    const body = Buffer.from(seal(KEY, '示例').slice(3), 'base64url');
    const secret = hmacSm3(KEY, 'yizhangtu v1 encrypt').slice(0, 32);
    const iv = body.subarray(0, 16).toString('hex');
    const opened = execFileSync('openssl', ['enc', '-d', '-sm4-ctr', '-K', secret, '-iv', iv], {
      input: body.subarray(16, -32),
    });
    assert.equal(opened.toString(), '示例');
  });

  it('refuses another key, and what was changed or cut anywhere', () => {
    const sealed = seal(KEY, '示例');
    assert.throws(() => unseal(`${KEY}.`, sealed), /not sealed with the key/);
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.throws(() => unseal(KEY, `v1.${changed.toString('base64url')}`));
      assert.throws(() => unseal(KEY, `v1.${bytes.subarray(0, at).toString('base64url')}`));
    }
    assert.throws(() => unseal(KEY, sealed.replace('v1', 'v2')));
  });
});
