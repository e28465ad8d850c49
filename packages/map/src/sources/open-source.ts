import { getJson, type Client } from '@yizhangtu/client';
import { YztError, type Bounds, type CatalogueEntry } from '@yizhangtu/standard';
import { readGeojson, type ReadFeatures } from './geojson.ts';
import { openMvt } from './mvt.ts';
import { openOgcFeatures } from './ogc-features.ts';
import { openPmtiles } from './pmtiles.ts';
import type { TileSet } from './tiles.ts';
import type { ViewReader } from './view-reader.ts';
import { openXyz } from './xyz.ts';

/** What a source turned out to hold. */
export type OpenedSource =
  | { readonly type: 'tiles'; readonly tiles: TileSet }
  | {
      readonly type: 'features';
      /** Reads what lies in view; cheap when it is there already. */
      read(view: Bounds, show: (read: ReadFeatures) => void): Promise<void>;
    };

export interface OpenOptions {
  readonly client: Client;
  /** Aborted when the layer is turned off. */
  readonly lifetime: AbortSignal;
  /** Where the data should lie. */
  readonly near: Bounds | undefined;
}

function openGeojson(entry: CatalogueEntry, options: OpenOptions): OpenedSource {
  const source = entry.source as Extract<CatalogueEntry['source'], { type: 'geojson' }>;
  let done = false;
  return {
    type: 'features',
    async read(_view, show) {
      if (done) return;
      done = true;
      const where = source.href ?? entry.id;
      try {
        const value =
          source.href !== undefined && source.data === undefined
            ? await getJson(options.client, source.href, { signal: options.lifetime })
            : source.data;
        show(readGeojson(value, source.datum, where, options.near));
      } catch (error) {
        done = false;
        throw error;
      }
    },
  };
}

const byView = (reader: ViewReader): OpenedSource => ({
  type: 'features',
  read: (view, show) => reader.read(view, show),
});

/**
 * Opens the source of an entry.
 *
 * @throws YztError of what the source answered, `unsupported` for a source or datum that cannot be shown
 */
export async function openSource(
  entry: CatalogueEntry,
  options: OpenOptions,
): Promise<OpenedSource> {
  const { source } = entry;
  const { client, lifetime, near } = options;
  switch (source.type) {
    case 'geojson':
      return openGeojson(entry, options);
    case 'ogc-features':
      return byView(openOgcFeatures(client, source, lifetime, near));
    case 'arcgis-features': {
      const { openArcgisFeatures } = await import('./arcgis-features.ts');
      return byView(openArcgisFeatures(client, source, lifetime, near));
    }
    case 'wfs': {
      const { openWfs } = await import('./wfs.ts');
      return byView(openWfs(client, source, lifetime, near));
    }
    case 'flatgeobuf': {
      const { openFlatgeobuf } = await import('./flatgeobuf.ts');
      return byView(openFlatgeobuf(client, source, lifetime, near));
    }
    case 'mvt':
      return { type: 'tiles', tiles: openMvt(client, source) };
    case 'pmtiles':
      return { type: 'tiles', tiles: await openPmtiles(client, source, lifetime) };
    case 'xyz':
      return { type: 'tiles', tiles: openXyz(client, source) };
    default:
      // A type of a newer standard: kept by the parser, not shown.
      throw new YztError({
        code: 'unsupported',
        message: `sources of type ${(source as { type: string }).type} cannot be shown`,
        where: (entry as CatalogueEntry).id,
      });
  }
}
