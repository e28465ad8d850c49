import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openForeignIssuer } from './testing/foreign-issuer.ts';
import { freePort } from './testing/free-port.ts';
import { COUNTIES } from './testing/identity-site.ts';

const SUITE = fileURLToPath(new URL('identity.page.test.ts', import.meta.url));

/** The suite as somebody runs it who has an issuer: settings come from the environment alone. */
async function runSuite(settings: Readonly<Record<string, string>>) {
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
  const suite = spawn(
    process.execPath,
    ['--conditions=yizhangtu-source', '--test', '--test-reporter=tap', SUITE],
    { env: { ...inherited, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const said = await text(suite.stdout);
  const count = (what: string) => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(said)?.[1]);
  return { said, pass: count('pass'), fail: count('fail') };
}

test('the suite of sign-in passes with an issuer that is not ours', async () => {
  const [port, issuerPort] = [await freePort(), await freePort()];
  const home = `http://127.0.0.1:${port}`;
  const client = { clientId: 'one-map', clientSecret: 'secret-of-the-client' };
  const callbacks = COUNTIES.map((county) => `${home}/api/counties/${county}/session/callback`);
  const issuer = await openForeignIssuer(issuerPort, { ...client, callbacks, home: `${home}/` });
  try {
    const { said, pass, fail } = await runSuite({
      YZT_TEST_ISSUER: issuer.url,
      YZT_TEST_CLIENT_ID: client.clientId,
      YZT_TEST_CLIENT_SECRET: client.clientSecret,
      YZT_TEST_USER: 'somebody',
      YZT_TEST_PASSWORD: 'any',
      YZT_TEST_PORT: String(port),
    });
    assert.equal(fail, 0, said);
    assert.ok(pass >= 8, said);
  } finally {
    await issuer.close();
  }
});
