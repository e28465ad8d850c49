/**
 * The map family.
 *
 * @packageDocumentation
 */
export { YztMap } from './map/map.ts';
export {
  YztBaseMapSelectEvent,
  YztDivisionSelectEvent,
  YztMapMoveEvent,
} from './map/map.events.ts';
export { YztLayerList } from './layer-list/layer-list.ts';
export {
  YztLayerFadeEvent,
  YztLayerMoveEvent,
  YztLayerRetryEvent,
  YztLayerToggleEvent,
} from './layer-list/layer-list.events.ts';
export { YztAddData } from './add-data/add-data.ts';
export { YztDataAddEvent } from './add-data/add-data.events.ts';
export { YztLegend } from './legend/legend.ts';
export { YztFeatureCard } from './feature-card/feature-card.ts';
export { YztFeatureCloseEvent, YztFeatureSelectEvent } from './feature-card/feature-card.events.ts';
export { YztFeatureTable } from './feature-table/feature-table.ts';
export type { TableData } from './feature-table/table-data.ts';
export { YztMapSearch } from './map-search/map-search.ts';
export { YztPlaceSelectEvent } from './map-search/map-search.events.ts';
export { YztMapExport } from './map-export/map-export.ts';
export { YztMapExportEvent } from './map-export/map-export.events.ts';
export { YztDraw } from './draw/draw.ts';
export { YztDrawingChangeEvent } from './draw/draw.events.ts';
export { YztMeasure } from './measure/measure.ts';
export { YztMeasurementChangeEvent } from './measure/measure.events.ts';
export type { Measurable, Measured, MeasuredArea, MeasuredLine } from './measure/measured.ts';
export { YztMapPanel } from './panel/map-panel.ts';
export { YztPanelResizeEvent } from './panel/map-panel.events.ts';
export type { SheetHeight } from './panel/sheet-model.ts';
