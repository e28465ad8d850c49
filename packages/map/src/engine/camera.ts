import type { MapView } from '@yizhangtu/core';
import type { Bounds, LngLat } from '@yizhangtu/standard';
import type { LngLat as EngineLngLat, Map as MapLibreMap } from 'maplibre-gl';
import { panInto, type Box } from '../model/free-space.ts';

/** Pixels around the county when all of it is shown, and at most that share of the room there is. */
const MARGIN = 28;
const MARGIN_SHARE = 0.1;
/** Pixels at each side that the map's own words and buttons stand on, and at most that share of the room. */
const WORDS = { left: MARGIN, top: 64, right: 84, bottom: 112 };
const WORDS_SHARE = 0.3;
/** How far a person may zoom out beyond that. */
const ZOOM_OUT = 0.8;

/** Where the map looks, and how far it may. */
export class Camera {
  readonly #map: MapLibreMap;
  readonly #container: HTMLElement;
  readonly #open: HTMLElement;
  readonly #sizes: ResizeObserver;
  #home: Bounds | undefined;
  #minZoom = 0;
  /** What the map was last fitted to, until a person moves it. */
  #fitted: Bounds | undefined;
  /** What was chosen and must not be covered, until a person moves the map. */
  #revealed: Bounds | undefined;
  /** A person moves it now. */
  #byPerson = false;

