import type { Session } from '@yizhangtu/client/session.js';
import { YztElement } from '@yizhangtu/core';
import type { SessionUser } from '@yizhangtu/standard/identity.js';
import { property } from 'lit/decorators.js';

/** An element of the family: it acts for somebody, or for nobody. */
export class CaseElement extends YztElement {
  /** Who acts. Unset: the session of the provider. */
  @property({ attribute: false }) session: Session | undefined;

  /** Who is signed in, where that shall not come from a session. */
  @property({ attribute: false }) user: SessionUser | undefined;
}
