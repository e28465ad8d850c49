import type { MapTaskKind, PickOptions } from '@yizhangtu/core';
import type { LngLat, YztError } from '@yizhangtu/standard';
import { givenUp } from '../given-up.ts';

/** How far a drawing is. */
export interface SketchState {
  /** Corners that are set, without the one that follows the pointer. */
  readonly corners: number;
  /** The line of the area crosses itself: it cannot be finished as it is. */
  readonly crossing: boolean;
  readonly canUndo: boolean;
  readonly canFinish: boolean;
  /** Of a shape that is edited: the corner that keys move, from 0. */
  readonly chosen: number | undefined;
  /** Words of who asked, such as a length. */
  readonly note: string | undefined;
  /** These words when the last corner was set: for those who hear them. */
  readonly spoken: string | undefined;
}

/** What a person can do with a shape that comes to be. */
export interface Sketch {
  /** A corner at a place; of a shape that is edited, the chosen corner goes there. */
  place(at: LngLat): void;
  /** Takes back the last corner, or the last change of a shape that is edited. */
  undo(): void;
  finish(): void;
}

/** What a person can do with a shape that is there, without a pointer. */
export interface CornerSketch extends Sketch {
  /** Chooses the next corner (1) or the one before (-1), and brings it to the middle of the map. */
  turn(by: 1 | -1): void;
  /** Adds a corner after the chosen one. */
  add(): void;
  remove(): void;
}

/** What a map waits for a person to do. */
export interface MapTask {
  readonly kind: MapTaskKind;
  readonly prompt: string | undefined;
  /** Undefined for a place. */
  readonly state: SketchState | undefined;
  readonly sketch: Sketch | CornerSketch;
  /** Ends it without a result: with `reason`, or because it is no longer wanted. */
  cancel(reason?: YztError): void;
}

export interface TaskSteps<T> {
  end(value: T): void;
  tell(state: SketchState): void;
}

/** Whether a key takes back the last corner. */
export const isUndo = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  key === 'Backspace' || (key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey);

/** Starts a task and tells `show` of it, of each change of its state, and of its end with undefined. */
export function startTask<T>(
  kind: MapTaskKind,
  { signal, prompt }: PickOptions,
  show: (task: MapTask | undefined) => void,
  begin: (steps: TaskSteps<T>) => Sketch | CornerSketch,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(givenUp());
    let task: MapTask | undefined;
    let ended = false;
    const leave = () => {
      ended = true;
      signal?.removeEventListener('abort', giveUp);
      show(undefined);
    };
    const cancel = (reason = givenUp()) => {
      leave();
      reject(reason);
    };
    const giveUp = () => cancel();
    const end = (value: T) => {
      leave();
      resolve(value);
    };
    let state: SketchState | undefined;
    const tell = (now: SketchState) => {
      state = now;
      if (task !== undefined && !ended) show((task = { ...task, state }));
    };
    const sketch = begin({ end, tell });
    signal?.addEventListener('abort', giveUp, { once: true });
    task = { kind, prompt, state, sketch, cancel };
    show(task);
  });
}
