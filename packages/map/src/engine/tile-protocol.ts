import { toYztError, type YztError } from '@yizhangtu/standard';
import type { TileSet } from '../sources/tiles.ts';
import type { MapLibre } from './load-maplibre.ts';

/** What became of a request for a tile. */
export interface TileReport {
  started(): void;
  /** `error` undefined: a tile, or nothing where nothing is. */
  ended(error: YztError | undefined): void;
}

/** Another way in to the tiles of a map, for a copy of it. */
export interface CopyOfTiles {
  /** The template by which the copy asks, for one of the map. */
  templateOf(template: string): string;
  close(): void;
}

interface Registered {
  readonly tiles: TileSet;
  readonly report: TileReport;
}

/**
 * Stands for "no picture here" in raster tiles, and for an empty vector tile. A new one each time: the
 * engine hands it over to its worker, and what is handed over cannot be handed over again.
 */
const nothing = () => new ArrayBuffer(0);

const newScheme = () => `yzt-${Math.random().toString(36).slice(2, 12)}`;

/**
 * One way in for all tiles of one map: whatever they are kept in, the engine asks here, and what goes
 * wrong is known by its kind. Protocols of the engine are shared by a page, so each map has a name of its
 * own, which goes when the map goes.
 */
export class TileProtocol {
  readonly #library: MapLibre;
  readonly #scheme = newScheme();
  readonly #sources = new Map<string, Registered>();

  constructor(library: MapLibre) {
    this.#library = library;
    this.#answer(this.#scheme, (_, { report }) => report);
  }

  /** What becomes of the tiles that are asked for by `scheme` is told to the report that `reportOf` gives. */
  #answer(scheme: string, reportOf: (source: string, registered: Registered) => TileReport): void {
    this.#library.addProtocol(scheme, async ({ url }, abort) => {
      const match = /^[^:]+:\/\/(.+)\/(\d+)\/(\d+)\/(\d+)$/.exec(url);
      const id = match === null ? '' : decodeURIComponent(match[1]!);
      const source = this.#sources.get(id);
      if (match === null || source === undefined) return { data: nothing() };
      const report = reportOf(id, source);
      report.started();
      try {
        const [z, x, y] = [Number(match[2]), Number(match[3]), Number(match[4])];
        const data = await source.tiles.read(z, x, y, abort.signal);
        report.ended(undefined);
        return { data: data ?? nothing() };
      } catch (thrown) {
        const error = toYztError(thrown, url);
        report.ended(error);
        throw error;
      }
    });
  }

  /** For a copy of the map as it is now: how its tiles fare is no state of the map on screen. */
  copy(reportOf: (source: string) => TileReport): CopyOfTiles {
    const scheme = newScheme();
    const reports = new Map([...this.#sources.keys()].map((id) => [id, reportOf(id)]));
    this.#answer(scheme, (id, { report }) => reports.get(id) ?? report);
    return {
      templateOf: (template) => template.replace(this.#scheme, scheme),
      close: () => this.#library.removeProtocol(scheme),
    };
  }

  /** The template that the engine asks by for the tiles known under `id`. */
  templateOf(id: string): string {
    return `${this.#scheme}://${encodeURIComponent(id)}/{z}/{x}/{y}`;
  }

  /** Makes `tiles` known under `id`. */
  add(id: string, tiles: TileSet, report: TileReport): void {
    this.#sources.set(id, { tiles, report });
  }

  remove(id: string): void {
    this.#sources.delete(id);
  }

  close(): void {
    this.#sources.clear();
    this.#library.removeProtocol(this.#scheme);
  }
}
