/** A person measured, or cleared what was measured: see `geometry` and `result` of the element. */
export class YztMeasurementChangeEvent extends Event {
  constructor() {
    super('yzt-measurement-change', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-measurement-change': YztMeasurementChangeEvent;
  }
}
