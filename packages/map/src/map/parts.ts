import { loadPart } from '../load-part.ts';

/** Parts of a map that most pages never need, or not at first. Each throws YztError `network`. */
export const loadCountyData = () => loadPart(import('./county-data.ts'));
export const loadPicture = () => loadPart(import('./take-picture.ts'));
/** A table of what the layers hold, for where a map cannot be drawn. */
export const loadTable = () => loadPart(import('../feature-table/table-of.ts'));
/** Reads a layer from its source, for a map that has no graphics. */
export const loadReader = () => loadPart(import('../sources/read-features.ts'));
export const loadDrawing = () => loadPart(import('./draw-task.ts'));
export const loadUrlWriter = () => loadPart(import('./url-hash.ts'));
