import type { Attribute } from './person.ts';
import type { RoleId } from './roles.ts';

/**
 * How much of an attribute a role sees. `hidden`: not even that there is one. `masked`: what the mask
 * leaves. `revealable`: masked, and in full when asked for with a reason, which the audit log keeps. None
 * sees a full value unasked.
 */
export type View = 'hidden' | 'masked' | 'revealable';

/** What each role that reads people sees of one in its divisions: it has `person:read`. */
export const ATTRIBUTE_VIEWS: Readonly<Partial<Record<RoleId, Readonly<Record<Attribute, View>>>>> =
  {
    'grid-worker': { name: 'masked', phone: 'masked', idNumber: 'hidden', address: 'masked' },
    'village-cadre': {
      name: 'revealable',
      phone: 'revealable',
      idNumber: 'masked',
      address: 'revealable',
    },
    'town-command': {
      name: 'revealable',
      phone: 'revealable',
      idNumber: 'revealable',
      address: 'revealable',
    },
    'department-handler': {
      name: 'masked',
      phone: 'masked',
      idNumber: 'hidden',
      address: 'hidden',
    },
    'county-centre': {
      name: 'revealable',
      phone: 'revealable',
      idNumber: 'revealable',
      address: 'revealable',
    },
  };

/** What a role sees of an attribute. */
export const viewOf = (role: RoleId, attribute: Attribute): View =>
  ATTRIBUTE_VIEWS[role]?.[attribute] ?? 'hidden';
