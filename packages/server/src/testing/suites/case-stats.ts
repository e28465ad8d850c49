import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { caseDesk, lamp, PATH } from '../case-desk.ts';
import { COUNTY } from '../county-folder.ts';
import { OTHER_TOWN, TOWN, VILLAGE } from '../divided-county.ts';
import { OWN, signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

/** Who gets exact numbers of cases, and who numbers in which nobody is told apart. */
export function caseStatsSuite(server: TestServer): void {
  const desk = caseDesk(server);

  describe('the numbers of cases', () => {
    it('are exact for who sees the cases, and for nobody else', async () => {
      const resident = await signedInWith(server, 'resident', VILLAGE);
      await desk.report(resident, lamp());
      const stats = (headers: Record<string, string>, division: string): Promise<Json> =>
        server.json(`${PATH}/case-stats?division=${division}`, headers);
      const cadre = await signedInWith(server, 'village-cadre', VILLAGE);
      const town = await signedInWith(server, 'town-command', TOWN);
      const centre = await signedInWith(server, 'county-centre');
      const auditor = await signedInWith(server, 'auditor');
      for (const [headers, division, exact] of [
        [cadre, VILLAGE, true],
        [cadre, TOWN, false],
        [town, VILLAGE, true],
        [town, OTHER_TOWN, false],
        [town, COUNTY, false],
        [centre, VILLAGE, true],
        [centre, COUNTY, true],
        [auditor, COUNTY, true],
        [resident, VILLAGE, false],
        [OWN, COUNTY, false],
      ] as const) {
        const { few, received } = await stats(headers, division);
        // All cases here are of the present day, which is not over.
        assert.deepEqual([few, received > 0], exact ? [undefined, true] : [true, false], division);
      }
    });
  });
}
