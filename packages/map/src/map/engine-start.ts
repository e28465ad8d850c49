import type { Client } from '@yizhangtu/client';
import type { Bounds } from '@yizhangtu/standard';
import { loadMaplibre } from '../engine/load-maplibre.ts';
import type { EngineInit, MapEngine } from '../engine/map-engine.ts';
import type { Openings } from '../engine/openings.ts';
import type { Scene } from '../model/scene.ts';
import { loadCountyData } from './parts.ts';

type Tools = typeof import('./map-tools.ts');

const loadTools = () => import('./map-tools.ts');

/** Brings what draws a map and its tools, with the sources that it will need on their way meanwhile. */
export class EngineStart {
  readonly #signal: AbortSignal;
  #openings: Openings | undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** What the map is going to show. */
  want(scene: Scene, client: Client, near: Bounds | undefined): void {
    this.#openings?.want(scene, client, near);
  }

  /**
   * @param onTools - the tools are there, and sources can be asked for
   * @param known - resolves when it is known what the map first shows
   * @returns undefined when the map left meanwhile
   * @throws YztError as {@link MapEngine.create} does
   */
  async run(
    init: () => Omit<EngineInit, 'library' | 'openings'>,
    onTools: (tools: Tools) => void,
    known: Promise<void>,
  ): Promise<MapEngine | undefined> {
    const library = loadMaplibre();
    library.catch(() => undefined);
    // The county's own files are asked for with it, as soon as it is known.
    loadCountyData().catch(() => undefined);
    const tools = await loadTools();
    if (this.#signal.aborted) return undefined;
    const openings = (this.#openings = new tools.Openings());
    onTools(tools);
    await openings.ready(known);
    try {
      const engine = await tools.MapEngine.create({ ...init(), library, openings }, this.#signal);
      if (!this.#signal.aborted) return engine;
      engine.close();
    } catch (error) {
      openings.close();
      throw error;
    }
    return undefined;
  }
}
