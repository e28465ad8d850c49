import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { settleHeight, type SheetHeight, type SheetSpace } from './sheet-model.ts';

/** Pixels that a pointer may tremble before a press becomes a drag. */
const SLACK = 6;

/** Milliseconds without a move after which the pointer counts as still. */
const STILL = 80;

export interface SheetDragHost extends ReactiveControllerHost {
  /** Undefined while the panel is no sheet. */
  readonly sheetSpace: SheetSpace | undefined;
  /** Height of the sheet now, pixels. */
  readonly sheetPixels: number;
  rest(height: SheetHeight): void;
}

interface Drag {
  readonly pointer: number;
  readonly head: HTMLElement;
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
    this.#end();
  }

  #end(): void {
    this.#drag = undefined;
    this.#pixels = undefined;
    window.removeEventListener('pointermove', this.#move);
    window.removeEventListener('pointerup', this.#up);
    window.removeEventListener('pointercancel', this.#up);
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0 || !this.#host.sheetSpace) return;
    this.#drag = {
      pointer: event.pointerId,
      head: event.currentTarget as HTMLElement,
      startY: event.clientY,
      startPixels: this.#host.sheetPixels,
      lastY: event.clientY,
      lastTime: event.timeStamp,
      velocity: 0,
    };
    // The pointer may be far off the head at its first move.
    window.addEventListener('pointermove', this.#move);
    window.addEventListener('pointerup', this.#up);
    window.addEventListener('pointercancel', this.#up);
  };

  readonly #move = (event: PointerEvent): void => {
    const drag = this.#drag;
    const space = this.#host.sheetSpace;
    if (!space || event.pointerId !== drag?.pointer) return;
    const way = drag.startY - event.clientY;
    if (this.#pixels === undefined) {
      if (Math.abs(way) < SLACK) return;
      // From here on the press is a drag: its release is no click on what lies under it.
      drag.head.setPointerCapture(event.pointerId);
    }
    const time = Math.max(event.timeStamp - drag.lastTime, 1);
    drag.velocity = (drag.lastY - event.clientY) / time;
    drag.lastY = event.clientY;
    drag.lastTime = event.timeStamp;
    this.#pixels = Math.min(Math.max(drag.startPixels + way, space.head), space.total);
    this.#host.requestUpdate();
  };

  readonly #up = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (event.pointerId !== drag?.pointer) return;
    const space = this.#host.sheetSpace;
    const pixels = this.#pixels;
    this.#end();
    if (pixels === undefined || !space) return;
    // Held still before the release, it was no fling.
    const velocity = event.timeStamp - drag.lastTime > STILL ? 0 : drag.velocity;
    this.#host.rest(settleHeight(pixels, velocity, space));
    this.#host.requestUpdate();
  };
}
