/**
 * A run and its result in one file, with hashes; replayed, it gives the same numbers.
 *
 * @packageDocumentation
 */
export { canonicalJson, hashOf } from './canonical.ts';
export {
  packageText,
  packRun,
  replayPackage,
  type Replay,
  type RunPackage,
  type RunResult,
} from './package.ts';
