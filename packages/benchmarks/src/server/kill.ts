import { crashRun } from '../../../server/src/testing/crash/run.ts';
import { draws } from '../../../server/src/testing/draws.ts';
import { report, type Claim } from '../report.ts';

const KILLS = 200;
const MINUTES = 10;
const KINDS = ['PostgreSQL', 'PGlite'] as const;

/** A server under load is killed between statements and started again, over and over, on both databases. */
export async function benchKill(): Promise<void> {
  const seed = 1 + (Date.now() % 2 ** 31);
  const since = performance.now();
  // Both at once: most of the time a server starts.
  const runs = await Promise.all(
    KINDS.map(async (kind, index) => ({
      kind,
      ...(await crashRun(kind, { kills: KILLS / KINDS.length, chance: draws(seed + index) })),
    })),
  );
  const minutes = (performance.now() - since) / 60_000;
  const faults = runs.flatMap((run) => run.faults);
  const kills = runs.reduce((sum, run) => sum + run.kills, 0);
  for (const fault of faults) console.error(fault);
  const claims: Claim[] = [
    {
      claim: 'what is missing, double or not the fold of its log after all kills',
      measured: faults.length,
      limit: 0,
      sense: 'most',
    },
    { claim: 'kills', measured: kills, limit: KILLS, sense: 'least' },
    { claim: 'minutes for all kills', measured: minutes, limit: MINUTES, sense: 'most' },
  ];
  report('kill', { seed, runs }, claims);
}
