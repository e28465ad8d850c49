import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

export interface Claim {
  /** What is claimed, in a sentence. */
  claim: string;
  measured: number;
  limit: number;
  /** `most`: measured must not be above the limit; `least`: not below it. */
  sense: 'most' | 'least';
}

const holds = (claim: Claim) =>
  claim.sense === 'most' ? claim.measured <= claim.limit : claim.measured >= claim.limit;

/** Writes a result to `results/NAME.json`, prints its claims, and fails the process when one does not hold. */
export function report(name: string, result: object, claims: readonly Claim[]): void {
  const directory = new URL('../results/', import.meta.url);
  mkdirSync(directory, { recursive: true });
  const machine = {
    node: process.version,
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
  };
  const rounded = claims.map((claim) => ({
    ...claim,
    measured: Number(claim.measured.toFixed(3)),
    holds: holds(claim),
  }));
  writeFileSync(
    new URL(`${name}.json`, directory),
    `${JSON.stringify({ machine, claims: rounded, ...result }, null, 2)}\n`,
  );
  for (const claim of rounded) {
    const sign = claim.sense === 'most' ? '≤' : '≥';
    console.log(
      `${claim.holds ? '✓' : '✗'} ${claim.claim}: ${claim.measured} (${sign} ${claim.limit})`,
    );
  }
  if (rounded.some((claim) => !claim.holds)) process.exitCode = 1;
}
