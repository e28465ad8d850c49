import type { DrawOptions, EditableShape } from '@yizhangtu/core';
import type { DrawAsk } from '../map/draw-task.ts';
import type { TaskSteps } from '../map/map-task.ts';
import { CornerDrawing } from './corner-drawing.ts';
import type { MapEngine } from './map-engine.ts';
import { ShapeEditing } from './shape-editing.ts';

/** Opens what a person draws with. It stays on the map until it is closed. */
export function openSketch(
  engine: MapEngine,
  colour: string,
  ask: DrawAsk,
  steps: TaskSteps<EditableShape>,
): CornerDrawing | ShapeEditing {
  const options = ask.options as DrawOptions<EditableShape>;
  if (ask.kind === 'shape') return new ShapeEditing(engine, ask.shape, colour, options, steps);
  const type = ask.kind === 'line' ? 'LineString' : 'Polygon';
  return new CornerDrawing(engine.map, type, colour, options, steps);
}
