/** A person changed the height of the sheet: see the panel's `height`. */
export class YztPanelResizeEvent extends Event {
  constructor() {
    super('yzt-panel-resize', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-panel-resize': YztPanelResizeEvent;
  }
}
