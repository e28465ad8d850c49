import type { YztError } from '@yizhangtu/standard';

/**
 * `yzt-error`: something that an element needs failed. Whoever cancels it shows the error in its own
 * way, and the element then leaves its own error block out.
 */
export class YztErrorEvent extends Event {
  readonly error: YztError;

  constructor(error: YztError) {
    super('yzt-error', { bubbles: true, composed: true, cancelable: true });
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-error': YztErrorEvent;
  }
}
