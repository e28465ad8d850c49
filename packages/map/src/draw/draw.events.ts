/** A person changed what is drawn: see `features` of the element. */
export class YztDrawingChangeEvent extends Event {
  constructor() {
    super('yzt-drawing-change', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-drawing-change': YztDrawingChangeEvent;
  }
}
