import type { DrawOptions, EditableShape } from '@yizhangtu/core';
import { YztError } from '@yizhangtu/standard';
import type { MapEngine } from '../engine/map-engine.ts';
import { loadPart } from '../load-part.ts';
import { startTask, type MapTask } from './map-task.ts';

/** What is to be drawn. */
export type DrawAsk =
  | { readonly kind: 'line'; readonly options: DrawOptions<GeoJSON.LineString> }
  | { readonly kind: 'area'; readonly options: DrawOptions<GeoJSON.Polygon> }
  | {
      readonly kind: 'shape';
      readonly shape: EditableShape;
      readonly options: DrawOptions<EditableShape>;
    };

/** What a drawing needs of a map. */
export interface DrawGround {
  /** The engine as it stands: it may go while the drawing tool is loaded. */
  engine(): MapEngine | undefined;
  /** False once something else was asked for. */
  isWanted(): boolean;
  readonly accent: string;
  show(task: MapTask | undefined): void;
}

const other = () => new YztError({ code: 'aborted', message: 'Something else was asked for' });

/** Lets a person draw. The drawing tool loads when it is first asked for. */
export async function drawOnMap(ground: DrawGround, ask: DrawAsk): Promise<EditableShape> {
  if (!ground.isWanted()) throw other();
  const engine = ground.engine();
  if (engine === undefined) {
    throw new YztError({ code: 'graphics', message: 'The map is not there' });
  }
  const { openSketch } = await loadPart(import('../engine/sketch.ts'));
  if (ground.engine() !== engine) {
    throw new YztError({ code: 'aborted', message: 'The map has left' });
  }
  if (!ground.isWanted()) throw other();
  const opened: { close?: () => void } = {};
  const shape = startTask<EditableShape>(
    ask.kind,
    ask.options,
    (task) => ground.show(task),
    (steps) => {
      const sketch = openSketch(engine, ground.accent, ask, steps);
      opened.close = () => sketch.close();
      return sketch;
    },
  );
  return shape.finally(() => opened.close?.());
}
