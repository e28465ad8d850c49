import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { billOf } from '../../packages/embed/build/sbom.mjs';
import { apiChanges, checkApi } from './api-report.mjs';
import { billFaults, readBill } from './bill.mjs';
import { changedPackages } from './changed.mjs';

const NOTICES = readFileSync(
  new URL('../../packages/embed/dist/LICENSES.txt', import.meta.url),
  'utf8',
);

test('the committed reports say what the packages offer', () => checkApi());

test('a change of what a package offers is told with its lines', () => {
  const [change] = apiChanges(new Map([['core', '# another\n']]));
  assert.equal(change?.folder, 'core');
  assert.ok(change.lines.includes('+# another'));
});

test('packages are changed by what their users get', () => {
  const files = [
    'packages/core/src/a.test.ts',
    'packages/core/src/testing/b.ts',
    'packages/map/src/c.ts',
    'packages/gep/package.json',
    'packages/benchmarks/src/d.ts',
    'docs/guide/start.md',
  ];
  assert.deepEqual(changedPackages(files, ['core', 'map', 'gep', 'client']), ['map', 'gep']);
});

test('the bill of materials names what the bundles hold, and no more', () => {
  const bill = readBill();
  assert.deepEqual(billFaults(bill, NOTICES), []);
  const names = bill.components.map(({ group, name }) => (group ? `${group}/${name}` : name));
  for (const name of ['maplibre-gl', 'lit-html', 'zod', 'pmtiles'])
    assert.ok(names.includes(name), name);
  // Of the server, and of tools.
  for (const name of ['hono', 'pg', 'rollup', 'typescript']) assert.ok(!names.includes(name), name);
  assert.equal(new Set(bill.components.map((part) => part['bom-ref'])).size, names.length);
  assert.match(
    bill.serialNumber,
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test('a licence that nobody looked at, and a text that is missing, are faults', () => {
  const whole = { name: 'whole', version: '1.0.0', license: 'Apache-2.0' };
  const bill = billOf(whole, [
    { name: 'pmtiles', version: '4.5.0', license: 'GPL-3.0-only' },
    { name: '@a/b', version: '1.0.0', license: '(MIT OR GPL-2.0-only)' },
  ]);
  const faults = billFaults(bill, NOTICES).join('\n');
  assert.match(faults, /pmtiles 4\.5\.0 is under GPL-3\.0-only/);
  assert.match(faults, /@a\/b 1\.0\.0 has no licence text/);
  assert.doesNotMatch(faults, /@a\/b 1\.0\.0 is under/);
});
