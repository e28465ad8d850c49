/**
 * The work-orders family.
 *
 * @packageDocumentation
 */
export { YztCaseLookup } from './case-lookup/case-lookup.ts';
export { YztMyCases } from './my-cases/my-cases.ts';
export { YztReportForm } from './report-form/report-form.ts';
