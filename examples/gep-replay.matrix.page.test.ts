import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { readRun, type Run } from '@yizhangtu/gep';
import { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
import { packageText, packRun } from '@yizhangtu/gep/run-package.js';
import { openBrowser } from './testing/browser.ts';
import type { DrivenPage } from './testing/driven.ts';
import { noFirefox, openFirefox } from './testing/firefox.ts';
import { noWebKit, openWebKit } from './testing/webkit.ts';

/** Of a number; what engines of browsers may differ by in a sine or a power. */
const CLOSE = 1e-9;

const SAMPLE = new URL('../.cache/sample/330521/gep/', import.meta.url);
const WORKER = new URL('../packages/embed/dist/yzt-gep-worker.mjs', import.meta.url);

let server: Server;
let url: string;
let run: Run;
/** As Node computes it. */
let packed: string;

before(async () => {
  const worker = await readFile(WORKER);
  server = createServer(({ url: path }, answer) => {
    const isWorker = path === '/worker.mjs';
    answer.setHeader('content-type', isWorker ? 'text/javascript' : 'text/html');
    answer.end(isWorker ? worker : '<!doctype html><title>replay</title>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const file: unknown = JSON.parse(await readFile(new URL('2023.json', SAMPLE), 'utf8'));
  // As it is sent to a worker.
  run = JSON.parse(JSON.stringify(readRun(file, KNOWN_PROFILES))) as Run;
  packed = packageText(packRun(run));
});
after(() => server.close());

interface Asked {
  readonly what: 'package' | 'replay';
  readonly ask: unknown;
}

/** What the worker of the kit answers in a browser. */
const answerIn = (page: DrivenPage, asked: Asked): Promise<unknown> =>
  page.run(
    (question) =>
      new Promise<unknown>((resolve, reject) => {
        const worker = new Worker('worker.mjs', { type: 'module' });
        worker.onerror = ({ message }) => reject(new Error(`the worker failed: ${message}`));
        worker.onmessage = ({ data }) => {
          worker.terminate();
          const { answer, error } = data as { answer?: unknown; error?: unknown };
          if (error === undefined) resolve(answer);
          else reject(new Error(JSON.stringify(error)));
        };
        worker.postMessage({ call: 1, ...question });
      }),
    asked,
  );

let compared = 0;
/** Asserts that two results are the same, each number within {@link CLOSE} of itself. */
function assertClose(found: unknown, wanted: unknown, path: string): void {
  if (typeof wanted === 'number' && typeof found === 'number') {
    compared += 1;
    const most = CLOSE * Math.max(Math.abs(found), Math.abs(wanted));
    assert.ok(Math.abs(found - wanted) <= most, `${path}: ${found}, not ${wanted}`);
  } else if (typeof wanted === 'object' && wanted !== null) {
    assert.ok(typeof found === 'object' && found !== null, path);
    assert.deepEqual(Object.keys(found).sort(), Object.keys(wanted).sort(), path);
    for (const [key, value] of Object.entries(wanted)) {
      assertClose((found as Record<string, unknown>)[key], value, `${path}.${key}`);
    }
  } else assert.equal(found, wanted, path);
}

async function openChromium() {
  const browser = await openBrowser();
  const page = await browser.newPage();
  const driven: Pick<DrivenPage, 'open' | 'run'> = {
    open: async (address) => void (await page.goto(address)),
    run: (work, ...given) => page.evaluate(work as never, given[0] as never) as never,
  };
  return {
    version: `Chromium ${browser.version()}`,
    page: driven as DrivenPage,
    close: () => browser.close(),
  };
}

const BROWSERS = [
  { name: 'Chromium', skip: false as const, open: openChromium },
  { name: 'Firefox', skip: noFirefox, open: () => openFirefox(800, 600) },
  { name: 'WebKit', skip: noWebKit, open: () => openWebKit(800, 600) },
];

for (const { name, skip, open } of BROWSERS) {
  describe(`a run in ${name}`, { skip }, () => {
    test('gives the numbers that Node gives, and a package of Node replays', async (context) => {
      const { version, page, close } = await open();
      try {
        context.diagnostic(version);
        await page.open(url);
        const text = await answerIn(page, { what: 'package', ask: { run } });
        const [found, wanted] = [JSON.parse(String(text)), JSON.parse(packed)] as {
          run: unknown;
          result: unknown;
        }[];
        compared = 0;
        assertClose(found?.result, wanted?.result, 'result');
        assert.deepEqual(found?.run, wanted?.run);
        assert.ok(compared > 1000, `${compared} numbers were compared`);
        context.diagnostic(`${compared} numbers; bytes ${text === packed ? 'the same' : 'differ'}`);
        const ask = { package: JSON.parse(packed) as unknown, known: KNOWN_PROFILES };
        const replay = await answerIn(page, { what: 'replay', ask });
        assert.ok(replay === 'same' || replay === 'close', String(replay));
      } finally {
        await close();
      }
    });
  });
}
