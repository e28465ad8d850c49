import type { Issue } from '@yizhangtu/standard';
import type { Correlation, RunFile, Variable } from '../account/run-file.ts';
import { issueOf } from '../issue.ts';
import { normalQuantile } from './normal.ts';
import { uniforms } from './random.ts';

/** By what a variable draws, and is named in correlations: `npp`, or `npp/forest` for one class. */
export const nameOf = ({ of, class: one }: Variable): string => (one ? `${of}/${one}` : of);

/** The variables that correlations name, in their order, and the matrix that these make. */
function matrixOf(
  variables: readonly Variable[],
  correlations: readonly Correlation[],
): { indices: number[]; matrix: number[][] } {
  const named = new Set(correlations.flatMap(({ between }) => between));
  const indices = [...variables.keys()].filter((v) => named.has(nameOf(variables[v]!)));
  const matrix = indices.map((v) =>
    indices.map((w) => {
      const pair = [nameOf(variables[v]!), nameOf(variables[w]!)];
      const found = correlations.find(({ between }) => pair.every((one) => between.includes(one)));
      return v === w ? 1 : (found?.value ?? 0);
    }),
  );
  return { indices, matrix };
}

/** Lower triangle whose product with its transpose is the matrix (Cholesky); undefined where there is none. */
function triangleOf(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const lower: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const own: number[] = (lower[i] = []);
    for (let j = 0; j <= i; j++) {
      const other = lower[j]!;
      const rest = own.reduce((left, part, k) => left - part * other[k]!, row[j]!);
      // What others make already leaves nothing to be explained.
      const root = i === j ? Math.sqrt(Math.max(0, rest)) : other[j]!;
      own[j] = root > 1e-6 ? rest / root : 0;
      if (Math.abs(rest - own[j]! * root) > 1e-9) return undefined;
    }
  }
  return lower;
}

/** What is wrong with correlations: figures that stand twice or do not vary, values that cannot stand together. */
export function checkCorrelations({ uncertainty }: RunFile): Issue[] {
  const { variables = [], correlations = [] } = uncertainty ?? {};
  const known = variables.map(nameOf);
  const twice = known.flatMap((why, at) =>
    known.indexOf(why) === at
      ? []
      : [issueOf(`uncertainty.variables[${at}]`, 'uncertainty', { why })],
  );
  const issues = correlations.flatMap(({ between, value }, at) => {
    const why =
      between.find((one) => !known.includes(one)) ??
      (between[0] === between[1] || Math.abs(value) > 1
        ? `${between.join()}: ${value}`
        : undefined);
    const path = `uncertainty.correlations[${at}]`;
    return why === undefined ? [] : [issueOf(path, 'uncertainty', { why })];
  });
  issues.unshift(...twice);
  if (issues.length > 0 || triangleOf(matrixOf(variables, correlations).matrix)) return issues;
  return [issueOf('uncertainty.correlations', 'uncertainty', { why: 'not positive semidefinite' })];
}

/**
 * Reorders the draws of figures so that their normal scores are correlated as declared, whatever their
 * distributions (Iman and Conover 1982). Each figure keeps its own draws, the first that is named even their order.
 */
export function correlate(
  variables: readonly Variable[],
  factors: readonly Float64Array[],
  { seed, correlations = [] }: NonNullable<RunFile['uncertainty']>,
): void {
  const { indices, matrix } = matrixOf(variables, correlations);
  const lower = triangleOf(matrix);
  if (!lower) return;
  const scores = indices.map((v) => {
    const next = uniforms(seed, seedOf(variables[v]!));
    return factors[v]!.map(() => normalQuantile(next()));
  });
  indices.forEach((v, i) => {
    const own = factors[v]!;
    const aims = own.map((_, k) =>
      lower[i]!.reduce((sum, part, j) => sum + part * scores[j]![k]!, 0),
    );
    const order = Uint32Array.from(aims.keys()).sort((a, b) => aims[a]! - aims[b]!);
    const sorted = own.slice().sort();
    order.forEach((draw, rank) => (own[draw] = sorted[rank]!));
  });
}

/** What a variable's own sequence of draws is made from. */
export const seedOf = ({ of, class: one }: Variable): string => `${of} ${one ?? ''}`;
