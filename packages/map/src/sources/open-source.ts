import type { Client } from '@yizhangtu/client';
import { YztError, type Bounds, type CatalogueEntry } from '@yizhangtu/standard';
import type { ReadFeatures } from './geojson.ts';
import type { LargeFeatures } from './large-features.ts';
import type { Documents } from '../services/documents.ts';
import type { GridCrs } from '../services/grid.ts';
import { openMvt } from './mvt.ts';
import { openGeojson } from './open-geojson.ts';
import { openOgcFeatures } from './ogc-features.ts';
import { openPmtiles } from './pmtiles.ts';
import type { TileSet } from './tiles.ts';
import type { ViewReader } from './view-reader.ts';
import { openXyz } from './xyz.ts';

/** What a source turned out to hold. */
export type OpenedSource =
  | {
      readonly type: 'tiles';
      readonly tiles: TileSet;
      /** The features of tiles that the kit has cut itself. */
      readonly large?: LargeFeatures;
    }
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
  /** The grid that the tiles of the map stand on; EPSG:3857 when unset. */
  readonly grid?: GridCrs;
  /** What services said of themselves to other layers of the map. */
  readonly documents?: Documents;
  /** How much of a document has come, 0 to 1, where that is known. */
  readonly onProgress?: (share: number) => void;
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
    case 'wmts': {
      const { openWmts } = await import('./wmts.ts');
      return { type: 'tiles', tiles: await openWmts(source, options) };
    }
    case 'wms': {
      const { openWms } = await import('./wms.ts');
      return { type: 'tiles', tiles: await openWms(source, options) };
    }
    case 'arcgis-map': {
      const { openArcgisMap } = await import('./arcgis-map.ts');
      return { type: 'tiles', tiles: await openArcgisMap(source, options) };
    }
    default:
      // A type of a newer standard: kept by the parser, not shown.
      throw new YztError({
        code: 'unsupported',
        message: `sources of type ${(source as { type: string }).type} cannot be shown`,
        where: (entry as CatalogueEntry).id,
      });
  }
}
