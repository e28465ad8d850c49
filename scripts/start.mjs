/** `npm start`: the docs, the examples and the reference server with its counties, on one port. */
import { mkdirSync } from 'node:fs';
import { createServer as createProbe } from 'node:net';
import { createServer } from '@yizhangtu/server';
import { pino } from 'pino';
import { ANOTHER_SITE } from '../examples/another-site/served.mjs';
import { JAVA_BACKEND } from '../examples/java-backend/backend.mjs';
import { LIVE_ANSWERS } from '../examples/live/feed.mjs';
import { ROOT, main, say, step } from './bootstrap.mjs';
import { buildDocs, buildPackages } from './build.mjs';
import {
  COUNTIES,
  SNAPSHOT,
  countyFolders,
  ensureSample,
  ensureSnapshot,
} from './ensure-sample.mjs';

const DATA = '.data';

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createProbe();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** `PORT`; or 8080, and any free one when that is taken. */
async function choosePort() {
  if (!process.env.PORT) return (await isFree(8080)) ? 8080 : 0;
  const port = Number(process.env.PORT);
  if (await isFree(port)) return port;
  throw new Error(
    `Port ${port} is in use. Stop what uses it, or choose another: PORT=8090 npm start`,
  );
}

await main(async () => {
  const port = await choosePort();
  await buildPackages();
  await ensureSample();
  await ensureSnapshot();
  await buildDocs();
  mkdirSync(ROOT + DATA, { recursive: true });
  const server = await step('Starting the server', async () =>
    createServer({
      counties: countyFolders().map((folder) => ROOT + folder),
      statics: [
        { path: '/yzt/', dir: `${ROOT}packages/embed/dist` },
        { path: '/examples/', dir: `${ROOT}examples` },
        ANOTHER_SITE,
        { path: '/', dir: `${ROOT}docs/.vitepress/dist` },
      ],
      answers: [...LIVE_ANSWERS, JAVA_BACKEND],
      databaseUrl: process.env.DATABASE_URL,
      dataDir: `${ROOT}${DATA}/database`,
      snapshot: ROOT + SNAPSHOT,
      port,
      log: pino({ level: 'info' }, pino.destination(`${ROOT}${DATA}/server.log`)),
    }),
  );
  say(
    `\n  ${server.url}\n\n  ${COUNTIES.length} counties of sample data, with sign-in as sample people (not in Safari, which keeps no Secure cookie on plain http). Log: ${DATA}/server.log. Stop with Ctrl-C.`,
  );
  const stop = async () => {
    say('\nStopping …');
    await server.close();
    say('Stopped.');
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
});
