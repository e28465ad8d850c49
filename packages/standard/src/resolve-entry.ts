import type { CatalogueEntry } from './catalogue.ts';
import { GEOMETRIES, PICTURE_SOURCES, SOURCE_TYPES } from './known.ts';
import { layerKind } from './layer-kinds.ts';
import type { Field, Style } from './style.ts';

/** A catalogue entry with everything that drawing it needs. */
export type ResolvedEntry = CatalogueEntry & { style: Style; fields: Field[] };

/** The entry with what it leaves out taken from its kind. What the entry says itself wins. */
export function resolveEntry(entry: CatalogueEntry): ResolvedEntry {
  const kind = entry.kind === undefined ? undefined : layerKind(entry.kind);
  const { minZoom = kind?.minZoom, refresh = kind?.refresh, group = kind?.group } = entry;
  return {
    ...entry,
    style: entry.style ?? kind?.style ?? { geometry: plainGeometry(entry) },
    fields: entry.fields ?? [...(kind?.fields ?? [])],
    ...(minZoom === undefined ? {} : { minZoom }),
    ...(refresh === undefined ? {} : { refresh }),
    ...(group === undefined ? {} : { group }),
  };
}

/** The checks let only pictures go without style and kind; areas stand in for what came unchecked. */
function plainGeometry({ source }: CatalogueEntry): Style['geometry'] {
  const pictures: readonly string[] = PICTURE_SOURCES;
  const picture =
    pictures.includes(source.type) ||
    (source.type === 'pmtiles' && source.sourceLayer === undefined);
  return picture ? 'raster' : 'area';
}

/**
 * What about the entry this kit cannot show: a source type or geometry of a newer standard. Undefined when
 * it can. The types name only the known ones, so ask this before looking at `source.type`.
 */
export function unsupportedIn(
  entry: CatalogueEntry,
): { path: 'source.type' | 'style.geometry'; value: string } | undefined {
  const types: readonly string[] = SOURCE_TYPES;
  if (!types.includes(entry.source.type)) return { path: 'source.type', value: entry.source.type };
  const geometry = entry.style?.geometry;
  const geometries: readonly string[] = GEOMETRIES;
  return geometry === undefined || geometries.includes(geometry)
    ? undefined
    : { path: 'style.geometry', value: geometry };
}
