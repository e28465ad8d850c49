import type { MapView } from '@yizhangtu/core';
import type { Bounds, LngLat } from '@yizhangtu/standard';
import type { LngLat as EngineLngLat, Map as MapLibreMap } from 'maplibre-gl';

/** Pixels around the county when all of it is shown. */
const MARGIN = 28;
/** How far a person may zoom out beyond that. */
const ZOOM_OUT = 0.8;

/** Where the map looks, and how far it may. */
export class Camera {
  readonly #map: MapLibreMap;
  readonly #container: HTMLElement;
  readonly #sizes: ResizeObserver;
  #home: Bounds | undefined;
  #minZoom = 0;
  /** What the map was last fitted to, until a person moves it. */
  #fitted: Bounds | undefined;
  /** A person moves it now. */
  #byPerson = false;

  constructor(
    map: MapLibreMap,
    container: HTMLElement,
    onMove: (settled: boolean, byPerson: boolean) => void,
  ) {
    this.#map = map;
    this.#container = container;
    map.on('movestart', (event) => {
      if ((event as { originalEvent?: unknown }).originalEvent === undefined) return;
      this.#byPerson = true;
      this.#fitted = undefined;
    });
    map.on('move', () => onMove(false, this.#byPerson));
    map.on('moveend', () => {
      onMove(true, this.#byPerson);
      this.#byPerson = false;
    });
    // The engine's own observer resizes the canvas; this one keeps what was shown in view.
    this.#sizes = new ResizeObserver(() => this.refit());
    this.#sizes.observe(container);
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
    if (this.#home !== undefined) {
      const camera = this.#map.cameraForBounds([...this.#home] as Bounds, { padding: MARGIN });
      this.#minZoom = Math.max(0, (camera?.zoom ?? 0) - ZOOM_OUT);
    }
    if (this.#fitted !== undefined) this.#fitTo(this.#fitted, false);
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
    const { clientWidth, clientHeight } = this.#container;
    return clientWidth > 0 && clientHeight > 0;
  }

  #fitTo(bounds: Bounds, animate: boolean): void {
    this.#map.fitBounds([...bounds] as Bounds, {
      padding: MARGIN,
      maxZoom: 17,
      pitch: this.#map.getPitch(),
      ...(animate ? { duration: 200 } : { animate: false }),
    });
  }
}
