/**
 * Writes `packages/<name>/custom-elements.json` for each package that has elements, and returns them.
 *
 * @packageDocumentation
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Packages that have elements. */
export const ELEMENT_PACKAGES = ['core', 'map'];

/** Members that lit or the platform call; a user of the element never does. */
const LIFECYCLE = new Set([
  'adoptedCallback',
  'attributeChangedCallback',
  'connectedCallback',
  'createRenderRoot',
  'disconnectedCallback',
  'firstUpdated',
  'getUpdateComplete',
  'render',
  'requestUpdate',
  'shouldUpdate',
  'styles',
  'update',
  'updated',
  'willUpdate',
]);

const isPublic = (member) =>
  (member.privacy ?? 'public') === 'public' &&
  !/^[#_]/.test(member.name) &&
  !LIFECYCLE.has(member.name) &&
  member.static !== true;

/** Events by name: the analyzer adds a nameless second one for each event class that is dispatched. */
function namedEvents(events) {
  const byName = new Map();
  for (const event of events) {
    if (!event.name) continue;
    byName.set(event.name, { ...byName.get(event.name), ...event });
  }
  return [...byName.values()];
}

function tidyDeclaration(declaration) {
  if (declaration.kind !== 'class') return declaration;
  const tidy = { ...declaration };
  if (declaration.members) tidy.members = declaration.members.filter(isPublic);
  if (declaration.events) tidy.events = namedEvents(declaration.events);
  if (declaration.tagName) tidy.customElement = true;
  return tidy;
}

/**
 * Mends what the analyzer gets wrong with guarded registration: private members are left out, events have
 * one entry each, and a class that names its tag (`@tagname`) counts as that tag's definition.
 */
export function tidyManifest(manifest) {
  const modules = manifest.modules.map((module) => {
    const declarations = (module.declarations ?? []).map(tidyDeclaration);
    const definitions = declarations
      .filter((declaration) => declaration.customElement && declaration.tagName)
      .map((declaration) => ({
        kind: 'custom-element-definition',
        name: declaration.tagName,
        declaration: { name: declaration.name, module: module.path },
      }));
    const others = (module.exports ?? []).filter((row) => row.kind !== 'custom-element-definition');
    return { ...module, declarations, exports: [...others, ...definitions] };
  });
  return { ...manifest, modules };
}

/** Every element of a manifest, by tag. */
export function elementsOf(manifest) {
  return manifest.modules
    .flatMap((module) => module.declarations ?? [])
    .filter((declaration) => declaration.customElement === true && declaration.tagName);
}

/** The manifest of the elements in `directory`. */
export async function analyze(directory, globs = ['src/**/*.ts']) {
  const manifest = await cli({
    cwd: directory,
    noWrite: true,
    argv: ['analyze', '--litelement', '--quiet', '--globs', ...globs, '--exclude', '**/*.test.ts'],
  });
  return tidyManifest(manifest);
}

export async function writeManifests() {
  const manifests = [];
  for (const name of ELEMENT_PACKAGES) {
    const directory = join(ROOT, 'packages', name);
    const manifest = await analyze(directory);
    writeFileSync(
      join(directory, 'custom-elements.json'),
      `${JSON.stringify(manifest, null, 2)}\n`,
    );
    manifests.push(manifest);
  }
  return manifests;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeManifests();
