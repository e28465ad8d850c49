import type { MapHost } from '@yizhangtu/core';
import type { Thing } from './draw-model.ts';
import { AREA_OPACITY, layersOf } from './draw-layers.ts';

const featuresOf = (data: unknown) => (data as { features: readonly Thing[] }).features;

/** Keeps the layers of a drawing on a map as the drawing is. */
export class DrawnLayers {
  readonly #drawing: string;
  #host: MapHost | undefined;
  /** What each layer that is on shows. */
  readonly #shown = new Map<string, readonly Thing[]>();

  constructor(drawing: string) {
    this.#drawing = drawing;
  }

  has(layer: string): boolean {
    return this.#shown.has(layer);
  }

  /** Leaves the map that it was on. */
  moveTo(host: MapHost | undefined): void {
    for (const layer of this.#shown.keys()) this.#host?.hideLayer(layer);
    this.#shown.clear();
    this.#host = host;
  }

  /** `without`: the thing whose shape is being changed on the map itself. */
  show(things: readonly Thing[], without: Thing['id'] | undefined): void {
    const host = this.#host;
    if (host === undefined) return;
    const entries = layersOf(
      this.#drawing,
      things.filter(({ id }) => id !== without),
    );
    const wanted = new Set(entries.map(({ id }) => id));
    for (const layer of [...this.#shown.keys()]) {
      if (wanted.has(layer)) continue;
      this.#shown.delete(layer);
      host.hideLayer(layer);
    }
    for (const entry of entries) {
      const features = featuresOf((entry.source as { data: unknown }).data);
      const before = this.#shown.get(entry.id);
      const same =
        before?.length === features.length && before.every((one, i) => one === features[i]);
      if (same) continue;
      this.#shown.set(entry.id, features);
      host.showLayer(entry);
      if (before === undefined && entry.style?.geometry === 'area') {
        host.setLayerOpacity(entry.id, AREA_OPACITY);
      }
    }
  }
}
