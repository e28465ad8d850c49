import { describe } from 'node:test';
import { CASES, DESK, MONDAY } from '../case-desk.ts';
import { testServer, type Kind } from '../test-server.ts';
import { caseModelSuite } from './case-model.ts';
import { caseChangeSuite } from './case-changes.ts';
import { caseFaultSuite } from './case-faults.ts';
import { caseRevealSuite } from './case-reveal.ts';
import { caseStatsSuite } from './case-stats.ts';
import { caseSuite } from './cases.ts';
import { messageSuite } from './messages.ts';
import { open311Suite } from './open311.ts';
import { photoSuite } from './photos.ts';

/** Random walks: what the table says is the same on both. */
const RUNS: Readonly<Record<Kind, number>> = { PGlite: 12, PostgreSQL: 30 };

/** What the server does with cases, whichever database is behind it. */
export function caseSuites(kind: Kind): void {
  describe(`cases on ${kind}`, () => {
    const server = testServer(kind, DESK, { now: () => MONDAY, trustProxy: true });
    caseSuite(server);
    caseChangeSuite(server);
    caseRevealSuite(server);
    caseStatsSuite(server);
    messageSuite(server);
    photoSuite(server);
    open311Suite(server);
  });
  describe(`the model of cases on ${kind}`, () => {
    const dispatch = CASES.dispatch && { ...CASES.dispatch, automatic: false };
    const folder = { ...DESK, private: { ...DESK.private, cases: { ...CASES, dispatch } } };
    caseModelSuite(testServer(kind, folder, { now: () => MONDAY }), RUNS[kind]);
  });
  describe(`faults of cases on ${kind}`, () => {
    const clock = { now: MONDAY };
    const folder = { ...DESK, private: { ...DESK.private, cases: { ...CASES, closeAfter: 7 } } };
    caseFaultSuite(testServer(kind, folder, { now: () => clock.now }), clock);
  });
}
