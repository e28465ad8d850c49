import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from '@yizhangtu/server';
import { JAVA_BACKEND } from '../java-backend/backend.mjs';
import { LIVE_ANSWERS } from '../live/feed.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Site {
  /** Address of the server, without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

function folder(path: string, made: string): string {
  if (!existsSync(join(ROOT, path))) throw new Error(`${path} is missing: ${made} makes it.`);
  return join(ROOT, path);
}

interface Pages {
  readonly path: string;
  readonly dir: string;
}

/** The site as `npm start` serves it, on a free port, with a database of its own, and with more `pages`. */
export const openSite = (...pages: readonly Pages[]): Promise<Site> => openSiteAt(undefined, pages);

/** The same by another clock: `now` is milliseconds since 1970. */
export async function openSiteAt(
  now: (() => number) | undefined,
  pages: readonly Pages[] = [],
): Promise<Site> {
  const dataDir = await mkdtemp(join(tmpdir(), 'examples-'));
  const snapshot = join(ROOT, '.cache/seed.tar.gz');
  const docs = join(ROOT, 'docs/.vitepress/dist');
  const server = await createServer({
    counties: ['330521', '330523'].map((code) => folder(`.cache/sample/${code}`, 'npm start')),
    statics: [
      ...pages,
      { path: '/yzt/', dir: folder('packages/embed/dist', 'npm run build') },
      { path: '/examples/', dir: join(ROOT, 'examples') },
      ...(existsSync(docs) ? [{ path: '/', dir: docs }] : []),
    ],
    answers: [...LIVE_ANSWERS, JAVA_BACKEND],
    dataDir: join(dataDir, 'database'),
    // Loading two counties takes half a minute; from the snapshot of `npm start` it takes seconds.
    snapshot: existsSync(snapshot) ? snapshot : undefined,
    rate: false,
    now,
  });
  return {
    url: server.url.replace(/\/$/, ''),
    close: async () => {
      await server.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
