import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { install, openWorkshop, runNode, writeProject, type Workshop } from './consumer.ts';
import { built, COUNTY_FILES, showsMap } from './pages.ts';

let workshop: Workshop;
const KIT = ['standard', 'client', 'embed'] as const;
before(() => {
  workshop = openWorkshop(KIT);
});
after(() => workshop.close());

/**
 * What vendors have: webpack 4 reads neither `exports` nor the syntax of after 2019, so the client goes
 * through a loader and one alias; the elements come from the copied folder and need no build at all.
 */
const CONFIG = `const path = require('path');
const VueLoaderPlugin = require('vue-loader/lib/plugin');

module.exports = {
  mode: 'production',
  entry: './src/main.js',
  output: { path: path.resolve(__dirname, 'public/app'), filename: 'app.js' },
  performance: { hints: false },
  resolve: {
    alias: {
      vue$: 'vue/dist/vue.runtime.esm.js',
      '@yizhangtu/standard': path.resolve(__dirname, 'node_modules/@yizhangtu/standard/dist'),
    },
  },
  module: {
    rules: [
      { test: /\\.vue$/, loader: 'vue-loader' },
      {
        test: /\\.js$/,
        include: [path.resolve(__dirname, 'src'), /node_modules[\\\\/](@yizhangtu|zod|gcoord)/],
        loader: 'esbuild-loader',
        type: 'javascript/auto',
        options: { target: 'es2018' },
      },
    ],
  },
  plugins: [new VueLoaderPlugin()],
};
`;

const BUILD = `require('webpack')(require('./webpack.config.js'), (error, stats) => {
  if (error) throw error;
  if (!stats.hasErrors()) return;
  console.error(stats.toString({ all: false, errors: true }));
  process.exit(1);
});
`;

const APP = `<template>
  <main>
    <h1>{{ title }}</h1>
    <yzt-map :county="county" lang="zh-CN"></yzt-map>
  </main>
</template>

<script>
import { call, createClient } from '@yizhangtu/client';
import { getCounty } from '@yizhangtu/standard/contract.js';

export default {
  data: () => ({ title: '', county: '' }),
  async created() {
    const client = createClient({ baseUrl: location.origin + '/api' });
    const { county } = await call(client, getCounty, { params: { county: '330521' } });
    this.title = county.name['zh-CN'];
    this.county = '/county/county.json';
  },
};
</script>
`;

test('a webpack 4 and Vue 2 app', async (t) => {
  const folder = join(workshop.folder, 'webpack4-vue2');
  writeProject(folder, {
    'webpack.config.js': CONFIG,
    'build.js': BUILD,
    'src/App.vue': APP,
    'src/main.js': `import Vue from 'vue';
import App from './App.vue';

Vue.config.ignoredElements = [/^yzt-/];
Vue.config.productionTip = false;
new Vue({ render: (h) => h(App) }).$mount('#app');
`,
    'public/index.html':
      '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>一张图</title></head>' +
      '<body><div id="app"></div><script src="/app/app.js"></script>' +
      '<script type="module" src="/yzt/loader.js"></script></body></html>',
  });
  const dependencies = {
    webpack: '4.47.0',
    vue: '2.7.16',
    'vue-loader': '15.11.1',
    'vue-template-compiler': '2.7.16',
    'css-loader': '5.2.7',
    'esbuild-loader': '2.21.0',
  };
  if (!install(t, folder, workshop, KIT, dependencies)) return;
  const bin = join(folder, 'node_modules/@yizhangtu/embed/bin/embed.mjs');
  runNode(folder, [bin, 'copy', 'public/yzt']);
  // webpack 4 hashes with MD4, which OpenSSL 3 has put aside.
  runNode(folder, ['--openssl-legacy-provider', 'build.js']);
  const county = COUNTY_FILES['/county/county.json'] ?? '';
  await showsMap({
    folders: { '/': built(folder, 'public') },
    files: { ...COUNTY_FILES, '/api/counties/330521/county.json': county },
  });
});
