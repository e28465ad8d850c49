import type { Client } from '@yizhangtu/client';
import type { BaseMap, Bounds, CatalogueEntry } from '@yizhangtu/standard';
import type { Scene } from '../model/scene.ts';
import { Beginnings } from '../sources/beginnings.ts';
import { openSource, type OpenedSource } from '../sources/open-source.ts';
import type { TileSet } from '../sources/tiles.ts';
import { sourceIdOf } from '../model/style-layers.ts';
import { openBase, type OpenedBase } from './base-feed.ts';

/**
 * Milliseconds that a map waits for what it is to show, once all is loaded that draws it. To make a map stops the
 * page for longer than most answers take, and what its style begins with is drawn a frame or two sooner.
 */
const PATIENCE = 300;

/**
 * Archives that are opened while the engine still loads: it takes longer than their first answers. The
 * drawing takes them over. Other sources have nothing to ask before there is a view.
 */
export class Openings {
  readonly layers = new Beginnings<CatalogueEntry, OpenedSource>();
  readonly base = new Beginnings<BaseMap, OpenedBase>();

  /** Opens what `scene` will need. */
  want(scene: Scene, client: Client, near: Bounds | undefined): void {
    const { baseMap } = scene;
    if (baseMap !== undefined) {
      this.base.begin(baseMap, (lifetime) => openBase(client, baseMap, lifetime));
    }
    for (const { entry } of scene.layers) {
      if (entry.source.type !== 'pmtiles') continue;
      this.layers.begin(entry, (lifetime) => openSource(entry, { client, near, lifetime }));
    }
  }

  /** Tiles that are known by now, by the ids of their sources. */
  get tiles(): ReadonlyMap<string, TileSet> {
    const layers = [...this.layers.done].flatMap(([{ id }, opened]) =>
      opened.type === 'tiles' ? [[sourceIdOf(id), opened.tiles] as const] : [],
    );
    return new Map([...this.base.done.values()].flat().concat(layers));
  }

  /** Resolves when all that is wanted has come or failed, once it is `known` what that is; or after a while. */
  async ready(known: Promise<void>): Promise<void> {
    const here = known.then(() => Promise.all([this.layers.settled(), this.base.settled()]));
    await Promise.race([here, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  }

  close(): void {
    this.layers.close();
    this.base.close();
  }
}
