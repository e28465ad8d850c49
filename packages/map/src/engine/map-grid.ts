import { assetUrl, hasAssetBase } from '@yizhangtu/core';
import type { BaseMap } from '@yizhangtu/standard';
import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { METRES_PER_DEGREE } from '../services/mercator.ts';
import type { GridCrs } from '../services/grid.ts';
import type { MapLibre } from './load-maplibre.ts';

/** The worker's part in one file, as it lies in the asset base. */
const FILE = 'yzt-crs-worker.mjs';

/** The grid that the tiles of a base map are cut in, and with it all tiles of the map. */
export const gridOfBase = (baseMap: BaseMap | undefined): GridCrs =>
  baseMap !== undefined && 'crs' in baseMap && baseMap.crs === 'EPSG:4490'
    ? 'EPSG:4490'
    : 'EPSG:3857';

/**
 * The grid of one map. A map has one projection for all it draws, that of its base map; degrees are
 * registered with the engine when a base map first wants them. The engine's list of projections is shared
 * by a page, so each map has a name of its own, which goes when the map goes.
 */
export class MapGrid {
  readonly #library: MapLibre;
  readonly #name = `yzt:${Math.random().toString(36).slice(2, 12)}`;
  #registered: Promise<void> | undefined;
  #wanted: GridCrs = 'EPSG:3857';
  #turning: Promise<void> = Promise.resolve();

  constructor(library: MapLibre) {
    this.#library = library;
  }

  /** The grid that was last asked for. */
  get wanted(): GridCrs {
    return this.#wanted;
  }

  /** Resolves when the map has begun a style in the grid that was asked for. */
  get turned(): Promise<void> {
    return this.#turning;
  }

  /**
   * Turns the map to a grid: `blank` becomes its style, with nothing of what it drew before.
   *
   * @param failed - told when a part that degrees need does not load
   */
  turn(
    grid: GridCrs,
    map: MapLibreMap,
    blank: StyleSpecification,
    failed: (error: unknown) => void,
  ): void {
    this.#wanted = grid;
    this.#turning = this.#turn(grid, map, blank).catch(failed);
  }

  /** Whether the style that a map has is of the grid that was asked for. */
  standsIn(map: MapLibreMap): boolean {
    return (map.getStyle().projection?.type === this.#name) === (this.#wanted === 'EPSG:4490');
  }

  /** Its part of a style. */
  get projection(): Pick<StyleSpecification, 'projection'> {
    return this.#wanted === 'EPSG:4490' ? { projection: { type: this.#name as 'mercator' } } : {};
  }

  close(): void {
    this.#wanted = 'EPSG:3857';
    if (this.#registered !== undefined) this.#library.removeProjection(this.#name);
  }

  async #turn(grid: GridCrs, map: MapLibreMap, blank: StyleSpecification): Promise<void> {
    if (grid === 'EPSG:4490') await (this.#registered ??= this.#register());
    if (this.#wanted !== grid) return;
    map.setStyle({ ...blank, ...this.projection }, { diff: false });
  }

  async #register(): Promise<void> {
    this.#library.addProjection({
      name: this.#name,
      definition: 'yzt:degrees',
      projection: {
        forward: ([x = 0, y = 0]) => [x * METRES_PER_DEGREE, y * METRES_PER_DEGREE],
        inverse: ([x = 0, y = 0]) => [x / METRES_PER_DEGREE, y / METRES_PER_DEGREE],
      },
      tileMatrixSet: {
        origin: [-180 * METRES_PER_DEGREE, 90 * METRES_PER_DEGREE],
        extentAtZoom0: 360 * METRES_PER_DEGREE,
      },
    });
    const url = hasAssetBase() ? assetUrl(FILE) : new URL('./crs-worker.js', import.meta.url).href;
    await this.#library.importScriptInWorkers(url);
  }
}
