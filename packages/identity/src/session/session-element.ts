import type { Session } from '@yizhangtu/client/session.js';
import { YztElement } from '@yizhangtu/core';
import { css } from 'lit';
import { property } from 'lit/decorators.js';

/** An element that shows nothing takes no room, not even a gap between others. */
export const vacantStyles = css`
  :host([vacant]) {
    display: contents;
  }
  /* Without a box the element contains nothing: its words stand in a corner, where they add nothing to the page. */
  :host([vacant]) .sr-only {
    top: 0;
    left: 0;
  }
`;

/** An element that acts for somebody. */
export class SessionElement extends YztElement {
  /** Who acts. Unset: the session of the provider. */
  @property({ attribute: false }) session: Session | undefined;

  /** For who looks, it has nothing to show. */
  protected vacate(vacant: boolean): void {
    this.toggleAttribute('vacant', vacant);
  }
}
