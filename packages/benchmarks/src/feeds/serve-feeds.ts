import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Builds each page as an application of its own, with Vite as it comes, and serves them. */
export async function serveFeeds(
  names: readonly string[],
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'yzt-bench-'));
  for (const name of names) {
    await build({
      configFile: false,
      logLevel: 'error',
      root: here('.'),
      base: '/',
      publicDir: false,
      build: {
        outDir: folder,
        emptyOutDir: false,
        cssCodeSplit: false,
        rollupOptions: {
          input: { [name]: here(`page-${name}.ts`) },
          output: {
            entryFileNames: 'page-[name].js',
            assetFileNames: `${name}[extname]`,
          },
        },
      },
    });
    writeFileSync(
      join(folder, `${name}.html`),
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${name}</title>` +
        `<link rel="stylesheet" href="${name}.css"><div id="place" data-script="page-${name}.js"></div></html>`,
    );
  }
  const server = createServer((request, response) => {
    const path = join(folder, normalize(new URL(request.url!, 'http://x').pathname));
    try {
      const content = readFileSync(path);
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' });
      response.end(content);
    } catch {
      // A page without styles of its own asks for some all the same.
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}
