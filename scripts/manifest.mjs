/**
 * Writes `packages/<name>/custom-elements.json` for each package that has elements, and returns them.
 *
 * @packageDocumentation
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Packages that have elements. */
export const ELEMENT_PACKAGES = [
  'core',
  'map',
  'identity',
  'work-orders',
  'case-timeline',
  'messages',
  'gep-calculator',
  'portal',
];

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

const isOurs = (event) => /^yzt-[a-z-]+$/.test(event.name ?? '');

/**
 * Events by name, with their classes. The analyzer adds a second one, nameless or misnamed, for each event
 * class that is dispatched.
 */
function namedEvents(events, classes) {
  const byName = new Map();
  for (const event of events.filter(isOurs)) {
    const text = event.type?.text ?? classes.get(event.name) ?? 'Event';
    byName.set(event.name, { ...byName.get(event.name), ...event, type: { text } });
  }
  return [...byName.values()];
}

/** Names of the classes that `declaration` extends, as far as the manifest knows them, the nearest first. */
function ancestors(declaration, byName) {
  const name = declaration?.superclass?.name;
  return name === undefined ? [] : [name, ...ancestors(byName.get(name), byName)];
}

/** What a class takes from the base element of another package, which the analyzer does not follow. */
function inherited(declaration, { base, byName }) {
  if (!base || !ancestors(declaration, byName).includes(base.name)) return declaration;
  const from = (list, known = []) =>
    (list ?? [])
      .filter((item) => !known.some(({ name }) => name === item.name))
      .map((item) => ({ ...item, inheritedFrom: { name: base.name } }));
  const { members = [], attributes = [] } = declaration;
  return {
    ...declaration,
    members: [...members, ...from(base.members, members)],
    attributes: [...attributes, ...from(base.attributes, attributes)],
  };
}

function tidyDeclaration(declaration, { classes, ...family }) {
  if (declaration.kind !== 'class') return declaration;
  const tidy = { ...inherited(declaration, family) };
  if (tidy.members) tidy.members = tidy.members.filter(isPublic);
  if (tidy.events) tidy.events = namedEvents(tidy.events, classes);
  if (tidy.tagName) tidy.customElement = true;
  return tidy;
}

/**
 * Mends what the analyzer gets wrong with guarded registration: private members are left out, events have
 * one entry each, and a class that names its tag (`@tagname`) counts as that tag's definition. `classes`
 * has the event classes by event name; `base` is the base element when it is of another package.
 */
export function tidyManifest(manifest, { classes = new Map(), base } = {}) {
  const byName = new Map(
    manifest.modules
      .flatMap((module) => module.declarations ?? [])
      .map((declaration) => [declaration.name, declaration]),
  );
  const modules = manifest.modules.map((module) => {
    const declarations = (module.declarations ?? []).map((declaration) =>
      tidyDeclaration(declaration, { classes, base, byName }),
    );
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

/** Event classes of the sources in `directory`, by the name of the event, besides those known. */
function eventClasses(directory, known) {
  const classes = new Map(known);
  for (const file of globSync('src/**/*.ts', { cwd: directory })) {
    const source = readFileSync(join(directory, file), 'utf8');
    for (const [, name, event] of source.matchAll(
      /class (\w+) extends \w*Event \{[\s\S]*?(?:super\(\s*|type = )'(yzt-[a-z-]+)'/g,
    )) {
      classes.set(event, name);
    }
  }
  return classes;
}

/** The manifest of the elements in `directory`, without those that only tests use. */
export async function analyze(directory, { classes, base } = {}) {
  const leftOut = ['**/*.test.ts', '**/*.test.*.ts', '**/testing/**'];
  const manifest = await cli({
    cwd: directory,
    noWrite: true,
    argv: [
      ...['analyze', '--litelement', '--quiet', '--globs', 'src/**/*.ts'],
      ...leftOut.flatMap((glob) => ['--exclude', glob]),
    ],
  });
  return tidyManifest(manifest, { classes: eventClasses(directory, classes), base });
}

const baseElementOf = (manifest) =>
  manifest.modules
    .flatMap((module) => module.declarations ?? [])
    .find((declaration) => declaration.name === 'YztElement');

export async function writeManifests() {
  const manifests = [];
  let shared = {};
  for (const name of ELEMENT_PACKAGES) {
    const directory = join(ROOT, 'packages', name);
    const manifest = await analyze(directory, shared);
    if (name === 'core') {
      shared = { base: baseElementOf(manifest), classes: eventClasses(directory) };
    }
    writeFileSync(
      join(directory, 'custom-elements.json'),
      `${JSON.stringify(manifest, null, 2)}\n`,
    );
    manifests.push(manifest);
  }
  return manifests;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeManifests();
