/**
 * The work-orders family.
 *
 * @packageDocumentation
 */
export { YztCaseLookup } from './case-lookup/case-lookup.ts';
export { YztMyCases } from './my-cases/my-cases.ts';
export { YztCaseChooseEvent } from './case-choose.events.ts';
export { YztReportArriveEvent, YztReportSubmitEvent } from './report-form/report-form.events.ts';
export { YztReportForm } from './report-form/report-form.ts';
