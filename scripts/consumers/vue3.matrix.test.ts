import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { appWorks, indexHtml, KIT, runBin, tsconfig, VERSIONS, writeApp } from './apps.ts';
import { install, openWorkshop, runNode, writeProject, type Workshop } from './consumer.ts';

let workshop: Workshop;
before(() => {
  workshop = openWorkshop(KIT);
});
after(() => workshop.close());

/** What vue-tsc must refuse, and below it what it must take. A line that it takes though marked is an error. */
const CHECKED = `<script setup lang="ts">
import type { YztMap } from '@yizhangtu/map';
import { ref } from 'vue';
const map = ref<YztMap>();
const seen = ref<unknown>();
</script>

<template>
  <!-- @vue-expect-error a property of another type -->
  <yzt-map :division="330521" />
  <!-- @vue-expect-error a word that the property does not take -->
  <yzt-map theme="purple" />
  <!-- @vue-expect-error what the event does not have -->
  <yzt-inbox @yzt-messages-mark="seen = $event.detail" />

  <yzt-map ref="map" base-map="plain" class="wide" @click="map?.whenReady()" />
  <yzt-legend for="map" large-text lang="en" />
</template>
`;

const ON_A_SERVER = `import { createSSRApp, h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import '@yizhangtu/map/define.js';

const map = h('yzt-map', { county: '/county.json', 'base-map': 'plain', class: 'wide' });
console.log(await renderToString(createSSRApp({ render: () => map })));
`;

test('a Vue 3 app, its templates checked, built by Vite and rendered on a server', async (t) => {
  const folder = join(workshop.folder, 'vue3');
  writeApp(folder, 'vue');
  writeProject(folder, {
    'index.html': indexHtml('<script type="module" src="/main.ts"></script>'),
    'Checked.vue': CHECKED,
    'server.mjs': ON_A_SERVER,
    'tsconfig.json': tsconfig({ jsx: 'preserve' }),
  });
  const dependencies = {
    ...VERSIONS,
    '@vitejs/plugin-vue': '6.0.11',
    typescript: '6.0.3',
    vue: '3.5.45',
    'vue-tsc': '3.3.14',
  };
  if (!install(t, folder, workshop, KIT, dependencies)) return;
  runBin(folder, 'vue-tsc/bin/vue-tsc.js', '-p', '.');
  assert.equal(
    runNode(folder, ['server.mjs']).trim(),
    '<yzt-map county="/county.json" base-map="plain" class="wide"></yzt-map>',
  );
  runBin(folder, 'vite/bin/vite.js', 'build', '--logLevel', 'warn');
  await appWorks(folder, 'dist');
});
