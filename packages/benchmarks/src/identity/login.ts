import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { report } from '../report.ts';

/** What is read of a file that the bundler made. */
interface OutputFile {
  readonly type: string;
  readonly fileName: string;
  readonly isEntry?: boolean;
  readonly imports: readonly string[];
  readonly code: string;
}

/** KB (1,024 bytes, gzip -9) of what a page loads before anything is pressed: its entry with what that imports. */
async function kilobytesOf(name: string): Promise<number> {
  const input = fileURLToPath(new URL(`page-login-${name}.ts`, import.meta.url));
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, rollupOptions: { input } },
  })) as unknown as { readonly output: readonly OutputFile[] };
  const chunks = new Map(
    built.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
  );
  const loaded = new Set<string>();
  const load = (fileName: string): void => {
    const chunk = chunks.get(fileName);
    if (chunk === undefined || loaded.has(fileName)) return;
    loaded.add(fileName);
    chunk.imports.forEach(load);
  };
  for (const { fileName, isEntry } of chunks.values()) if (isEntry) load(fileName);
  const bytes = [...loaded].map((name) => gzipSync(chunks.get(name)!.code, { level: 9 }).length);
  return bytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/** `<yzt-login>` with `bffSession` beside the login of Microsoft Graph Toolkit, each as one page needs it. */
export async function benchLogin(): Promise<void> {
  const [ours, mgt] = [await kilobytesOf('ours'), await kilobytesOf('mgt')];
  report('login', { kilobytes: { ours, mgt } }, [
    // The shared part and the first element of a family.
    { claim: 'KB that a page with sign-in loads', measured: ours, limit: 25 + 12, sense: 'most' },
    {
      claim: 'to the KB of Microsoft Graph Toolkit 4.6.0',
      measured: ours / mgt,
      limit: 1,
      sense: 'most',
    },
  ]);
}
