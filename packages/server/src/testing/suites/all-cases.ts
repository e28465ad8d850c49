import { describe } from 'node:test';
import { DESK, MONDAY } from '../case-desk.ts';
import { testServer, type Kind } from '../test-server.ts';
import { caseSuite } from './cases.ts';

/** What the server does with cases, whichever database is behind it. */
export function caseSuites(kind: Kind): void {
  describe(`cases on ${kind}`, () => {
    const server = testServer(kind, DESK, { now: () => MONDAY });
    caseSuite(server);
  });
}
