import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Application, Converter, ReflectionKind, UnknownType } from 'typedoc';

const HERE = new URL('../', import.meta.url);
const DOCS = fileURLToPath(HERE);

/** A schema: its inferred type of the same name says more than pages of generics. */
const isSchema = (type) => /^ZodMini/.test(type?.name ?? '');

/**
 * Writes the API pages from the source, once for each language of the site: their text is the English of
 * the code in both.
 */
export async function writeApi() {
  const at = (path) => fileURLToPath(new URL(path, HERE));
  const options = JSON.parse(readFileSync(`${DOCS}typedoc.json`, 'utf8'));
  rmSync(`${DOCS}api`, { recursive: true, force: true });
  rmSync(`${DOCS}en/api`, { recursive: true, force: true });
  const application = await Application.bootstrapWithPlugins({
    ...options,
    entryPoints: options.entryPoints.map(at).filter(existsSync),
    tsconfig: at(options.tsconfig),
    out: at(options.out),
    basePath: at(options.basePath),
    logLevel: 'Warn',
  });
  application.converter.on(Converter.EVENT_CREATE_DECLARATION, (_, reflection) => {
    if (reflection.kindOf(ReflectionKind.Variable) && isSchema(reflection.type)) {
      reflection.type = new UnknownType('zod schema');
    }
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
