/**
 * `yzt-lookup-submit`: a person asks for a case. Whoever cancels it finds it in its own way and then gives
 * the element its `case`.
 */
export class YztLookupSubmitEvent extends Event {
  readonly receipt: string;
  readonly code: string;

  constructor(receipt: string, code: string) {
    super('yzt-lookup-submit', { bubbles: true, composed: true, cancelable: true });
    this.receipt = receipt;
    this.code = code;
  }
}

/** `yzt-case-find`: the case was found; see the element's `case` and `token`. */
export class YztCaseFindEvent extends Event {
  constructor() {
    super('yzt-case-find', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-lookup-submit': YztLookupSubmitEvent;
    'yzt-case-find': YztCaseFindEvent;
  }
}
