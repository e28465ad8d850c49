import type { Desk } from '../desk.ts';

/** Whose things they are, as the store keys them: of one backend, one county, and one person or nobody. */
export const ownerOf = ({ client, county }: Desk, person = ''): string =>
  `${client.baseUrl} ${county} ${person}`;
