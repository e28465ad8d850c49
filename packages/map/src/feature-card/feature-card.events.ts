const announced = { bubbles: true, composed: true } as const;

/** A person chose a feature, on the map or in the card: see `hits` and `selected` of the map or the card. */
export class YztFeatureSelectEvent extends Event {
  constructor() {
    super('yzt-feature-select', announced);
  }
}

/** A person closed the card. */
export class YztFeatureCloseEvent extends Event {
  constructor() {
    super('yzt-feature-close', announced);
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-feature-select': YztFeatureSelectEvent;
    'yzt-feature-close': YztFeatureCloseEvent;
  }
}
