/**
 * Published tables recomputed by the interval rule of printed rounding.
 *
 * @packageDocumentation
 */
export {
  auditTables,
  type Audit,
  type Misprint,
  type RuleResult,
  type TableAudit,
} from './audit.ts';
export type { TableFlag } from './flags.ts';
export type { Suggestion } from './suggest.ts';
export { PublishedFile, PublishedRow, PublishedTable } from './table.ts';
