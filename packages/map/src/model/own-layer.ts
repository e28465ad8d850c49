/** Ids of layers that belong to one page alone begin with it: a link to the map does not carry them. */
export const OWN = '~';

/** Part of an id that no other element of the page uses. */
export const ownLayerId = (name: string): string =>
  `${OWN}${name}-${Math.random().toString(36).slice(2, 8)}`;

export const isOwnLayer = (id: string): boolean => id.startsWith(OWN);
