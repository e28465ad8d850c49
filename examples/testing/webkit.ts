import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { MINI_BROWSER, WEBKIT_DRIVER, without } from '../../scripts/other-browsers.mjs';
import { openDisplay } from './display.ts';
import type { DrivenBrowser, DrivenPage } from './driven.ts';
import { freePort } from './free-port.ts';

/** For `skip` of a test: false when WebKit can be run, else why it is skipped. */
export const noWebKit: string | false = without('WebKit', WEBKIT_DRIVER, MINI_BROWSER);

/** One command of WebDriver (W3C). */
async function command(url: string, method: string, body?: object): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    ...(body
      ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      : {}),
  });
  const { value } = (await answer.json()) as { value: { error?: string; message?: string } | null };
  if (!answer.ok) throw new Error(`WebDriver: ${value?.error} ${value?.message}`);
  return value;
}

/** A script of WebDriver that runs `work` and waits for what it promises. */
const script = (work: unknown) => `
  const [given, done] = arguments;
  new Promise((resolve) => resolve((${String(work)})(...given))).then(
    (value) => done({ value }),
    (error) => done({ error: String(error) }),
  );`;

function pageOf(session: string): DrivenPage {
  const post = (path: string, body: object) => command(`${session}/${path}`, 'POST', body);
  const act = (type: string, actions: object[]) =>
    post('actions', { actions: [{ type, id: type, actions }] });
  return {
    open: async (url) => {
      await post('url', { url });
    },
    run: async (work, ...given) => {
      const answer = (await post('execute/async', {
        script: script(work),
        args: [given],
      })) as { value: never; error?: string };
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value;
    },
    press: async (x, y) => {
      await act('pointer', [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]);
    },
    write: async (text) => {
      const keys = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await act('key', keys);
    },
    picture: async () =>
      Buffer.from((await command(`${session}/screenshot`, 'GET')) as string, 'base64'),
  };
}

/** Waits until the driver answers, or throws when it ends before. */
async function untilReady(driver: string, ended: Promise<unknown>): Promise<void> {
  const early = ended.then(() => Promise.reject(new Error('WebKitWebDriver ended')));
  for (;;) {
    const answers = fetch(`${driver}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (await Promise.race([answers, early])) return;
    await wait(50);
  }
}

export async function openWebKit(width: number, height: number): Promise<DrivenBrowser> {
  const display = await openDisplay(width, height + 200);
  const port = await freePort();
  const driver = `http://127.0.0.1:${port}`;
  const program = spawn(WEBKIT_DRIVER.path, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display.name,
      // Its sandbox wants rights that a container has not.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  const ended = once(program, 'exit');
  const end = async () => {
    program.kill();
    await ended;
    await display.close();
  };
  try {
    await untilReady(driver, ended);
    const options = { binary: MINI_BROWSER.path, args: ['--automation'] };
    const { sessionId, capabilities } = (await command(`${driver}/session`, 'POST', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    })) as { sessionId: string; capabilities: { browserVersion: string } };
    const session = `${driver}/session/${sessionId}`;
    await command(`${session}/timeouts`, 'POST', { script: 120_000, pageLoad: 120_000 });
    await command(`${session}/window/rect`, 'POST', { x: 0, y: 0, width, height });
    return {
      version: `WebKit ${capabilities.browserVersion}`,
      page: pageOf(session),
      close: async () => {
        await command(session, 'DELETE');
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}
