import type { Session } from '@yizhangtu/client/session.js';
import { YztElement } from '@yizhangtu/core';
import { property } from 'lit/decorators.js';

/** An element that acts for somebody. */
export class SessionElement extends YztElement {
  /** Who acts. Unset: the session of the provider. */
  @property({ attribute: false }) session: Session | undefined;
}
