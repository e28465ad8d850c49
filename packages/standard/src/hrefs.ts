import type { BaseMap } from './base-map.ts';
import type { CatalogueEntry, Source } from './catalogue.ts';
import type { CountyFile } from './county.ts';
import { YztError } from './problem.ts';
import { serviceWithAbsoluteHrefs } from './public-service.ts';

/**
 * `href` as an absolute address, seen from `base`. `{z}`, `{x}` and `{y}` of a tile template stay as they
 * are.
 *
 * @throws YztError `invalid` when the address is not http or https, or is no address at all.
 */
export function absoluteHref(href: string, base: string): string {
  let url: URL;
  try {
    url = new URL(href, base);
  } catch (cause) {
    throw new YztError({ code: 'invalid', message: `Not an address: ${href}`, where: href, cause });
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    const message = `Only http and https addresses are used: ${href}`;
    throw new YztError({ code: 'invalid', message, where: href });
  }
  return url.href.replace(/%7B(\w+)%7D/gi, '{$1}');
}

/**
 * The county file with every address absolute. `base` is the address of the file itself.
 *
 * @throws YztError as {@link absoluteHref} does.
 */
export function withAbsoluteHrefs(county: CountyFile, base: string): CountyFile {
  const at = (href: string) => absoluteHref(href, base);
  const { line } = county.county;
  const { areas, href: unitsHref } = county.divisions;
  const { catalogue, services } = county;
  return {
    ...county,
    county: { ...county.county, line: { ...line, href: at(line.href) } },
    divisions: {
      ...county.divisions,
      ...(unitsHref === undefined ? {} : { href: at(unitsHref) }),
      ...(areas ? { areas: { ...areas, href: at(areas.href) } } : {}),
    },
    baseMaps: county.baseMaps.map((map) => baseMapWithAbsoluteHrefs(map, at)),
    catalogue: catalogue.layers
      ? { ...catalogue, layers: catalogue.layers.map((one) => entryWithAbsoluteHrefs(one, base)) }
      : { ...catalogue, href: at(catalogue.href) },
    ...(services
      ? {
          services: {
            ...services,
            ...(services.api === undefined ? {} : { api: at(services.api) }),
            ...(services.list
              ? { list: services.list.map((one) => serviceWithAbsoluteHrefs(one, at)) }
              : {}),
          },
        }
      : {}),
  };
}

function baseMapWithAbsoluteHrefs(map: BaseMap, at: (href: string) => string): BaseMap {
  switch (map.type) {
    case 'pmtiles':
      return { ...map, href: at(map.href) };
    case 'tianditu':
      return {
        ...map,
        tiles: at(map.tiles),
        ...(map.labels === undefined ? {} : { labels: at(map.labels) }),
      };
    case 'xyz':
      return { ...map, tiles: map.tiles.map(at) };
    default:
      return map;
  }
}

/**
 * The catalogue entry with the addresses of its source absolute. `base` is the address of the file or
 * answer that the entry stands in.
 *
 * @throws YztError as {@link absoluteHref} does.
 */
export function entryWithAbsoluteHrefs(entry: CatalogueEntry, base: string): CatalogueEntry {
  const at = (href: string) => absoluteHref(href, base);
  const { live } = entry;
  return {
    ...entry,
    source: sourceWithAbsoluteHrefs(entry.source, at),
    ...(live === undefined ? {} : { live: { ...live, href: at(live.href) } }),
  };
}

function sourceWithAbsoluteHrefs(source: Source, at: (href: string) => string): Source {
  switch (source.type) {
    case 'geojson':
      return source.href === undefined ? source : { ...source, href: at(source.href) };
    case 'ogc-features':
    case 'pmtiles':
    case 'wmts':
    case 'wms':
    case 'wfs':
    case 'arcgis-map':
    case 'arcgis-features':
    case 'flatgeobuf':
      return { ...source, href: at(source.href) };
    case 'mvt':
    case 'xyz':
      return { ...source, tiles: source.tiles.map(at) };
    default:
      return source;
  }
}
