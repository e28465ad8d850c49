import { describe } from 'node:test';
import { DIVIDED } from '../divided-county.ts';
import { testServer, type Kind } from '../test-server.ts';
import { gepSuite } from './gep.ts';

/** What the server does with GEP accounts, whichever database is behind it. */
export function gepSuites(kind: Kind): void {
  describe(`GEP accounts on ${kind}`, () => {
    gepSuite(testServer(kind, DIVIDED));
  });
}
