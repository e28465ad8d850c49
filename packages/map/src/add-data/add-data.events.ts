import type { CatalogueEntry } from '@yizhangtu/standard';

/** A person added data of their own to the map. */
export class YztDataAddEvent extends Event {
  static readonly type = 'yzt-data-add';
  /** The layers, as they were shown. */
  constructor(readonly entries: readonly CatalogueEntry[]) {
    super(YztDataAddEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-data-add': YztDataAddEvent;
  }
}
