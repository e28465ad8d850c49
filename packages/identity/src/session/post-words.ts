import { textIn, type Locale } from '@yizhangtu/standard';
import { ROLE_NAMES, type Post, type SessionUser } from '@yizhangtu/standard/identity.js';

const isRole = (role: string): role is keyof typeof ROLE_NAMES => Object.hasOwn(ROLE_NAMES, role);

/** A role in words; one that this kit does not know by its id. */
export const roleName = (role: string, locale: Locale): string =>
  isRole(role) ? textIn(ROLE_NAMES[role], locale) : role;

/** A post in words: role, organisation where it is of one, and division. */
export function postWords({ role, division, organisation }: Post, locale: Locale): string {
  const place = textIn(division.name, locale);
  const of = organisation === undefined ? [] : [organisation];
  return locale === 'en'
    ? [roleName(role, locale), ...of, place].join(', ')
    : [place, ...of, roleName(role, locale)].join(' ');
}

/** The post that a person acts in. */
export const postOf = (user: SessionUser | undefined): Post | undefined =>
  user?.posts.find(({ id }) => id === user.post);
