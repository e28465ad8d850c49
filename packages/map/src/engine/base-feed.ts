import type { LayerStatus } from '@yizhangtu/core';
import type { Client } from '@yizhangtu/client';
import { toYztError, type BaseMap } from '@yizhangtu/standard';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { BASE_LABELS_SOURCE, BASE_SOURCE } from '../model/base-style.ts';
import { openPmtiles } from '../sources/pmtiles.ts';
import type { Begun } from '../sources/beginnings.ts';
import type { TileSet } from '../sources/tiles.ts';
import { openXyz } from '../sources/xyz.ts';
import { addTiles, tileReport } from './layer-feed.ts';
import type { TileProtocol } from './tile-protocol.ts';

/** The sources of a base map, the lowest first. */
export type OpenedBase = readonly (readonly [id: string, tiles: TileSet])[];

/** @throws YztError of what the source answered */
export async function openBase(
  client: Client,
  baseMap: BaseMap,
  lifetime: AbortSignal,
): Promise<OpenedBase> {
  switch (baseMap.type) {
    case 'pmtiles':
      return [[BASE_SOURCE, await openPmtiles(client, baseMap, lifetime)]];
    case 'xyz':
      return [[BASE_SOURCE, openXyz(client, baseMap)]];
    case 'tianditu': {
      const { tiles, labels, datum } = baseMap;
      // Its matrices begin at level 1 and end at 18.
      const zooms = { minZoom: baseMap.minZoom ?? 1, maxZoom: baseMap.maxZoom ?? 18 };
      const raster = (template: string) => openXyz(client, { tiles: [template], datum, ...zooms });
      return [
        [BASE_SOURCE, raster(tiles)],
        ...(labels === undefined ? [] : [[BASE_LABELS_SOURCE, raster(labels)] as const]),
      ];
    }
    default:
      return [];
  }
}

/** Makes the parts of one status: what one part lacks is not mended by another that has everything. */
export function partsOf(onStatus: (status: LayerStatus) => void) {
  const parts: LayerStatus[] = [];
  return (): ((status: LayerStatus) => void) => {
    const own = parts.push({ state: 'ready' }) - 1;
    return (status) => {
      parts[own] = status;
      const first = (state: LayerStatus['state']) => parts.find((part) => part.state === state);
      onStatus(first('error') ?? first('loading') ?? status);
    };
  };
}

/** The sources of the base map that is shown. */
export class BaseFeed {
  readonly #map: MapLibreMap;
  readonly #protocol: TileProtocol;
  readonly #begun: Begun<OpenedBase>;
  readonly #onStatus: (status: LayerStatus) => void;

  constructor(
    map: MapLibreMap,
    protocol: TileProtocol,
    begun: Begun<OpenedBase>,
    onStatus: (status: LayerStatus) => void,
  ) {
    this.#map = map;
    this.#protocol = protocol;
    this.#begun = begun;
    this.#onStatus = (status) => {
      if (!begun.lifetime.signal.aborted) onStatus(status);
    };
  }

  /** Adds the sources; `where` names the base map in errors. False when that failed or is no longer wanted. */
  async open(where: string): Promise<boolean> {
    this.#onStatus({ state: 'loading' });
    try {
      const opened = await this.#begun.result;
      if (this.#begun.lifetime.signal.aborted) return false;
      const part = partsOf(this.#onStatus);
      for (const [id, tiles] of opened) {
        this.#protocol.add(id, tiles, tileReport(part()));
        addTiles(this.#map, this.#protocol, id, tiles);
      }
      this.#onStatus({ state: 'ready' });
      return true;
    } catch (thrown) {
      const error = toYztError(thrown, where);
      if (error.code !== 'aborted') this.#onStatus({ state: 'error', error });
      return false;
    }
  }

  /** Ends all requests, for a map whose style is gone with all its sources. */
  abandon(): void {
    this.#begun.lifetime.abort();
  }

  /** Its style layers must be gone. */
  close(): void {
    this.abandon();
    for (const id of [BASE_SOURCE, BASE_LABELS_SOURCE]) {
      if (this.#map.getSource(id) !== undefined) this.#map.removeSource(id);
      this.#protocol.remove(id);
    }
  }
}
