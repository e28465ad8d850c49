import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maplibreFiles, trustWorkers } from '../build/maplibre.mjs';

const SHIPPED =
  'function a(e,t){if(t)try{return new Worker(e,{type:`module`})}catch{}return new Worker(e)}';

test('both worker calls go through the policy', () => {
  const code = trustWorkers(SHIPPED);
  assert.match(code, /createPolicy\(`yzt-worker`/);
  assert.match(code, /new Worker\(yztWorkerUrl\(e\),\{type:`module`\}\)/);
  assert.match(code, /new Worker\(yztWorkerUrl\(e\)\)/);
  assert.doesNotMatch(code, /new Worker\(e/);
});

test('a library with other worker calls stops the build', () => {
  assert.throws(() => trustWorkers(''), /0 times/);
  assert.throws(() => trustWorkers(SHIPPED + SHIPPED), /2 times/);
});

test('the installed library is as expected', () => {
  const { code, worker, name } = maplibreFiles();
  assert.match(name, /^maplibre-gl-[0-9a-f]{8}\.js$/);
  assert.doesNotMatch(code + worker, /sourceMappingURL/);
});
