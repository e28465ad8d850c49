/**
 * Gross ecosystem product accounts: from statistics and areas to a number that can be audited. No DOM.
 *
 * @packageDocumentation
 */
export {
  computeAccount,
  type Account,
  type AccountItem,
  type AccountLine,
} from './account/account.ts';
export type { LineCells } from './account/evaluate.ts';
export type { Figure } from './account/figures.ts';
export type { Flag } from './account/flags.ts';
export { readRun, type Run } from './account/read-run.ts';
export {
  chosenUse,
  linesOf,
  settingsOf,
  statisticUnit,
  type ProfileLine,
} from './account/lines.ts';
export { roundParts, roundTo } from './account/rounding.ts';
export {
  Areas,
  Correlation,
  Distribution,
  GivenParameter,
  RunDivision,
  RunFile,
  Statistic,
  Variable,
} from './account/run-file.ts';
export { switchEffects, type SwitchEffect } from './account/switch-effects.ts';
export {
  Choice,
  EcosystemClass,
  FormulaUse,
  Item,
  Line,
  Parameter,
  ParameterValue,
  Profile,
  SECTIONS,
  Status,
  SwitchDeclaration,
  type KnownProfiles,
  type NamedProfile,
  type Section,
} from './profiles/profile.ts';
export { accountJson, itemValues, type AccountJson } from './report/account-json.ts';
export { moneyUnit } from './report/money.ts';
export { estimate, type Influence, type Uncertainty } from './uncertainty/estimate.ts';
export type { Interval } from './uncertainty/quantile.ts';
export { ENGINE_VERSION } from './version.ts';
export { compareYears, type Change, type Comparison, type LineChange } from './years/compare.ts';
