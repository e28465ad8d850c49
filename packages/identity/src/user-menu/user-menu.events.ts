/** `yzt-session-end`: a person signed out. */
export class YztSessionEndEvent extends Event {
  /** Whether on all of their devices. */
  readonly everywhere: boolean;

  constructor(everywhere: boolean) {
    super('yzt-session-end', { bubbles: true, composed: true });
    this.everywhere = everywhere;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-session-end': YztSessionEndEvent;
  }
}
