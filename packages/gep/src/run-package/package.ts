import { parseValue, YztError } from '@yizhangtu/standard';
import * as z from 'zod/mini';
import { computeAccount } from '../account/account.ts';
import { readRun, type Run } from '../account/read-run.ts';
import { RunFile } from '../account/run-file.ts';
import { refusal } from '../issue.ts';
import type { KnownProfiles } from '../profiles/profile.ts';
import { accountJson, type AccountJson } from '../report/account-json.ts';
import { estimate, type Uncertainty } from '../uncertainty/estimate.ts';
import { ENGINE_VERSION } from '../version.ts';
import { canonicalJson, hashOf } from './canonical.ts';
import { packageIssue } from './issue.ts';

export interface RunResult {
  readonly account: AccountJson;
  readonly uncertainty?: Uncertainty;
}

const PARTS = ['inputs', 'parameters', 'switches', 'profile', 'result'] as const;
type Part = (typeof PARTS)[number];

const RunPackageSchema = z.object({
  format: z.literal('yzt-gep-package/1'),
  engine: z.object({ name: z.string(), version: z.string() }),
  run: RunFile,
  result: z.looseObject({ account: z.looseObject({}) }),
  hashes: z.object({
    inputs: z.string(),
    parameters: z.string(),
    switches: z.string(),
    profile: z.string(),
    result: z.string(),
  }),
  /** Of everything above. */
  hash: z.string(),
});

/** A run and what came of it, in one file: what was put in, by which rules, with which engine. */
export interface RunPackage {
  readonly format: 'yzt-gep-package/1';
  readonly engine: { readonly name: string; readonly version: string };
  readonly run: RunFile;
  readonly result: RunResult;
  readonly hashes: Readonly<Record<Part, string>>;
  readonly hash: string;
}

export function resultOf(run: Run): RunResult {
  const uncertainty = estimate(run);
  return {
    account: accountJson(computeAccount(run)),
    ...(uncertainty === undefined ? {} : { uncertainty }),
  };
}

function hashesOf({ file, profile }: Run, result: unknown): Record<Part, string> {
  const { parameters, switches, climateNormal, priceIndex, ...inputs } = file;
  return {
    inputs: hashOf(inputs),
    parameters: hashOf({ parameters, climateNormal, priceIndex }),
    switches: hashOf(switches ?? {}),
    profile: hashOf(profile),
    result: hashOf(result),
  };
}

/**
 * Computes a run and packs it with its result.
 *
 * @throws YztError as {@link computeAccount} does
 */
export function packRun(run: Run): RunPackage {
  const result = resultOf(run);
  const open = {
    format: 'yzt-gep-package/1' as const,
    engine: { name: '@yizhangtu/gep', version: ENGINE_VERSION },
    run: run.file,
    result,
    hashes: hashesOf(run, result),
  };
  return { ...open, hash: hashOf(open) };
}

/** The file of a package: the same package gives the same bytes. */
export const packageText = (of: RunPackage): string => `${canonicalJson(of)}\n`;

/** How a package came out when it was computed again: byte for byte, or within 1e-9 of each number. */
export type Replay = 'same' | 'close';

/**
 * Checks a package against its hashes and computes it again.
 *
 * @throws YztError `invalid` with `hash_mismatch` for each part that was changed, or `replay_differs`
 */
export function replayPackage(
  value: unknown,
  known: KnownProfiles,
): { package: RunPackage; run: Run; replay: Replay } {
  const parsed = parseValue(RunPackageSchema, value);
  if (!parsed.ok) throw refusal(parsed.issues);
  const given = value as RunPackage;
  const run = readInside(given.run, known);
  const hashes = hashesOf(run, given.result);
  const changed: string[] = PARTS.filter((part) => hashes[part] !== given.hashes[part]);
  const { hash, ...open } = given;
  if (changed.length === 0 && hashOf(open) !== hash) changed.push('package');
  if (changed.length > 0) {
    throw refusal(
      changed.map((part) =>
        packageIssue(part === 'package' ? 'hash' : `hashes.${part}`, 'hash_mismatch', { part }),
      ),
    );
  }
  const again = resultOf(run);
  if (hashOf(again) === hashes.result) return { package: given, run, replay: 'same' };
  const what = firstDifference(given.result, JSON.parse(canonicalJson(again)), 'result');
  if (what === undefined) return { package: given, run, replay: 'close' };
  throw refusal([packageIssue(what, 'replay_differs', { what, engine: given.engine.version })]);
}

/** The run of a package; what is wrong with it stands below `run`. */
function readInside(value: unknown, known: KnownProfiles): Run {
  try {
    return readRun(value, known);
  } catch (error) {
    if (!(error instanceof YztError)) throw error;
    const issues = error.issues.map((issue) => ({ ...issue, path: `run.${issue.path}` }));
    throw refusal(issues, error.code);
  }
}

/** Where two results differ by more than 1e-9 of a number; undefined where they do not. */
function firstDifference(a: unknown, b: unknown, path: string): string | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) ? undefined : path;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return a === b ? undefined : path;
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const found = firstDifference(left[key], right[key], `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
