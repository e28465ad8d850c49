import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import commonjs from '@rollup/plugin-commonjs';
import { fromRollup } from '@web/dev-server-rollup';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fileURLToPath } from 'node:url';
import { countReporter } from './scripts/wtr-count-reporter.mjs';
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.mjs';

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['packages/*/src/**/*.browser.test.ts', 'packages/create/component/test/*.js'],
  nodeResolve: { exportConditions: ['yizhangtu-source', 'browser', 'production'] },
  concurrency: 1,
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 240_000,
  // In a built package a worker lies beside its module as `.js`, and is written so.
  middleware: [
    (context, next) => {
      context.url = context.url.replace(/^(\/packages\/.*-worker)\.js/, '$1.ts');
      return next();
    },
  ],
  testFramework: { config: { timeout: '30000' } },
  reporters: [defaultReporter({ reportTestProgress: false }), countReporter()],
  plugins: [
    // The library of geodesics comes as no module.
    fromRollup(commonjs)({
      include: ['**/geographiclib-geodesic/**'],
      strictRequires: false,
    }),
    // The library of CSV comes as no module, and asks for streams in Node.
    {
      name: 'csv',
      transform: ({ path, body }) =>
        path.includes('/node_modules/papaparse/')
          ? `const module = { exports: {} }; const { exports } = module;\n${body}\nexport default module.exports;`
          : undefined,
    },
    // The chart library asks which build it is in, as bundlers tell it.
    {
      name: 'production',
      transform: ({ path, body }) =>
        /\/node_modules\/(?:echarts|zrender)\//.test(path)
          ? String(body).replaceAll('process.env.NODE_ENV', '"production"')
          : undefined,
    },
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)),
    }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: findChromium(), headless: true, args: CHROMIUM_FLAGS },
    }),
  ],
};
