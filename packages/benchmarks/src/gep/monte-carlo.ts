import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { computeAccount, estimate } from '@yizhangtu/gep';
import { report, type Claim } from '../report.ts';
import { alternate, summarise } from '../statistics.ts';
import { accountRun, figures, type Figures } from './account-run.ts';

const PROGRAM = fileURLToPath(new URL('monte-carlo.R', import.meta.url));
const ROUNDS = 5;

interface Measured {
  readonly seconds: number;
  readonly mean: number;
  readonly [name: string]: number;
}

/** Monte-Carlo of 10,000 draws × 177 villages × 20 classes, beside the same in R. */
export async function benchGep(): Promise<void> {
  const data = figures();
  const run = accountRun(data);
  const folder = mkdtempSync(join(tmpdir(), 'yzt-bench-gep-'));
  writeFigures(folder, data);
  const ours = (): Measured => {
    const started = performance.now();
    const { mean } = estimate(run)!.total;
    return { seconds: (performance.now() - started) / 1000, mean };
  };
  const inR = (way: string): Measured =>
    JSON.parse(execFileSync('Rscript', [PROGRAM, folder, way], { encoding: 'utf8' })) as Measured;
  const hasR = spawnSync('Rscript', ['--version']).status === 0;
  if (!hasR)
    console.log('R is not installed (Debian: r-base): skipped, neither passed nor failed.');
  const subjects: Record<string, () => Measured> = {
    gep: ours,
    ...(hasR ? { draws: () => inR('draws'), matrix: () => inR('matrix') } : {}),
  };
  const first = ours();
  const runs = await alternate(Object.keys(subjects), ROUNDS, (name) =>
    Promise.resolve(subjects[name]!()),
  );
  rmSync(folder, { recursive: true });
  const summary = Object.fromEntries(
    Object.entries(runs).map(([name, all]) => [name, summarise(all)]),
  );
  const median = (name: string): number => summary[name]!['seconds']!.median;
  const recomputed = recompute(run);
  const claims: Claim[] = [
    {
      claim: 's of script for 10,000 draws × 177 villages × 20 classes',
      measured: median('gep'),
      limit: 0.5,
      sense: 'most',
    },
    { claim: 'ms to recompute a county account', measured: recomputed, limit: 16, sense: 'most' },
  ];
  if (hasR) {
    claims.push(
      {
        claim: 'times as fast as the same in R, an account a draw',
        measured: median('draws') / median('gep'),
        limit: 10,
        sense: 'least',
      },
      {
        claim: 'difference of the means from R, as a part',
        measured: Math.abs(summary['draws']!['mean']!.median / summary['gep']!['mean']!.median - 1),
        limit: 0.01,
        sense: 'most',
      },
    );
  }
  const ratio = hasR ? { timesFasterThanMatrixR: median('matrix') / median('gep') } : {};
  report('gep', { first, ...summary, ...ratio }, claims);
}

function recompute(run: ReturnType<typeof accountRun>): number {
  const times = Array.from({ length: 50 }, () => {
    const started = performance.now();
    computeAccount(run);
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[25]!;
}

function writeFigures(folder: string, { areas, byClass, forAll }: Figures): void {
  const csv = (name: string, rows: readonly (readonly (string | number)[])[]): void =>
    writeFileSync(join(folder, name), rows.map((row) => row.join(',')).join('\n') + '\n');
  csv('areas.csv', areas);
  const kinds = Object.values(byClass)[0]!.map((_, c) =>
    Object.values(byClass).map((of) => of[c]!),
  );
  csv('by-class.csv', [Object.keys(byClass), ...kinds]);
  csv('for-all.csv', [Object.keys(forAll), Object.values(forAll)]);
}
