import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { samplePeople } from '../../identity/development/people.ts';
import { COUNTY } from '../county-folder.ts';
import { PLACES } from '../divided-county.ts';
import type { Scan } from '../scanned.ts';
import { samples, signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

/** What all the answers before it held. Runs last. */
export function scanSuite(server: TestServer, { seen, found }: Scan): void {
  describe('the answers to all of these tests', () => {
    it('were looked through for everyone’s values', async () => {
      const known = samplePeople(COUNTY, PLACES).map(({ id }) => id);
      assert.deepEqual((await samples(server)).map(({ id }) => id).sort(), known.sort());
      assert.ok(seen.answers > 1000, String(seen.answers));
      assert.ok(seen.reveals > 20, String(seen.reveals));
    });

    it('held no id number, telephone, address or name in full', () => {
      assert.deepEqual(found, []);
    });

    it('revealed nobody without an entry in the log', async () => {
      const auditor = await signedInWith(server, 'auditor');
      const entries = await Promise.all(
        ['person.reveal', 'case.reveal'].map(async (action): Promise<Json[]> => {
          const path = `counties/${COUNTY}/audit?action=${action}&limit=1000`;
          return ((await server.json(path, auditor)) as Json).items;
        }),
      );
      assert.equal(entries.flat().length, seen.reveals);
    });
  });
}
