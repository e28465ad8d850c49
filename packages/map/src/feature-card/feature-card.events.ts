const announced = { bubbles: true, composed: true } as const;

/** A person went to another of the features at hand: see the card's `selected`. */
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
