#!/usr/bin/env node
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { basename, join, resolve } from 'node:path';

const ZH = new Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh');
const USAGE = ZH
  ? `用法：yizhangtu-embed copy 文件夹
      把自托管的文件复制到这个文件夹：每个版本一个子文件夹，外面的 loader.js 等指向这个版本。
  yizhangtu-embed tags 地址
      印出带完整性校验（SRI）的标签；地址是那个文件夹在网站上的地址，如 /yzt/。`
  : `Usage: yizhangtu-embed copy FOLDER
      Copies the self-hosted files into FOLDER: a folder for each version, and loader.js and others that
      point to this one.
  yizhangtu-embed tags ADDRESS
      Prints tags with integrity hashes (SRI); ADDRESS is that of the folder on the site, such as /yzt/.`;
const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

/** Names without a version, which pages ask for; each leads to the same name of the newest version. */
const STABLE = [
  'loader.js',
  'all.js',
  'host-session.js',
  'frame.js',
  'frame-host.js',
  'old-browser.js',
];

const readManifest = async () => JSON.parse(await readFile(join(DIST, 'manifest.json'), 'utf8'));

/** What a stable name holds. One that is read as a classic script too is copied whole. */
const pointer = (version, name, exports) =>
  exports ? `export * from './${version}/${name}';\n` : `import './${version}/${name}';\n`;

/** Copies what the manifest lists, so that nothing else of the package ends on a web server. */
async function copy(folder) {
  const { version, files } = await readManifest();
  const target = join(folder, version);
  await mkdir(target, { recursive: true });
  for (const name of [...Object.keys(files), 'manifest.json']) {
    await cp(join(DIST, name), join(target, name));
  }
  for (const name of STABLE) {
    if (name === 'old-browser.js') await cp(join(DIST, name), join(folder, name));
    else
      await writeFile(
        join(folder, name),
        pointer(version, name, /^(loader|host-session)/.test(name)),
      );
  }
  const count = Object.keys(files).length + 1;
  console.log(
    ZH
      ? `${count} 个文件已复制到 ${target}。在页面里写（按文件夹在网站上的地址改 src）：`
      : `${count} files in ${target}. In the page, with src as the folder's address on the site:`,
  );
  console.log(`<script type="module" src="${basename(resolve(folder))}/loader.js"></script>`);
  console.log('<yzt-map county="county.json"></yzt-map>');
}

/**
 * Tags that let a browser take no other bytes than these: the loader by its own hash, everything that it loads
 * by an import map. A policy that forbids inline scripts has to name the hash of the import map.
 */
async function tags(address) {
  const { version, files } = await readManifest();
  const base = `${address.replace(/\/$/, '')}/${version}/`;
  const hashes = Object.entries(files)
    .filter(([name]) => /\.m?js$/.test(name))
    .map(([name, { integrity }]) => [base + name, integrity]);
  const map = JSON.stringify({ integrity: Object.fromEntries(hashes) });
  const loader = files['loader.js'].integrity;
  console.log(`<script type="importmap">${map}</script>`);
  console.log(
    `<script type="module" src="${base}loader.js" integrity="${loader}" crossorigin="anonymous"></script>`,
  );
  const hash = createHash('sha256').update(map).digest('base64');
  console.log(
    `${ZH ? '<!-- 内容安全策略里加上' : '<!-- To the policy, add'}: script-src 'self' 'sha256-${hash}' -->`,
  );
}

const [command, place, ...rest] = process.argv.slice(2);
if (command === 'copy' && place !== undefined && rest.length === 0) {
  await copy(place);
} else if (command === 'tags' && place !== undefined && rest.length === 0) {
  await tags(place);
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
