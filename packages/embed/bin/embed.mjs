#!/usr/bin/env node
import { cp, mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const USAGE = 'Usage: yizhangtu-embed copy FOLDER\nCopies the self-hosted files into FOLDER.';
const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

/** Copies what the manifest lists, so that nothing else of the package ends on a web server. */
async function copy(folder) {
  const { files } = JSON.parse(await readFile(join(DIST, 'manifest.json'), 'utf8'));
  await mkdir(folder, { recursive: true });
  for (const name of [...Object.keys(files), 'manifest.json']) {
    await cp(join(DIST, name), join(folder, name));
  }
  console.log(`${Object.keys(files).length + 1} files in ${folder}. In the page:`);
  console.log('<script type="module" src="FOLDER/loader.js"></script>');
  console.log('<yzt-map county="county.json"></yzt-map>');
}

const [command, folder, ...rest] = process.argv.slice(2);
if (command === 'copy' && folder !== undefined && rest.length === 0) {
  await copy(folder);
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
