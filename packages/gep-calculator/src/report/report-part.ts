/** The engine, the report and its printing: loaded when a report is first shown. */
export { computeAccount } from '@yizhangtu/gep';
export { accountReport } from '@yizhangtu/gep/export.js';
export { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
export { isPackage, readSource } from '../account-source.ts';
export { printReport } from './print-report.ts';
