import type { Position } from 'geojson';
import { TerraDraw, TerraDrawPolygonMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { MapEngine } from './map-engine.ts';

/** A person draws one area: corner by corner with a pointer, or with the middle of the map by keys. */
export class AreaDrawing {
  readonly #engine: MapEngine;
  readonly #draw: TerraDraw;

  constructor(engine: MapEngine, colour: string, done: (area: GeoJSON.Polygon) => void) {
    this.#engine = engine;
    const hex = colour as `#${string}`;
    this.#draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map: engine.map as never }),
      modes: [
        new TerraDrawPolygonMode({
          pointerDistance: 24,
          styles: {
            fillColor: hex,
            fillOpacity: 0.2,
            outlineColor: hex,
            outlineWidth: 3,
            closingPointColor: hex,
            closingPointWidth: 8,
            closingPointOutlineColor: '#ffffff',
            closingPointOutlineWidth: 2,
          },
        }),
      ],
    });
    this.#draw.on('finish', (id) => {
      const geometry = this.#draw.getSnapshotFeature(id)?.geometry;
      if (geometry?.type !== 'Polygon') return;
      done({ type: 'Polygon', coordinates: geometry.coordinates as Position[][] });
    });
    this.#draw.start();
    this.#draw.setMode('polygon');
  }

  /** A corner in the middle of the map, as a pointer there would set it. */
  addCentre(): void {
    const { canvas } = this.#engine;
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const at: PointerEventInit = {
      clientX: left + width / 2,
      clientY: top + height / 2,
      button: 0,
      pointerId: 1,
      isPrimary: true,
      pointerType: 'mouse',
      bubbles: true,
      cancelable: true,
    };
    for (const type of ['pointermove', 'pointerdown', 'pointerup'] as const) {
      const buttons = type === 'pointerdown' ? 1 : 0;
      canvas.dispatchEvent(new PointerEvent(type, { ...at, buttons }));
    }
  }

  finish(): void {
    const { canvas } = this.#engine;
    for (const type of ['keydown', 'keyup'] as const) {
      canvas.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true }));
    }
  }

  close(): void {
    if (this.#draw.enabled) this.#draw.stop();
  }
}
