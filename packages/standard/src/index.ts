/**
 * The one-map standard as code.
 *
 * @packageDocumentation
 */
export { BaseMap } from './base-map.ts';
export { CatalogueEntry, Live, Source, type SourceType } from './catalogue.ts';
export type { EntryContext } from './check-parts.ts';
export { contrast } from './contrast.ts';
export { CountyCode, CountyFile } from './county.ts';
export {
  CountyServerFile,
  OidcSettings,
  ServiceUpstream,
  SignInSettings,
  TileUpstream,
  ZheDingdingSettings,
  ZlbSettings,
} from './county-server.ts';
export { nameProperty } from './feature-name.ts';
export { FrameSettings } from './frame-settings.ts';
export { Place } from './place.ts';
export {
  isServiceHref,
  PublicService,
  ServiceHref,
  ServiceLink,
  SERVICE_APPS,
} from './public-service.ts';
export { Division, DivisionKind, Divisions } from './division.ts';
export { divisionPath, divisionTree, type DivisionNode } from './division-tree.ts';
export { Domain, Domains } from './domain.ts';
export { DOMAIN_PRESETS, domainsOf, type DomainPreset } from './domain-presets.ts';
export { Bounds, Colour, Datum, Href, Id, LngLat, Zoom } from './geo.ts';
export { CONNECTION_WORDS } from './connection-words.ts';
export { describeError } from './error-words.ts';
export { absoluteHref, entryWithAbsoluteHrefs, withAbsoluteHrefs } from './hrefs.ts';
export {
  CLASS_TABLES,
  classOf,
  classTable,
  OTHER_CLASS,
  type ClassTable,
  type ClassTableId,
  type TableClass,
} from './land-use.ts';
export { LAYER_KIND_IDS, type LayerKindId } from './layer-kind-ids.ts';
export { LAYER_KINDS, layerKind, type LayerKind } from './layer-kinds.ts';
export { originsOf } from './origins.ts';
export { legendOf, PLAIN_COLOUR, type LegendRow } from './legend.ts';
export { ICON_NAMES, type IconName } from './icon-names.ts';
export type { IssueCode } from './issue-words.ts';
export { countyError } from './county-error.ts';
export {
  parseCatalogueEntry,
  parseCounty,
  parseValue,
  type ParsedCounty,
  type ParsedEntry,
} from './parse.ts';
export { parseCountyServer, type ParsedCountyServer } from './parse-server.ts';
export { toYztError, YztError, type ErrorCode, type Issue, type YztErrorInit } from './problem.ts';
export {
  BASE_MAP_TYPES,
  FEATURE_SOURCES,
  GEOMETRIES,
  PICTURE_SOURCES,
  SOURCE_TYPES,
  type Geometry,
} from './known.ts';
export { Field, Pattern, Style, StyleClass, StyleRange } from './style.ts';
export { placeColumns } from './place-columns.ts';
export { readCounty } from './read-county.ts';
export { contains, ringsOf, type Ring } from './rings.ts';
export { Text, type Locale, type LocalText } from './text.ts';
export { textIn } from './text-in.ts';
export { STANDARD_VERSION } from './version.ts';
export { errorToProblem, Problem } from './problem-json.ts';
export { codeOfStatus, problemToError, type AnswerFacts } from './read-problem.ts';
export { resolveEntry, unsupportedIn, type ResolvedEntry } from './resolve-entry.ts';
export {
  matchedParts,
  matchesQuery,
  searchKeys,
  type SearchKeys,
  type TextPart,
} from './search.ts';
