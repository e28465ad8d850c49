import type { PanelName } from './panels.ts';

/** `yzt-panel-open`: a person opened another panel of the portal: see `panel`. */
export class YztPanelOpenEvent extends Event {
  readonly panel: PanelName;

  constructor(panel: PanelName) {
    super('yzt-panel-open', { bubbles: true, composed: true });
    this.panel = panel;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-panel-open': YztPanelOpenEvent;
  }
}
