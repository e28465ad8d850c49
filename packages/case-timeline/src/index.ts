/**
 * The timeline of a case.
 *
 * @packageDocumentation
 */
export { YztCaseTimeline } from './case-timeline.ts';
export { YztEventsRequestEvent } from './case-timeline.events.ts';
