import { YztError } from '@yizhangtu/standard';
import type { AddDesk, AddDeskHost } from './add-desk.ts';

/**
 * Loads what a person needs once they want to add something.
 *
 * @throws YztError `network`
 */
export async function loadAddDesk(host: AddDeskHost): Promise<AddDesk> {
  const [{ AddDesk: Desk }, { addDeskStyles }] = await Promise.all([
    import('./add-desk.ts'),
    import('./add-desk.styles.ts'),
  ]).catch((cause: unknown): never => {
    throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
  });
  const { root } = host;
  const sheet = addDeskStyles.styleSheet;
  if (sheet !== undefined) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return new Desk(host);
}
