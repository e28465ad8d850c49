/**
 * The one-map standard as code.
 *
 * @packageDocumentation
 */
export { BaseMap } from './base-map.ts';
export { CatalogueEntry, Source, type SourceType } from './catalogue.ts';
export { CountyCode, CountyFile } from './county.ts';
export { CountyServerFile, TileUpstream } from './county-server.ts';
export {
  Division,
  DivisionKind,
  Divisions,
  divisionPath,
  divisionTree,
  type DivisionNode,
} from './division.ts';
export { Domain, DOMAIN_PRESETS, Domains, domainsOf, type DomainPreset } from './domain.ts';
export { Bounds, Colour, Datum, Href, Id, LngLat, Zoom } from './geo.ts';
export { toYztError, YztError, type ErrorCode, type Issue, type YztErrorInit } from './problem.ts';
export { Field, Pattern, Style, StyleClass, StyleRange } from './style.ts';
export { Text, textIn, type Locale, type LocalText } from './text.ts';
export { STANDARD_VERSION } from './version.ts';
