import type { LngLat } from '@yizhangtu/standard';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { TerraDraw, TerraDrawModeUndoRedo } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { EditableShape } from '@yizhangtu/core';

/** The library's name of the mode that draws a shape. */
export const MODES: Readonly<Record<EditableShape['type'], string>> = {
  Point: 'point',
  LineString: 'linestring',
  Polygon: 'polygon',
};

/** A key that no keyboard has: the one way the library offers to finish a shape from outside. */
export const FINISH = 'YztFinish';

/** Pixels within which a press is on a corner: a finger hides what a mouse points at. */
export const reach = (): number => (matchMedia('(pointer: coarse)').matches ? 24 : 14);

export function openTerra(
  map: MapLibreMap,
  modes: ConstructorParameters<typeof TerraDraw>[0]['modes'],
): TerraDraw {
  const draw = new TerraDraw({
    // Its types are those of another release of the engine.
    adapter: new TerraDrawMapLibreGLAdapter({ map: map as never }),
    modes,
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
  });
  draw.start();
  return draw;
}

/** Stops it, and takes its layers and listeners away. */
export function closeTerra(map: MapLibreMap, draw: TerraDraw): void {
  if (!draw.enabled) return;
  // A mode gives cursor and double press back when it is left, not when drawing stops.
  draw.setMode('static');
  // With the graphics its sources are lost. Without them it stumbles, after its listeners are gone.
  if (map.getSource('td-point') !== undefined) return draw.stop();
  try {
    draw.stop();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

/** A press at a place, as a pointer there would do it. */
export function pressAt(map: MapLibreMap, place: LngLat): void {
  const canvas = map.getCanvas();
  const { left, top } = canvas.getBoundingClientRect();
  const { x, y } = map.project(place);
  const at: PointerEventInit = {
    clientX: left + x,
    clientY: top + y,
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

export function pressFinish(map: MapLibreMap): void {
  map.getCanvas().dispatchEvent(new KeyboardEvent('keyup', { key: FINISH }));
}
