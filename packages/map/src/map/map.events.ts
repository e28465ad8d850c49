const announced = { bubbles: true, composed: true } as const;

/** A person moved the map, and it came to rest: see `view` in the map's `mapHost.state`. */
export class YztMapMoveEvent extends Event {
  constructor() {
    super('yzt-map-move', announced);
  }
}

/** A person went down or up to a division: see `division` in the map's `mapHost.state`. */
export class YztDivisionSelectEvent extends Event {
  constructor() {
    super('yzt-division-select', announced);
  }
}

/** A person chose another base map: see `baseMap` in the map's `mapHost.state`. */
export class YztBaseMapSelectEvent extends Event {
  constructor() {
    super('yzt-base-map-select', announced);
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-map-move': YztMapMoveEvent;
    'yzt-division-select': YztDivisionSelectEvent;
    'yzt-base-map-select': YztBaseMapSelectEvent;
  }
}
