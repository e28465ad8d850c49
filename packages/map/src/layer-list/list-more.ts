/** What a layer list shows once a person works with it: found layers, filters, settings of a layer. */
export { filterChips, filterFields } from './filter-bar.ts';
export { foundList } from './found-list.ts';
export { filterEntries } from './layer-filter.ts';
export { layerNotes } from './layer-notes.ts';
export { layerSettings } from './layer-settings.ts';
export { listMoreStrings } from './list-more.strings.ts';
export { listMoreStyles } from './list-more.styles.ts';
