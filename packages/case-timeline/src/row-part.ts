/** What draws the rows of a feed, loaded when there are some. */
export { eventRow } from './event-row.ts';
export { eventRowStyles } from './event-row.styles.ts';
export { momentsIn } from './moments.ts';
