import type { EditableShape, PickOptions } from '@yizhangtu/core';
import type { LngLat, YztError } from '@yizhangtu/standard';
import type { MapEngine } from '../engine/map-engine.ts';
import type { DrawAsk } from './draw-task.ts';
import type { MapModel } from './map-model.ts';
import { startTask, type MapTask } from './map-task.ts';
import { loadDrawing } from './parts.ts';

/** The map that a person is asked on. */
export interface TaskGround {
  readonly model: MapModel;
  engine(): MapEngine | undefined;
  /** Why there is nothing to draw on. */
  fault(): YztError | undefined;
  /** Another task, or another state of it. */
  changed(): void;
}

/** What a map waits for a person to do: one thing at a time, the last that was asked for. */
export class MapTasks {
  readonly #ground: TaskGround;
  #task: MapTask | undefined;
  #asked = 0;

  constructor(ground: TaskGround) {
    this.#ground = ground;
  }

  get task(): MapTask | undefined {
    return this.#task;
  }

  async pick(options: PickOptions): Promise<LngLat> {
    this.cancel();
    this.#check();
    return startTask<LngLat>('point', options, this.#show, ({ end }) => ({
      place: end,
      undo: () => undefined,
      finish: this.placeCentre,
    }));
  }

  async draw(ask: DrawAsk): Promise<EditableShape> {
    this.cancel();
    this.#check();
    const { model, engine } = this.#ground;
    const turn = this.#asked;
    const { accent } = model.scene;
    // The drawing tool loads meanwhile: something else may be asked for, or the map may leave.
    const isWanted = () => turn === this.#asked;
    const { drawOnMap } = await loadDrawing();
    return drawOnMap({ engine, isWanted, accent, show: this.#show }, ask);
  }

  /** Gives up what is under way, or about to begin. */
  cancel(): void {
    this.#asked += 1;
    this.#task?.cancel();
  }

  /** To be called when the map was drawn: what is under way ends where nothing can be drawn on. */
  updated(): void {
    const reason = this.#reason;
    if (reason !== undefined) this.#task?.cancel(reason);
  }

  /** Why nobody can be asked. */
  get #reason(): YztError | undefined {
    const { engine, fault } = this.#ground;
    return engine() === undefined ? fault() : undefined;
  }

  #check(): void {
    const reason = this.#reason;
    if (reason !== undefined) throw reason;
  }

  readonly placeCentre = (): void => {
    const engine = this.#ground.engine();
    if (engine !== undefined) this.#task?.sketch.place(engine.camera.view.center);
  };

  readonly #show = (task: MapTask | undefined): void => {
    const { model, engine, changed } = this.#ground;
    const begins = this.#task === undefined;
    this.#task = task;
    changed();
    model.setTask(task?.kind);
    engine()?.ask(task?.kind);
    if (task !== undefined && begins) engine()?.canvas.focus();
  };
}
