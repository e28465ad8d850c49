import { textIn, type CatalogueEntry } from '@yizhangtu/standard';
import { pinyinKeys, searchText } from './search-text.ts';

const COLLECTION = /^ogc\/collections\/([^/?#]+)/;
const ARCHIVE = /^archives\/([^/?#]+\.pmtiles)(?:[?#]|$)/;
// An entry may name this server from its own folder, from the root or in full.
const OURS = /^(?:\.\/|(?:https?:\/\/[^/]+)?\/(?:[^?#]*\/)?counties\/\d{6}\/)/;

/** Where an entry's data are, as seen from the county's part of the API. */
function addressOf({ source }: CatalogueEntry): string {
  const { tiles, href } = source as { tiles?: readonly string[]; href?: string };
  return (tiles?.[0] ?? href ?? '').replace(OURS, '');
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
