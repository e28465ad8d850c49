import { textIn, type CatalogueEntry } from '@yizhangtu/standard';
import { pinyinKeys, searchText } from './search-text.ts';

const COLLECTION = /^ogc\/collections\/([^/]+)(?:\/tiles\/.*)?$/;
const ARCHIVE = /^archives\/([^/]+\.pmtiles)$/;

function addressOf(entry: CatalogueEntry): string {
  const { source } = entry;
  if (source.type === 'mvt') return source.tiles[0] ?? '';
  if (source.type === 'ogc-features' || source.type === 'pmtiles') return source.href;
  return '';
}

/** The layer of ours that an entry reads. */
export const layerOf = (entry: CatalogueEntry): string | undefined =>
  COLLECTION.exec(addressOf(entry))?.[1];

/** A catalogue entry as its row, with the search keys it lacks and the layer or archive of ours it reads. */
export function entryRow(
  county: string,
  entry: CatalogueEntry,
  place: { position: number; imported: boolean },
) {
  const pinyin = entry.pinyin ?? pinyinKeys(textIn(entry.title, 'zh-CN'));
  const address = addressOf(entry);
  const { full, initials } = pinyin;
  return {
    county_code: county,
    id: entry.id,
    position: place.position,
    domain: entry.domain,
    owner: entry.owner === undefined ? '' : textIn(entry.owner, 'zh-CN'),
    divisions: [...(entry.divisions ?? [])],
    restricted: (entry.roles ?? []).length > 0,
    imported: place.imported,
    layer_id: layerOf(entry) ?? null,
    archive: ARCHIVE.exec(address)?.[1] ?? null,
    search_text: searchText([entry.title, entry.group, entry.owner, full, initials, entry.id]),
    body: JSON.stringify({ ...entry, pinyin }),
  };
}
