/**
 * Tables of offices as figures: CSV in UTF-8 or GB18030, and what a spreadsheet puts on the clipboard.
 *
 * @packageDocumentation
 */
export { readAreas, type AreaOptions, type ReadAreas, type ReadNote } from './areas.ts';
export { readCellNumber, type CellNote, type CellNumber } from './number.ts';
export { decodeText, splitTable, type TextTable } from './read-text.ts';
export { readParameters, readStatistics, type ReadRecords } from './records.ts';
