import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { appWorks, indexHtml, runBin, tsconfig, VERSIONS, writeApp } from './apps.ts';
import {
  install,
  openWorkshop,
  PACKAGES,
  ROOT,
  runNode,
  writeProject,
  type Workshop,
} from './consumer.ts';

/** `react` brings every family, and what they stand on. */
const KIT = PACKAGES.filter((name) => !['embed', 'create', 'server'].includes(name));

let workshop: Workshop;
before(() => {
  workshop = openWorkshop(KIT);
});
after(() => workshop.close());

/** Each line that the compiler must refuse; one that it takes is an error of its own. */
const REFUSED = `import { YztInbox } from '@yizhangtu/react/messages.js';
import { YztMap } from '@yizhangtu/react/map.js';

export const refused = [
  // @ts-expect-error a property of another type
  <YztMap division={330521} />,
  // @ts-expect-error a property that does not exist
  <YztMap country="/county.json" />,
  // @ts-expect-error a word that the property does not take
  <YztMap theme="purple" />,
  // @ts-expect-error what the event does not have
  <YztInbox onYztMessagesMark={(event) => event.detail} />,
  // @ts-expect-error an event of another element
  <YztInbox onYztMapMove={() => undefined} />,
  // @ts-expect-error what the element alone sets
  <YztMap mapHost={undefined} />,
  // @ts-expect-error on the tag itself, a property of another type
  <yzt-map division={330521} />,
  // @ts-expect-error on the tag itself, what the event does not have
  <yzt-map onyzt-map-move={(event) => event.detail} />,
];
export const taken = [
  <YztMap ref={(map) => void map?.whenReady()} className="wide" onClick={() => undefined} />,
  <yzt-map base-map="plain" large-text lang="en" onyzt-map-move={(event) => event.preventDefault()} />,
];
`;

const ON_A_SERVER = `import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { YztMap } from '@yizhangtu/react/map.js';
import { YztInbox } from '@yizhangtu/react/messages.js';

const map = createElement(YztMap, {
  county: '/county.json', baseMap: 'plain', largeText: true, id: 'county-map', className: 'wide',
  view: { centre: [120, 30], zoom: 9 }, onYztMapMove: () => undefined,
});
const inbox = createElement(YztInbox, { messages: [], older: false }, createElement('p', null, '…'));
console.log(renderToString(map));
console.log(renderToString(inbox));
`;

test('a React app, typed, built by Vite and rendered on a server', async (t) => {
  const folder = join(workshop.folder, 'react');
  writeApp(folder, 'react');
  writeProject(folder, {
    'index.html': indexHtml('<script type="module" src="/main.tsx"></script>'),
    'refused.tsx': REFUSED,
    'server.mjs': ON_A_SERVER,
    'tsconfig.json': tsconfig({ jsx: 'react-jsx' }),
  });
  const dependencies = {
    ...VERSIONS,
    '@types/react': '19.3.0',
    '@types/react-dom': '19.3.0',
    react: '19.3.1',
    'react-dom': '19.3.1',
  };
  if (!install(t, folder, workshop, KIT, dependencies)) return;
  runNode(folder, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.']);
  assert.deepEqual(runNode(folder, ['server.mjs']).trim().split('\n'), [
    '<yzt-map county="/county.json" base-map="plain" large-text="" id="county-map" class="wide"></yzt-map>',
    '<yzt-inbox><p>…</p></yzt-inbox>',
  ]);
  runBin(folder, 'vite/bin/vite.js', 'build', '--logLevel', 'warn');
  await appWorks(folder, 'dist');
});
