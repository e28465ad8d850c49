import type { AddDesk, AddDeskHost } from './add-desk.ts';
import { loadPart } from '../load-part.ts';
import { adoptStyles } from '../adopt-styles.ts';

/**
 * Loads what a person needs once they want to add something.
 *
 * @throws YztError `network`
 */
export async function loadAddDesk(host: AddDeskHost): Promise<AddDesk> {
  const [{ AddDesk: Desk }, { addDeskStyles }] = await loadPart(
    Promise.all([import('./add-desk.ts'), import('./add-desk.styles.ts')]),
  );
  adoptStyles(host.root, addDeskStyles);
  return new Desk(host);
}
