import type { Client } from '@yizhangtu/client';
import type { BaseMap, Bounds, CatalogueEntry } from '@yizhangtu/standard';
import type { Scene } from '../model/scene.ts';
import { Beginnings } from '../sources/beginnings.ts';
import { openSource, type OpenedSource } from '../sources/open-source.ts';
import { openBase, type OpenedBase } from './base-feed.ts';

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

  close(): void {
    this.layers.close();
    this.base.close();
  }
}
