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
export { YztCaseChooseEvent, type ChosenCase } from './case-choose.events.ts';
export { YztReportArriveEvent, YztReportSubmitEvent } from './report-form/report-form.events.ts';
export { YztReportForm } from './report-form/report-form.ts';
export { YztCaseLayer } from './case-layer/case-layer.ts';
export { YztCaseStats } from './case-stats/case-stats.ts';
export { YztCasesDispatchEvent } from './work-order-list/work-order-list.events.ts';
export { YztWorkOrderList, type WorkOrderOf } from './work-order-list/work-order-list.ts';
