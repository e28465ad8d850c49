import type { FeatureHit } from '@yizhangtu/core';

const announced = { bubbles: true, composed: true } as const;

/** A person moved the map, and it came to rest. The view is in the map's `mapHost.state`. */
export class YztMapMoveEvent extends Event {
  constructor() {
    super('yzt-map-move', announced);
  }
}

/** A person pressed the map: `hits` are all features there, the topmost first; none for an empty place. */
export class YztFeatureSelectEvent extends Event {
  readonly hits: readonly FeatureHit[];
  constructor(hits: readonly FeatureHit[]) {
    super('yzt-feature-select', announced);
    this.hits = hits;
  }
}

/** A person went down or up to a division. */
export class YztDivisionSelectEvent extends Event {
  readonly code: string;
  constructor(code: string) {
    super('yzt-division-select', announced);
    this.code = code;
  }
}

/** A person chose another base map. */
export class YztBaseMapSelectEvent extends Event {
  readonly baseMap: string;
  constructor(baseMap: string) {
    super('yzt-base-map-select', announced);
    this.baseMap = baseMap;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-map-move': YztMapMoveEvent;
    'yzt-feature-select': YztFeatureSelectEvent;
    'yzt-division-select': YztDivisionSelectEvent;
    'yzt-base-map-select': YztBaseMapSelectEvent;
  }
}
