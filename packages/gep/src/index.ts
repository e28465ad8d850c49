/**
 * Gross ecosystem product accounts.
 *
 * @packageDocumentation
 */
export {
  computeAccount,
  type Account,
  type AccountItem,
  type AccountLine,
} from './account/account.ts';
export { readRun, type Run } from './account/read-run.ts';
export { RunFile } from './account/run-file.ts';
export { classOfLandUse } from './profiles/land-survey.ts';
