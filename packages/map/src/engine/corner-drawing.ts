import type { DrawOptions, EditableShape } from '@yizhangtu/core';
import type { LngLat } from '@yizhangtu/standard';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { TerraDrawLineStringMode, TerraDrawPolygonMode, type TerraDraw } from 'terra-draw';
import type { Sketch, TaskSteps } from '../map/map-task.ts';
import { FEWEST, isCrossing, shapeOf, withoutRepeats } from '../model/corners.ts';
import { closeTerra, FINISH, MODES, openTerra, pressAt, pressFinish, reach } from './terra.ts';

type Drawn = 'LineString' | 'Polygon';

const KEYS = { cancel: null, finish: FINISH };

function modeOf(type: Drawn, hex: `#${string}`) {
  const common = { keyEvents: KEYS, pointerDistance: reach(), showCoordinatePoints: true };
  const corner = {
    coordinatePointColor: '#ffffff',
    coordinatePointWidth: 4,
    coordinatePointOutlineColor: hex,
    coordinatePointOutlineWidth: 2,
    closingPointColor: hex,
    closingPointWidth: 8,
    closingPointOutlineColor: '#ffffff',
    closingPointOutlineWidth: 2,
  } as const;
  if (type === 'LineString') {
    const styles = { lineStringColor: hex, lineStringWidth: 4, ...corner };
    return new TerraDrawLineStringMode({ ...common, styles });
  }
  return new TerraDrawPolygonMode({
    ...common,
    styles: { fillColor: hex, fillOpacity: 0.2, outlineColor: hex, outlineWidth: 3, ...corner },
    validation: ({ geometry }: GeoJSON.Feature, { updateType }: { updateType: string }) => ({
      valid: updateType !== 'finish' || !isCrossing(geometry as GeoJSON.Polygon),
    }),
  });
}

/** What stands of a drawing: the corners that are set, and these with the one that follows the pointer. */
interface Standing {
  readonly set: LngLat[];
  readonly all: LngLat[];
}

/** A person draws a line or an area corner by corner: with a pointer, or with the middle of the map. */
export class CornerDrawing implements Sketch {
  readonly #map: MapLibreMap;
  readonly #draw: TerraDraw;
  readonly #type: Drawn;

  constructor(
    map: MapLibreMap,
    type: Drawn,
    colour: string,
    options: DrawOptions<EditableShape>,
    { end, tell }: TaskSteps<EditableShape>,
  ) {
    this.#map = map;
    this.#type = type;
    this.#draw = openTerra(map, [modeOf(type, colour as `#${string}`)]);
    let said: string | undefined;
    let [count, spoken]: [number, string | undefined] = [0, undefined];
    this.#draw.on('change', () => {
      const { set, all } = this.#standing;
      const now = JSON.stringify([set.length, all]);
      if (now === said) return;
      said = now;
      const whole = (corners: readonly LngLat[]) =>
        corners.length >= FEWEST[type] ? shapeOf(type, corners) : undefined;
      const shape = whole(set);
      const crossing = shape !== undefined && isCrossing(shape);
      const note = options.onChange?.(whole(all));
      if (set.length !== count) [count, spoken] = [set.length, note];
      tell({
        corners: set.length,
        crossing,
        canUndo: set.length > 0,
        canFinish: shape !== undefined && !crossing,
        chosen: undefined,
        note,
        spoken,
      });
    });
    this.#draw.on('finish', (id) => {
      const geometry = this.#draw.getSnapshotFeature(id)?.geometry;
      if (geometry?.type === type)
        end({ type, coordinates: geometry.coordinates } as EditableShape);
    });
    this.#draw.setMode(MODES[type]);
  }

  /** As the library keeps it: its last position follows the pointer. */
  get #standing(): Standing {
    const closed = this.#type === 'Polygon';
    const drawn = this.#draw.getSnapshot().find(({ geometry }) => geometry.type === this.#type);
    if (drawn === undefined) return { set: [], all: [] };
    const places = drawn.geometry.coordinates as unknown;
    const corners = (closed ? (places as LngLat[][])[0]! : places) as LngLat[];
    const count = closed ? (drawn.properties['committedCoordinateCount'] as number) : -1;
    return {
      set: withoutRepeats(corners.slice(0, count), closed),
      all: withoutRepeats(corners, closed),
    };
  }

  place(at: LngLat): void {
    pressAt(this.#map, at);
  }

  undo(): void {
    this.#draw.undo();
  }

  finish(): void {
    if (this.#standing.set.length >= FEWEST[this.#type]) pressFinish(this.#map);
  }

  close(): void {
    closeTerra(this.#map, this.#draw);
  }
}
