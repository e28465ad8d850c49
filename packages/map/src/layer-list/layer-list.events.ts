import type { CatalogueEntry, YztError } from '@yizhangtu/standard';

const announced = { bubbles: true, composed: true } as const;

/** A person turned a layer on or off in the list. */
export class YztLayerToggleEvent extends Event {
  static readonly type = 'yzt-layer-toggle';
  constructor(
    readonly entry: CatalogueEntry,
    /** Whether it is on now. */
    readonly on: boolean,
  ) {
    super(YztLayerToggleEvent.type, announced);
  }
}

/** A person changed the opacity of a layer in the list. */
export class YztLayerFadeEvent extends Event {
  static readonly type = 'yzt-layer-fade';
  constructor(
    readonly entry: CatalogueEntry,
    /** 0 to 1. */
    readonly opacity: number,
  ) {
    super(YztLayerFadeEvent.type, announced);
  }
}

/** A person moved a layer up or down in the list. */
export class YztLayerMoveEvent extends Event {
  static readonly type = 'yzt-layer-move';
  constructor(
    readonly entry: CatalogueEntry,
    /** Its place among the layers that are on; 0 is the top. */
    readonly index: number,
  ) {
    super(YztLayerMoveEvent.type, announced);
  }
}

/** A person asked for a layer in error again. */
export class YztLayerRetryEvent extends Event {
  static readonly type = 'yzt-layer-retry';
  constructor(
    readonly entry: CatalogueEntry,
    readonly error: YztError,
  ) {
    super(YztLayerRetryEvent.type, announced);
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-layer-toggle': YztLayerToggleEvent;
    'yzt-layer-fade': YztLayerFadeEvent;
    'yzt-layer-move': YztLayerMoveEvent;
    'yzt-layer-retry': YztLayerRetryEvent;
  }
}