  constructor(
    map: MapLibreMap,
    container: HTMLElement,
    open: HTMLElement,
    onMove: (settled: boolean, byPerson: boolean) => void,
  ) {
    this.#map = map;
    this.#container = container;
    this.#open = open;
    map.on('movestart', (event) => {
      if ((event as { originalEvent?: unknown }).originalEvent === undefined) return;
      this.#byPerson = true;
      this.#fitted = this.#revealed = undefined;
    });
    map.on('move', () => onMove(false, this.#byPerson));
    map.on('moveend', () => {
      onMove(true, this.#byPerson);
      this.#byPerson = false;
    });
    // The engine resizes its canvas by itself; what was shown stays in view, beside what covers the map.
    map.on('resize', () => this.refit());
    this.#sizes = new ResizeObserver(() => this.refit());
    this.#sizes.observe(open);
  }

  get view(): MapView {
    const { lng, lat } = this.#map.getCenter();
    return {
      center: [lng, lat],
      zoom: this.#map.getZoom(),
      bearing: this.#map.getBearing(),
      pitch: this.#map.getPitch(),
    };
  }

  get bounds(): Bounds {
    const bounds = this.#map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  /** Keeps the middle of the map in `home`. */
  settle(home: Bounds | undefined): void {
    this.#home = home;
    this.refit();
  }

  fit(bounds: Bounds, animate = true): void {
    this.#fitted = bounds;
    if (this.#hasSize()) this.#fitTo(bounds, animate);
  }

  jump(view: MapView): void {
    this.#fitted = undefined;
    this.#map.jumpTo({ ...view, center: [...view.center] });
  }

  zoomBy(levels: number): void {
    this.#fitted = undefined;
    this.#byPerson = true;
    this.#map.easeTo({ zoom: this.#map.getZoom() + levels, duration: 200 });
  }

  /** `pitch` in degrees; the bearing goes back to north unless given. */
  tilt(pitch: number, bearing = 0): void {
    this.#map.easeTo({ pitch, bearing, duration: 200 });
  }

  ease(center: LngLat, zoom: number): void {
    this.#fitted = undefined;
    this.#map.easeTo({
      center: [...center],
      zoom: Math.max(zoom, this.#map.getZoom()),
      duration: 200,
    });
  }

  /** What was fitted stays so in a container of another size, such as one that is shown only now. */
  refit(): void {
    if (!this.#hasSize() || !this.#map.style) return;
    this.#pad();
    if (this.#home !== undefined) {
      const camera = this.#map.cameraForBounds([...this.#home] as Bounds, {
        padding: this.#margin,
      });
      this.#minZoom = Math.max(0, (camera?.zoom ?? 0) - ZOOM_OUT);
    }
    if (this.#revealed !== undefined) this.#showRevealed();
    else if (this.#fitted !== undefined) this.#fitTo(this.#fitted, false);
  }

  /** Brings what was chosen into the part that nothing covers, moving no more than that takes. */
  reveal(bounds: Bounds | undefined): void {
    this.#revealed = bounds;
    if (this.#hasSize()) this.#showRevealed();
  }

  /**
   * Keeps the middle of the map in the county. The whole view cannot be kept in: a phone is taller than
   * most counties.
   */
  constrain(center: EngineLngLat, zoom: number): { center: EngineLngLat; zoom: number } {
    const least = Math.max(zoom, this.#minZoom);
    if (this.#home === undefined) return { center, zoom: least };
    const [west, south, east, north] = this.#home;
    const kept = center.wrap();
    kept.lng = Math.min(Math.max(center.lng, west), east);
    kept.lat = Math.min(Math.max(center.lat, south), north);
    return { center: kept, zoom: least };
  }

  close(): void {
    this.#sizes.disconnect();
  }

  #hasSize(): boolean {
    const { clientWidth, clientHeight } = this.#open;
    return clientWidth > 0 && clientHeight > 0;
  }

  get #margin(): number {
    const { clientWidth, clientHeight } = this.#open;
    return Math.min(MARGIN, Math.min(clientWidth, clientHeight) * MARGIN_SHARE);
  }

  /** The part that nothing covers. */
  get #free(): Box {
    const { offsetLeft: left, offsetTop: top, clientWidth, clientHeight } = this.#open;
    return { left, top, right: left + clientWidth, bottom: top + clientHeight };
  }

  /** Makes the middle of the free part that of the map. What is drawn stays where it is. */
  #pad(): void {
    const { left, top, right, bottom } = this.#free;
    const padding = {
      left,
      top,
      right: Math.max(0, this.#container.clientWidth - right),
      bottom: Math.max(0, this.#container.clientHeight - bottom),
    };
    const now = this.#map.getPadding();
    const sides = ['left', 'top', 'right', 'bottom'] as const;
    if (sides.every((side) => now[side] === padding[side])) return;
    const center = this.#map.unproject([(left + right) / 2, (top + bottom) / 2]);
    this.#map.jumpTo({ center, padding });
  }

  #showRevealed(): void {
    if (this.#revealed === undefined) return;
    const [west, south, east, north] = this.#revealed;
    const corners: readonly LngLat[] = [
      [west, south],
      [west, north],
      [east, south],
      [east, north],
    ];
    const points = corners.map(([lng, lat]) => this.#map.project([lng, lat]));
    const xs = points.map(({ x }) => x);
    const ys = points.map(({ y }) => y);
    const box = {
      left: Math.min(...xs),
      top: Math.min(...ys),
      right: Math.max(...xs),
      bottom: Math.max(...ys),
    };
    const { left, top, right, bottom } = this.#free;
    const [across, down] = [(right - left) * WORDS_SHARE, (bottom - top) * WORDS_SHARE];
    const [x, y] = panInto(box, {
      left: left + Math.min(WORDS.left, across),
      top: top + Math.min(WORDS.top, down),
      right: right - Math.min(WORDS.right, across),
      bottom: bottom - Math.min(WORDS.bottom, down),
    });
    if (x === 0 && y === 0) return;
    this.#fitted = undefined;
    this.#map.panBy([x, y], { duration: 200 });
  }

  #fitTo(bounds: Bounds, animate: boolean): void {
    this.#map.fitBounds([...bounds] as Bounds, {
      padding: this.#margin,
      maxZoom: 17,
      pitch: this.#map.getPitch(),
      ...(animate ? { duration: 200 } : { animate: false }),
    });
  }
}
