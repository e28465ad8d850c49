import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { appWorks, indexHtml, KIT, runBin, tsconfig, VERSIONS, writeApp } from './apps.ts';
import { install, openWorkshop, writeProject, type Workshop } from './consumer.ts';

let workshop: Workshop;
before(() => {
  workshop = openWorkshop(KIT);
});
after(() => workshop.close());

const ANGULAR = '22.2.6';
const TOOLS = '22.2.7';

const WORKSPACE = {
  version: 1,
  cli: { analytics: false, cache: { enabled: false } },
  projects: {
    app: {
      projectType: 'application',
      root: '',
      sourceRoot: 'src',
      architect: {
        build: {
          builder: '@angular/build:application',
          options: {
            browser: 'src/main.ts',
            index: 'src/index.html',
            tsConfig: 'tsconfig.json',
            outputPath: { base: 'dist', browser: '' },
          },
        },
      },
    },
  },
};

test('an Angular app, its template strict, built by its own tools', async (t) => {
  const folder = join(workshop.folder, 'angular');
  writeApp(folder, 'angular', 'src');
  writeProject(folder, {
    'angular.json': JSON.stringify(WORKSPACE),
    'src/index.html': indexHtml('<app-root></app-root>'),
    'tsconfig.json': tsconfig(
      { noEmit: false },
      { angularCompilerOptions: { strictTemplates: true } },
    ),
  });
  const dependencies = {
    '@angular/build': TOOLS,
    '@angular/cli': TOOLS,
    '@angular/common': ANGULAR,
    '@angular/compiler': ANGULAR,
    '@angular/compiler-cli': ANGULAR,
    '@angular/core': ANGULAR,
    '@angular/platform-browser': ANGULAR,
    'maplibre-gl': VERSIONS['maplibre-gl'],
    rxjs: '7.8.2',
    tslib: '2.8.1',
    typescript: '6.0.3',
  };
  if (!install(t, folder, workshop, KIT, dependencies)) return;
  runBin(folder, '@angular/cli/bin/ng.js', 'build');
  await appWorks(folder, 'dist');
});
