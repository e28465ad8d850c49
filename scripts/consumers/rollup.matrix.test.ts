import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { appWorks, indexHtml, KIT, runBin, VERSIONS, writeApp } from './apps.ts';
import { install, openWorkshop, writeProject, type Workshop } from './consumer.ts';

let workshop: Workshop;
before(() => {
  workshop = openWorkshop(KIT);
});
after(() => workshop.close());

const BODY =
  '<yzt-map county="/county/county.json"></yzt-map><yzt-inbox></yzt-inbox>' +
  '<button>大字</button><output>0</output><script type="module" src="/main.js"></script>';

test('a page without a framework, built by plain rollup', async (t) => {
  const folder = join(workshop.folder, 'rollup');
  writeApp(folder, 'rollup');
  writeProject(folder, { 'dist/index.html': indexHtml(BODY) });
  const dependencies = {
    'maplibre-gl': VERSIONS['maplibre-gl'],
    '@rollup/plugin-commonjs': '29.0.3',
    '@rollup/plugin-node-resolve': '16.0.3',
    rollup: '4.67.4',
  };
  if (!install(t, folder, workshop, KIT, dependencies)) return;
  runBin(folder, 'rollup/dist/bin/rollup', '--config', '--silent');
  await appWorks(folder, 'dist');
});
