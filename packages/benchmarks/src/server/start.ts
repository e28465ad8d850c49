import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countyFolders, ensureSnapshot, SNAPSHOT } from '../../../../scripts/ensure-sample.mjs';
import { report } from '../report.ts';
import { summarise } from '../statistics.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const ROUNDS = 5;

type Run = { cpuS: number; peakMb: number };

async function startOnce(): Promise<Run> {
  const directory = mkdtempSync(join(tmpdir(), 'yzt-start-'));
  try {
    const folders = countyFolders().map((folder: string) => ROOT + folder);
    const host = fileURLToPath(new URL('start-host.ts', import.meta.url));
    const child = fork(host, [ROOT + SNAPSHOT, join(directory, 'data'), ...folders]);
    const exited = once(child, 'exit');
    const [run] = (await once(child, 'message')) as [Run];
    await exited;
    return run;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** CPU seconds from the start of the process with an empty data folder to its first answer. */
export async function benchStart(): Promise<void> {
  await ensureSnapshot();
  const runs: Run[] = [];
  for (let round = 0; round < ROUNDS; round++) runs.push(await startOnce());
  const summary = summarise(runs);
  report('start', { rounds: ROUNDS, summary }, [
    {
      claim: 'CPU seconds to the first answer from the snapshot',
      measured: summary['cpuS']!.median,
      limit: 5,
      sense: 'most',
    },
  ]);
}
