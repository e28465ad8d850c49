import type { Bounds } from '@yizhangtu/standard';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { GROUND_MAX_ZOOM, GROUND_SOURCE, groundStyle } from '../model/ground-style.ts';
import { groundInView } from '../model/ground-view.ts';
import { groundOf, type DrawnGround, type GroundKind } from '../model/ground.ts';
import type { Ground, Scene } from '../model/scene.ts';

const NOTHING = groundOf({
  line: undefined,
  areas: [],
  division: undefined,
  county: undefined,
});

/**
 * County and divisions on the map. What a view shows nothing of is switched off: each kind of style layer
 * costs the engine a program, and its source a pass over the screen.
 */
export class GroundDrawing {
  readonly #map: MapLibreMap;
  readonly #inView: () => Bounds;
  #drawn: DrawnGround = NOTHING;
  #kindsIn = groundInView(NOTHING);
  #shown: ReadonlySet<GroundKind> = new Set();

  constructor(map: MapLibreMap, inView: () => Bounds) {
    this.#map = map;
    this.#inView = inView;
  }

  /** The area of the division that the map has gone down to; undefined for the county. */
  get focus(): DrawnGround['focus'] {
    return this.#drawn.focus;
  }

  /** Begins on a style that has no ground. */
  install(): void {
    this.#map.addSource(GROUND_SOURCE, {
      type: 'geojson',
      data: this.#drawn.features,
      promoteId: 'code',
      maxzoom: GROUND_MAX_ZOOM,
    });
  }

  restyle(scene: Scene): void {
    const map = this.#map;
    for (const id of this.#layers) map.removeLayer(id);
    for (const layer of groundStyle(scene)) map.addLayer(layer, 'anchor/ground');
    this.#shown = new Set(['outside', 'part', 'name', 'line']);
    this.show();
  }

  /** Draws other data. True when the focus is another one. */
  draw(ground: Ground): boolean {
    const { focus } = this.#drawn;
    this.#drawn = groundOf(ground);
    this.#kindsIn = groundInView(this.#drawn);
    (this.#map.getSource(GROUND_SOURCE) as GeoJSONSource).setData(this.#drawn.features);
    this.show();
    return focus !== this.#drawn.focus;
  }

  /** Switches on what the view shows something of, and the rest off. */
  show(): void {
    const kinds = this.#kindsIn(this.#inView());
    if (kinds.size === this.#shown.size && [...kinds].every((kind) => this.#shown.has(kind)))
      return;
    this.#shown = kinds;
    for (const id of this.#layers) {
      const visible = kinds.has(id.split('/')[1] as GroundKind);
      this.#map.setLayoutProperty(id, 'visibility', visible ? 'visible' : 'none');
    }
  }

  get #layers(): string[] {
    return this.#map.getLayersOrder().filter((id) => id.startsWith('ground/'));
  }
}
