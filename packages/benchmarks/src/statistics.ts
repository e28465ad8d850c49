/** The middle value; the mean of the two middle ones for an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Median, least and greatest of each measure over the runs of one subject. */
export function summarise<M extends Record<string, number>>(runs: readonly M[]) {
  const measures = Object.keys(runs[0] ?? {});
  return Object.fromEntries(
    measures.map((measure) => {
      const values = runs.map((run) => run[measure]!);
      return [
        measure,
        { median: median(values), least: Math.min(...values), greatest: Math.max(...values) },
      ];
    }),
  );
}

/**
 * Runs each subject once a round, `rounds` times, in an order that turns by one each round, so that a slow
 * spell of the machine falls on all of them.
 */
export async function alternate<M>(
  subjects: readonly string[],
  rounds: number,
  measure: (subject: string) => Promise<M>,
): Promise<Record<string, M[]>> {
  const runs: Record<string, M[]> = Object.fromEntries(subjects.map((subject) => [subject, []]));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < subjects.length; i++) {
      const subject = subjects[(i + round) % subjects.length]!;
      runs[subject]!.push(await measure(subject));
    }
  }
  return runs;
}
