import { textIn, type CatalogueEntry } from '@yizhangtu/standard';
import { ownPath } from './own-path.ts';
import { pinyinKeys, searchText } from './search-text.ts';

/** Where an entry's data are, as seen from the county's part of the API. */
function pathOf({ source }: CatalogueEntry): readonly string[] {
  const { tiles, href } = source as { tiles?: readonly string[]; href?: string };
  const paths = [...(tiles ?? []), href ?? ''].map(ownPath);
  return paths.find((path) => path.length > 0) ?? [];
}

/** The layer of ours that an entry reads. */
export function layerOf(entry: CatalogueEntry): string | undefined {
  const [ogc, collections, layer] = pathOf(entry);
  return ogc === 'ogc' && collections === 'collections' && layer !== '' ? layer : undefined;
}

/** The archive of ours that an entry reads. */
function archiveOf(entry: CatalogueEntry): string | undefined {
  const [archives, name, ...more] = pathOf(entry);
  const isArchive = archives === 'archives' && more.length === 0 && name?.endsWith('.pmtiles');
  return isArchive ? name : undefined;
}

/** A catalogue entry as its row, with the search keys it lacks and the layer or archive of ours it reads. */
export function entryRow(
  county: string,
  entry: CatalogueEntry,
  place: { position: number; imported: boolean },
) {
  const pinyin = entry.pinyin ?? pinyinKeys(textIn(entry.title, 'zh-CN'));
  const { full, initials } = pinyin;
  return {
    county_code: county,
    id: entry.id,
    position: place.position,
    domain: entry.domain,
    owner: entry.owner === undefined ? '' : textIn(entry.owner, 'zh-CN'),
    divisions: [...(entry.divisions ?? [])],
    restricted: (entry.roles ?? []).length > 0,
    roles: [...(entry.roles ?? [])],
    imported: place.imported,
    layer_id: layerOf(entry) ?? null,
    archive: archiveOf(entry) ?? null,
    search_text: searchText([entry.title, entry.group, entry.owner, full, initials, entry.id]),
    body: JSON.stringify({ ...entry, pinyin }),
  };
}
