import type { Place } from '@yizhangtu/standard';

/** A person chose a place in the search. */
export class YztPlaceSelectEvent extends Event {
  static readonly type = 'yzt-place-select';
  constructor(readonly place: Place) {
    super(YztPlaceSelectEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-place-select': YztPlaceSelectEvent;
  }
}
