import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { install, openWorkshop, runNode, writeProject, type Workshop } from './consumer.ts';
import { built, COUNTY_FILES, showsMap } from './pages.ts';

let workshop: Workshop;
before(() => {
  workshop = openWorkshop(['standard', 'client', 'core', 'map']);
});
after(() => workshop.close());

test('an empty Vite app with the packages', async (t) => {
  const folder = join(workshop.folder, 'vite');
  writeProject(folder, {
    'index.html':
      '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>一张图</title></head>' +
      '<body><yzt-map county="/county/county.json"></yzt-map>' +
      '<script type="module" src="/main.js"></script></body></html>',
    // A bundler moves the worker: the one line that an npm user of maplibre-gl 6 always writes.
    'main.js': `import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import '@yizhangtu/map/define.js';
setWorkerUrl(workerUrl);
`,
  });
  const dependencies = { vite: '8.3.8', 'maplibre-gl': '6.17.0' };
  if (!install(t, folder, workshop, ['standard', 'client', 'core', 'map'], dependencies)) return;
  runNode(folder, [join(folder, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
  await showsMap({ folders: { '/': built(folder) }, files: COUNTY_FILES });
});
