import type { SessionUser } from '@yizhangtu/standard/identity.js';

/** Who acts, in words that say nothing of the person; empty for nobody. */
export const actorOf = (user: SessionUser | undefined): string =>
  user ? `${user.id} ${user.post ?? ''}` : '';
