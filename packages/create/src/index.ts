/**
 * What the command `yizhangtu` does, for programs: check a county file, import a county's own data.
 *
 * @packageDocumentation
 */
export { createPortal, type Created } from './create/command.ts';
export { createComponent, type CreatedComponent } from './create/component.ts';
export type { Answers, BaseMapChoice } from './create/answers.ts';
export { checkCounty, type CheckResult } from './check/check.ts';
export { importFile, type ImportOptions } from './import/command.ts';
export { reportJson, reportLines, type Outcome } from './import/report.ts';
export type { Prepared, ReadOptions } from './import/prepare.ts';
export type { Refusal, RefusalCode } from './import/refusal.ts';
export { checkBackend, type BackendOptions } from './check/backend/walk.ts';
export { conforms, type BackendReport, type RowResult } from './check/backend/report.ts';
export type { Finding, Rule } from './check/backend/finding.ts';
