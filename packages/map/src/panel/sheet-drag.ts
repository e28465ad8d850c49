import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { settleHeight, type SheetHeight, type SheetSpace } from './sheet-model.ts';

/** Pixels that a pointer may tremble before a press becomes a drag. */
const SLACK = 6;

export interface SheetDragHost extends ReactiveControllerHost {
  /** Undefined while the panel is no sheet. */
  readonly sheetSpace: SheetSpace | undefined;
  /** Height of the sheet now, pixels. */
  readonly sheetPixels: number;
  rest(height: SheetHeight): void;
}

interface Drag {
  readonly pointer: number;
  readonly startY: number;
  readonly startPixels: number;
  lastY: number;
  lastTime: number;
  velocity: number;
}

/** Follows a pointer that drags a sheet by its head. Presses that do not move go to what lies under them. */
export class SheetDrag implements ReactiveController {
  readonly #host: SheetDragHost;
  #drag: Drag | undefined;
  #pixels: number | undefined;

  constructor(host: SheetDragHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Height that the pointer holds the sheet at; undefined when none does. */
  get pixels(): number | undefined {
    return this.#pixels;
  }

  hostDisconnected(): void {
    this.#drag = undefined;
    this.#pixels = undefined;
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0 || !this.#host.sheetSpace) return;
    this.#drag = {
      pointer: event.pointerId,
      startY: event.clientY,
      startPixels: this.#host.sheetPixels,
      lastY: event.clientY,
      lastTime: event.timeStamp,
      velocity: 0,
    };
  };

  readonly move = (event: PointerEvent): void => {
    const drag = this.#drag;
    const space = this.#host.sheetSpace;
    if (!space || event.pointerId !== drag?.pointer) return;
    const way = drag.startY - event.clientY;
    if (this.#pixels === undefined) {
      if (Math.abs(way) < SLACK) return;
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    }
    const time = Math.max(event.timeStamp - drag.lastTime, 1);
    drag.velocity = (drag.lastY - event.clientY) / time;
    drag.lastY = event.clientY;
    drag.lastTime = event.timeStamp;
    this.#pixels = Math.min(Math.max(drag.startPixels + way, space.head), space.total);
    this.#host.requestUpdate();
  };

  readonly up = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (event.pointerId !== drag?.pointer) return;
    const space = this.#host.sheetSpace;
    const pixels = this.#pixels;
    this.#drag = undefined;
    this.#pixels = undefined;
    if (pixels === undefined || !space) return;
    this.#host.rest(settleHeight(pixels, drag.velocity, space));
    this.#host.requestUpdate();
  };
}
