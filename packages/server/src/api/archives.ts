import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { PRIVATE } from '../http/answer.ts';
import type { Handlers } from '../http/operations.ts';
import { sendFile } from '../http/send-file.ts';
import { notFound, scopeOf, type Services } from '../services.ts';
import { archiveAccess } from '../store/visibility.ts';

/** The file of that name below `folder`; undefined when a link in it leads outside. */
async function inside(folder: string, name: string): Promise<string | undefined> {
  const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, name))]).catch(
    () => [undefined, undefined],
  );
  return path?.startsWith(`${root}${sep}`) ? path : undefined;
}

export function archiveHandlers(services: Services): Pick<Handlers, 'getArchive'> {
  return {
    async getArchive({ c, params }) {
      const county = services.counties.get(params.county);
      const missing = notFound(`archive: ${params.name}`);
      if (county === undefined) throw missing;
      const scope = scopeOf(services, params.county, c.get('caller'));
      const access = await archiveAccess(scope, params.name);
      if (access === 'closed') throw missing;
      const path = await inside(join(county.folder, 'archives'), params.name);
      const file =
        path &&
        (await sendFile(c, path, {
          type: 'application/vnd.pmtiles',
          cacheControl: access === 'open' ? 'public, no-cache' : PRIVATE,
        }));
      if (!file) throw missing;
      return file;
    },
  };
}
