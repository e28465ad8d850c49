import { readRun, type KnownProfiles, type Run, type Uncertainty } from '@yizhangtu/gep';

/** What the elements are given: a run, or a run package with what came of it. */
export interface AccountSource {
  readonly run: Run;
  /** As it stands in the package; a run alone has none yet. */
  readonly uncertainty: Uncertainty | undefined;
  /** The package itself, to be checked against its hashes. */
  readonly package: { readonly hash: string; readonly engine: string } | undefined;
}

interface Packed {
  readonly format: 'yzt-gep-package/1';
  readonly run: unknown;
  readonly hash: string;
  readonly engine?: { readonly version?: string };
  readonly result?: { readonly uncertainty?: Uncertainty };
}

export const isPackage = (value: unknown): value is Packed =>
  typeof value === 'object' &&
  value !== null &&
  (value as { format?: unknown }).format === 'yzt-gep-package/1';

/** @throws YztError `invalid` with every issue of the run */
export function readSource(value: unknown, known: KnownProfiles): AccountSource {
  if (!isPackage(value)) {
    return { run: readRun(value, known), uncertainty: undefined, package: undefined };
  }
  return {
    run: readRun(value.run, known),
    uncertainty: value.result?.uncertainty,
    package: { hash: value.hash, engine: value.engine?.version ?? '' },
  };
}
