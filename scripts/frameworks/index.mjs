/**
 * Writes what frameworks and editors need to know of the elements, from the custom-elements manifests and
 * the built packages: React components, types for Vue, Svelte and JSX, data for VS Code and JetBrains.
 *
 * @packageDocumentation
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ELEMENT_PACKAGES, writeManifests } from '../manifest.mjs';
import { vsCodeData, webTypes } from './editors.mjs';
import { jsxTypes } from './jsx.mjs';
import { offersOf } from './offers.mjs';
import { reactCode, reactTypes } from './react.mjs';
import { svelteTypes } from './svelte.mjs';
import { wordsOf } from './values.mjs';
import { vueTypes } from './vue.mjs';

const PACKAGES = fileURLToPath(new URL('../../packages/', import.meta.url));
const TYPES_ALONE = 'export {};\n';

/** Files of a package's `dist`, and of that of `react`, by name. */
export function filesOf(offers, { name, version }) {
  return {
    own: {
      'jsx.d.ts': jsxTypes(offers),
      'jsx.js': TYPES_ALONE,
      'svelte.d.ts': svelteTypes(offers),
      'svelte.js': TYPES_ALONE,
      'vue.d.ts': vueTypes(offers),
      'vue.js': TYPES_ALONE,
      'vscode.html-custom-data.json': vsCodeData(offers),
      'web-types.json': webTypes(offers, { name, version }),
    },
    react: {
      [`${name.split('/').at(-1)}.d.ts`]: reactTypes(offers, name),
      [`${name.split('/').at(-1)}.js`]: reactCode(offers, name),
    },
  };
}

function writeAll(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(PACKAGES, folder, 'dist', name), text);
  }
}

const withWords = (offers, words) =>
  offers.map((offer) => ({
    ...offer,
    properties: offer.properties.map((property) => ({
      ...property,
      values: words(offer.className, property.name),
    })),
  }));

export async function writeFrameworks() {
  const manifests = await writeManifests();
  const words = wordsOf(ELEMENT_PACKAGES.map((name) => join(PACKAGES, name, 'dist/index.d.ts')));
  for (const [at, folder] of ELEMENT_PACKAGES.entries()) {
    const manifest = JSON.parse(readFileSync(join(PACKAGES, folder, 'package.json'), 'utf8'));
    const { own, react } = filesOf(withWords(offersOf(manifests[at]), words), manifest);
    writeAll(folder, own);
    writeAll('react', react);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFrameworks();
