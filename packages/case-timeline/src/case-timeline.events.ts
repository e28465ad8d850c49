/** `yzt-events-request`: a person wants events that are not at hand, earlier or later than those. */
export class YztEventsRequestEvent extends Event {
  readonly direction: 'older' | 'newer';

  constructor(direction: 'older' | 'newer') {
    super('yzt-events-request', { bubbles: true, composed: true });
    this.direction = direction;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-events-request': YztEventsRequestEvent;
  }
}
