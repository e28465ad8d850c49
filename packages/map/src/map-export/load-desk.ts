import { YztError } from '@yizhangtu/standard';
import type { DeskHost, ExportDesk } from './export-desk.ts';

/**
 * Loads the dialog, which is not needed until a person opens it.
 *
 * @throws YztError `network`
 */
export async function loadDesk(host: DeskHost): Promise<ExportDesk> {
  const [{ ExportDesk: Desk }, { exportDeskStyles }] = await Promise.all([
    import('./export-desk.ts'),
    import('./export-desk.styles.ts'),
  ]).catch((cause: unknown): never => {
    throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
  });
  const sheet = exportDeskStyles.styleSheet;
  const { root } = host;
  if (sheet !== undefined) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return new Desk(host);
}
