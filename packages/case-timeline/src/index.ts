/**
 * The timeline of a case.
 *
 * @packageDocumentation
 */
export { YztCaseTimeline } from './case-timeline.ts';
