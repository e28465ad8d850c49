import type { Map as MapLibreMap, MapMouseEvent, Point } from 'maplibre-gl';
import { GROUND_SOURCE } from '../model/ground-style.ts';
import { sourceIdOf } from '../model/style-layers.ts';
import { pressedAt, type HitLookup } from './hits.ts';

interface Target {
  readonly source: string;
  readonly id: string | number;
  readonly sourceLayer?: string;
}

/** Shows what a press would choose, under a pointer that can hover. */
export class Hover {
  readonly #map: MapLibreMap;
  readonly #lookup: HitLookup;
  readonly #sourceLayerOf: (layer: string) => string | undefined;
  #target: Target | undefined;
  #frame = 0;

  constructor(
    map: MapLibreMap,
    lookup: HitLookup,
    sourceLayerOf: (layer: string) => string | undefined,
  ) {
    this.#map = map;
    this.#lookup = lookup;
    this.#sourceLayerOf = sourceLayerOf;
  }

  listen(): void {
    if (!matchMedia('(hover: hover)').matches) return;
    this.#map.on('mousemove', (event: MapMouseEvent) => {
      // Once a frame is as often as it can be seen.
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => this.#look(event.point));
    });
    this.#map.on('mouseout', () => {
      cancelAnimationFrame(this.#frame);
      this.#show(undefined, false);
    });
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
  }

  #look(point: Point): void {
    if (!this.#map.style || this.#map.isMoving()) return;
    const { hits, cluster, division } = pressedAt(this.#map, point, 4, this.#lookup);
    const hit = hits[0];
    const id = hit?.feature.id;
    if (hit !== undefined) {
      const sourceLayer = this.#sourceLayerOf(hit.entry.id);
      this.#show(
        id === undefined
          ? undefined
          : {
              source: sourceIdOf(hit.entry.id),
              id,
              ...(sourceLayer === undefined ? {} : { sourceLayer }),
            },
        true,
      );
    } else if (division !== undefined && cluster === undefined) {
      this.#show({ source: GROUND_SOURCE, id: division }, true);
    } else {
      this.#show(undefined, cluster !== undefined);
    }
  }

  #show(target: Target | undefined, pressable: boolean): void {
    const map = this.#map;
    if (!map.style) return;
    map.getCanvas().style.cursor = pressable ? 'pointer' : '';
    const before = this.#target;
    if (before?.source === target?.source && before?.id === target?.id) return;
    if (before !== undefined && map.getSource(before.source) !== undefined) {
      map.setFeatureState(before, { hover: false });
    }
    this.#target = target;
    if (target !== undefined && map.getSource(target.source) !== undefined) {
      map.setFeatureState(target, { hover: true });
    }
  }
}
