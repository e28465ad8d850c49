import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crashRun } from './testing/crash/run.ts';
import { draws } from './testing/draws.ts';

// The same many times over: `npm run bench -- kill`.
const KILLS = 6;

describe('a server that is killed between statements and started again', () => {
  for (const kind of ['PostgreSQL', 'PGlite'] as const) {
    it(`has done everything once, and told everyone once, on ${kind}`, async () => {
      const run = await crashRun(kind, { kills: KILLS, chance: draws(20_261_122) });
      assert.deepEqual(run.faults, []);
      assert.equal(run.kills, KILLS);
      assert.ok(run.events > 0 && run.notices > 0);
    });
  }
});
