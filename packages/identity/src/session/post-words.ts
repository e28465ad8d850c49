import { textIn, type Locale } from '@yizhangtu/standard';
import { ROLE_NAMES, type Post, type SessionUser } from '@yizhangtu/standard/identity.js';

const isRole = (role: string): role is keyof typeof ROLE_NAMES => Object.hasOwn(ROLE_NAMES, role);

/** A role in words; one that this kit does not know by its id. */
export const roleName = (role: string, locale: Locale): string =>
  isRole(role) ? textIn(ROLE_NAMES[role], locale) : role;

/** A post in words: role and division. */
export const postWords = ({ role, division }: Post, locale: Locale): string =>
  locale === 'en'
    ? `${roleName(role, locale)}, ${textIn(division.name, locale)}`
    : `${textIn(division.name, locale)} ${roleName(role, locale)}`;

/** The post that a person acts in. */
export const postOf = (user: SessionUser | undefined): Post | undefined =>
  user?.posts.find(({ id }) => id === user.post);
