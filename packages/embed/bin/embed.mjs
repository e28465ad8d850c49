#!/usr/bin/env node
import { cp, mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { basename, join, resolve } from 'node:path';

const ZH = new Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh');
const USAGE = ZH
  ? '用法：yizhangtu-embed copy 文件夹\n把自托管的文件复制到这个文件夹。'
  : 'Usage: yizhangtu-embed copy FOLDER\nCopies the self-hosted files into FOLDER.';
const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

/** Copies what the manifest lists, so that nothing else of the package ends on a web server. */
async function copy(folder) {
  const { files } = JSON.parse(await readFile(join(DIST, 'manifest.json'), 'utf8'));
  await mkdir(folder, { recursive: true });
  for (const name of [...Object.keys(files), 'manifest.json']) {
    await cp(join(DIST, name), join(folder, name));
  }
  const count = Object.keys(files).length + 1;
  console.log(
    ZH
      ? `${count} 个文件已复制到 ${folder}。在页面里写（按文件夹在网站上的地址改 src）：`
      : `${count} files in ${folder}. In the page, with src as the folder's address on the site:`,
  );
  console.log(`<script type="module" src="${basename(resolve(folder))}/loader.js"></script>`);
  console.log('<yzt-map county="county.json"></yzt-map>');
}

const [command, folder, ...rest] = process.argv.slice(2);
if (command === 'copy' && folder !== undefined && rest.length === 0) {
  await copy(folder);
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
