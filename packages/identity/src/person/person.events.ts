import type { Attribute } from '@yizhangtu/standard/identity.js';

/** `yzt-person-reveal`: a person saw attributes of another in full; the audit log says so too. */
export class YztPersonRevealEvent extends Event {
  readonly attributes: readonly Attribute[];
  /** Number of the entry in the audit log. */
  readonly entry: number;

  constructor(attributes: readonly Attribute[], entry: number) {
    super('yzt-person-reveal', { bubbles: true, composed: true });
    this.attributes = attributes;
    this.entry = entry;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-person-reveal': YztPersonRevealEvent;
  }
}
