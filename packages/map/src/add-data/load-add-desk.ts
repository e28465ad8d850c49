import type { AddDesk, AddDeskHost } from './add-desk.ts';
import { loadPart } from '../load-part.ts';

/**
 * Loads what a person needs once they want to add something.
 *
 * @throws YztError `network`
 */
export async function loadAddDesk(host: AddDeskHost): Promise<AddDesk> {
  const [{ AddDesk: Desk }, { addDeskStyles }] = await loadPart(
    Promise.all([import('./add-desk.ts'), import('./add-desk.styles.ts')]),
  );
  const { root } = host;
  const sheet = addDeskStyles.styleSheet;
  if (sheet !== undefined) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return new Desk(host);
}
