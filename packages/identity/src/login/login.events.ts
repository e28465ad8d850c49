/**
 * `yzt-login-start`: a person wants to sign in. Whoever cancels it signs them in in its own way.
 */
export class YztLoginStartEvent extends Event {
  /** Id of the way that was chosen; undefined when there was nothing to choose. */
  readonly way: string | undefined;

  constructor(way: string | undefined) {
    super('yzt-login-start', { bubbles: true, composed: true, cancelable: true });
    this.way = way;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-login-start': YztLoginStartEvent;
  }
}
