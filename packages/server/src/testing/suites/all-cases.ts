import { describe } from 'node:test';
import { DESK, MONDAY } from '../case-desk.ts';
import { testServer, type Kind } from '../test-server.ts';
import { caseFaultSuite } from './case-faults.ts';
import { caseSuite } from './cases.ts';
import { messageSuite } from './messages.ts';
import { open311Suite } from './open311.ts';
import { photoSuite } from './photos.ts';

/** What the server does with cases, whichever database is behind it. */
export function caseSuites(kind: Kind): void {
  describe(`cases on ${kind}`, () => {
    const server = testServer(kind, DESK, { now: () => MONDAY });
    caseSuite(server);
    messageSuite(server);
    photoSuite(server);
    open311Suite(server);
  });
  describe(`faults of cases on ${kind}`, () => {
    const clock = { now: MONDAY };
    caseFaultSuite(testServer(kind, DESK, { now: () => clock.now }), clock);
  });
}
