import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assetUrl, hasAssetBase, setAssetBase } from './asset-base.ts';

test('assets lie beside the module until a page says otherwise', () => {
  assert.equal(hasAssetBase(), false);
  assert.equal(assetUrl('worker.mjs'), new URL('worker.mjs', import.meta.url).href);
  setAssetBase('https://cdn.example/yzt');
  assert.equal(hasAssetBase(), true);
  assert.equal(assetUrl('worker.mjs'), 'https://cdn.example/yzt/worker.mjs');
});
