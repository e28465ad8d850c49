/**
 * The work-orders family.
 *
 * @packageDocumentation
 */
export { YztCaseChangeEvent, YztCaseCommandEvent } from './case-detail/case-detail.events.ts';
export { YztCaseDetail } from './case-detail/case-detail.ts';
export { YztCaseFindEvent, YztLookupSubmitEvent } from './case-lookup/case-lookup.events.ts';
export { YztCaseLookup } from './case-lookup/case-lookup.ts';
export { YztReportStartEvent } from './my-cases/my-cases.events.ts';
export { YztMyCases } from './my-cases/my-cases.ts';
export { YztCaseChooseEvent } from './case-choose.events.ts';
export { YztReportArriveEvent, YztReportSubmitEvent } from './report-form/report-form.events.ts';
export { YztReportForm } from './report-form/report-form.ts';
