import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptHashes, styleAttributes } from './csp.mjs';

test('an inline script is hashed; a file, and a block of data, need no hash', () => {
  const html = `<script id="a">alert(1)</script><script type="module" src="/a.js"></script>
    <script type="application/json">{"a":1}</script>`;
  // From the Content-Security-Policy Level 3 way: base64 of SHA-256 of the text between the tags.
  assert.deepEqual(scriptHashes(html), ["'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"]);
});

test('style attributes are found', () => {
  assert.deepEqual(styleAttributes('<p class="a" style="color:red">x</p><p data-style="b">'), [
    '<p class="a" style="color:red"',
  ]);
});
