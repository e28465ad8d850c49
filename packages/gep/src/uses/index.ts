/**
 * What accounts are used for: each a pure function whose rule is the county's data.
 *
 * @packageDocumentation
 */
export { compensate, CompensationRule, type Claimant, type Compensation } from './compensation.ts';
export { auditDeparture, type DepartureAudit, type DepartureRow } from './departure.ts';
export { CoinRule, reconcileCoins, type CoinEntry, type CoinLedger } from './green-coins.ts';
export { LOAN_NOTICE, loanReference, LoanRule, type LoanReference } from './loan.ts';
export { assessRestoration, RestorationRule, type Restoration } from './restoration.ts';
