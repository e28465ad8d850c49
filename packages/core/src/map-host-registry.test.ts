import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MapHost } from './map-host.ts';
import { MapHostRegistry } from './map-host-registry.ts';

const host = (name: string) => ({ name }) as unknown as MapHost;

test('the first map stays until it leaves; then comes the next', () => {
  const registry = new MapHostRegistry();
  const seen: (MapHost | undefined)[] = [];
  const stop = registry.subscribe(() => seen.push(registry.host));
  const [one, two] = [host('one'), host('two')];
  const leaveOne = registry.register(one);
  const leaveTwo = registry.register(two);
  assert.equal(registry.host, one);
  leaveOne();
  leaveTwo();
  assert.deepEqual(seen, [one, two, undefined]);
  stop();
  registry.register(one);
  assert.equal(seen.length, 3);
});
