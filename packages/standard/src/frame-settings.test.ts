import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCountyServer } from './parse-server.ts';

const issues = (frame: object): string[] => {
  const parsed = parseCountyServer(JSON.stringify({ standard: '1.0', county: '330521', frame }));
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path}: ${code}`);
};
const origins = ['https://portal.example'];

test('a frame has sites that may hold it, and tags with harmless attributes', () => {
  assert.deepEqual(issues({ origins, tags: { 'yzt-map': ['division', 'base-map'] } }), []);
  assert.deepEqual(issues({ origins: [], tags: {} }), ['frame.origins: empty']);
  assert.deepEqual(issues({ origins: ['*'], tags: {} }), ['frame.origins[0]: origin']);
  for (const name of ['onclick', 'style', 'county', 'slot', 'A'])
    assert.deepEqual(
      issues({ origins, tags: { 'yzt-map': [name] } }),
      ['frame.tags["yzt-map"][0]: wrong_format'],
      name,
    );
  assert.equal(issues({ origins, tags: { script: [] } }).length, 1);
});
