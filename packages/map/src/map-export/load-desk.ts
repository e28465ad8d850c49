import type { DeskHost, ExportDesk } from './export-desk.ts';
import { loadPart } from '../load-part.ts';
import { adoptStyles } from '../adopt-styles.ts';

/**
 * Loads the dialog, which is not needed until a person opens it.
 *
 * @throws YztError `network`
 */
export async function loadDesk(host: DeskHost): Promise<ExportDesk> {
  const [{ ExportDesk: Desk }, { exportDeskStyles }] = await loadPart(
    Promise.all([import('./export-desk.ts'), import('./export-desk.styles.ts')]),
  );
  adoptStyles(host.root, exportDeskStyles);
  return new Desk(host);
}
