import type { DrawOptions, EditableShape } from '@yizhangtu/core';
import { YztError, type LngLat } from '@yizhangtu/standard';
import {
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  type TerraDraw,
} from 'terra-draw';
import type { CornerSketch, TaskSteps } from '../map/map-task.ts';
import {
  addCorner,
  cornersOf,
  FEWEST,
  isCrossing,
  isEditable,
  moveCorner,
  nearestCorner,
  removeCorner,
  shapeOf,
} from '../model/corners.ts';
import type { MapEngine } from './map-engine.ts';
import { closeTerra, MODES, openTerra, reach } from './terra.ts';

/** The library keeps no more decimals of a degree; the ninth is a tenth of a millimetre. */
const round = ([x, y]: LngLat): LngLat => [Number(x.toFixed(9)), Number(y.toFixed(9))];

function selecting(hex: `#${string}`): TerraDrawSelectMode {
  const corners = {
    feature: { coordinates: { midpoints: true, draggable: true, deletable: true } },
  };
  return new TerraDrawSelectMode({
    pointerDistance: reach(),
    allowManualDeselection: false,
    keyEvents: null,
    flags: {
      point: { feature: { draggable: true } },
      linestring: corners,
      polygon: corners,
    },
    styles: {
      selectedPointColor: hex,
      selectedPointWidth: 9,
      selectedPointOutlineColor: '#ffffff',
      selectedPointOutlineWidth: 2,
      selectedLineStringColor: hex,
      selectedLineStringWidth: 4,
      selectedPolygonColor: hex,
      selectedPolygonFillOpacity: 0.2,
      selectedPolygonOutlineColor: hex,
      selectedPolygonOutlineWidth: 3,
      selectionPointColor: '#ffffff',
      selectionPointWidth: 7,
      selectionPointOutlineColor: hex,
      selectionPointOutlineWidth: 3,
      midPointColor: hex,
      midPointWidth: 4,
      midPointOutlineColor: '#ffffff',
      midPointOutlineWidth: 1,
    },
  });
}

/** A person moves the corners of a shape: by dragging them, or one after the other by keys. */
export class ShapeEditing implements CornerSketch {
  readonly #engine: MapEngine;
  readonly #draw: TerraDraw;
  readonly #id: string | number;
  readonly #options: DrawOptions<EditableShape>;
  readonly #steps: TaskSteps<EditableShape>;
  /** The shape after each change, the first as it was given. */
  readonly #past: EditableShape[];
  #chosen: number | undefined;
  #spoken: string | undefined;

  constructor(
    engine: MapEngine,
    shape: EditableShape,
    colour: string,
    options: DrawOptions<EditableShape>,
    steps: TaskSteps<EditableShape>,
  ) {
    if (!isEditable(shape)) {
      const message = 'Shapes with holes, of many parts or with heights cannot be edited';
      throw new YztError({ code: 'unsupported', message });
    }
    this.#engine = engine;
    this.#options = options;
    this.#steps = steps;
    this.#draw = openTerra(engine.map, [
      new TerraDrawPointMode(),
      new TerraDrawLineStringMode(),
      new TerraDrawPolygonMode(),
      selecting(colour as `#${string}`),
    ]);
    const geometry = shapeOf(shape.type, cornersOf(shape).map(round));
    this.#past = [geometry];
    this.#id = this.#draw.getFeatureId();
    const properties = { mode: MODES[shape.type] };
    const [result] = this.#draw.addFeatures([
      { type: 'Feature', id: this.#id, geometry, properties },
    ]);
    if (result?.valid !== true) {
      this.close();
      const message = `The drawing tool refuses the shape: ${result?.reason ?? 'unknown'}`;
      throw new YztError({ code: 'unsupported', message });
    }
    this.#draw.selectFeature(this.#id);
    this.#draw.on('change', (ids) => {
      if (ids.includes(this.#id)) this.#tell();
    });
    this.#draw.on('finish', () => this.#remember());
    this.#tell();
  }

  get #shape(): EditableShape {
    return this.#draw.getSnapshotFeature(this.#id)!.geometry as EditableShape;
  }

  get #corners(): LngLat[] {
    return cornersOf(this.#shape);
  }

  /** `settled`: a change is made, and not under way. */
  #tell(settled = false): void {
    const shape = this.#shape;
    const note = this.#options.onChange?.(shape);
    if (settled) this.#spoken = note;
    const crossing = isCrossing(shape);
    this.#steps.tell({
      corners: cornersOf(shape).length,
      crossing,
      canUndo: this.#past.length > 1,
      canFinish: !crossing,
      chosen: this.#chosen,
      note,
      spoken: this.#spoken,
    });
  }

  #remember(): void {
    const shape = this.#shape;
    const before = this.#past[this.#past.length - 1];
    if (JSON.stringify(shape) !== JSON.stringify(before)) this.#past.push(shape);
    this.#tell(true);
  }

  #set(corners: readonly LngLat[]): void {
    const shape = shapeOf(this.#shape.type, corners.map(round));
    this.#draw.updateFeatureGeometry(this.#id, shape as never);
    this.#remember();
  }

  #look(): void {
    const at = this.#chosen === undefined ? undefined : this.#corners[this.#chosen];
    if (at !== undefined) this.#engine.camera.ease(at, this.#engine.map.getZoom());
    this.#tell();
  }

  place(at: LngLat): void {
    const corners = this.#corners;
    if (this.#chosen === undefined) {
      this.#chosen = nearestCorner(corners, at);
      return this.#look();
    }
    this.#set(moveCorner(corners, this.#chosen, at));
  }

  turn(by: 1 | -1): void {
    const { length } = this.#corners;
    this.#chosen = ((this.#chosen ?? (by > 0 ? -1 : 0)) + by + length) % length;
    this.#look();
  }

  add(): void {
    const corners = this.#corners;
    if (this.#chosen === undefined || this.#shape.type === 'Point') return;
    const last = this.#chosen === corners.length - 1;
    this.#set(addCorner(corners, this.#chosen, this.#shape.type === 'Polygon'));
    // After the last of a line the new corner takes its number.
    if (!last || this.#shape.type === 'Polygon') this.#chosen += 1;
    this.#look();
  }

  remove(): void {
    const corners = this.#corners;
    if (this.#chosen === undefined || corners.length <= FEWEST[this.#shape.type]) return;
    const left = removeCorner(corners, this.#chosen);
    this.#chosen %= left.length;
    this.#set(left);
    this.#look();
  }

  undo(): void {
    if (this.#past.length < 2) return;
    this.#past.pop();
    const shape = this.#past[this.#past.length - 1]!;
    this.#chosen = undefined;
    this.#draw.updateFeatureGeometry(this.#id, shape as never);
    this.#tell(true);
  }

  finish(): void {
    const shape = this.#shape;
    if (!isCrossing(shape)) this.#steps.end(shape);
  }

  close(): void {
    closeTerra(this.#engine.map, this.#draw);
  }
}
