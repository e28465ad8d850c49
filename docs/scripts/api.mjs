import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Application } from 'typedoc';

const DOCS = fileURLToPath(new URL('..', import.meta.url));

/**
 * Writes the API pages from the source, once for each language of the site: their text is the English of
 * the code in both.
 */
export async function writeApi() {
  const options = JSON.parse(readFileSync(`${DOCS}typedoc.json`, 'utf8'));
  rmSync(`${DOCS}api`, { recursive: true, force: true });
  rmSync(`${DOCS}en/api`, { recursive: true, force: true });
  const application = await Application.bootstrapWithPlugins({
    ...options,
    entryPoints: options.entryPoints.map((path) => `${DOCS}${path}`).filter(existsSync),
    tsconfig: `${DOCS}${options.tsconfig}`,
    out: `${DOCS}${options.out}`,
    basePath: `${DOCS}${options.basePath}`,
    logLevel: 'Error',
  });
  const project = await application.convert();
  if (project === undefined) throw new Error('TypeDoc could not read the packages.');
  await application.generateOutputs(project);
  for (const file of globSync('en/api/**/*.md', { cwd: DOCS })) {
    const text = readFileSync(`${DOCS}${file}`, 'utf8');
    writeFileSync(`${DOCS}${file}`, `---\neditLink: false\naside: true\n---\n\n${text}`);
  }
  cpSync(`${DOCS}en/api`, `${DOCS}api`, { recursive: true });
}
