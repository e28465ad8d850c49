/** A process that holds one server, so that load and server do not share a thread. Speaks over IPC. */
import { serve } from '@hono/node-server';
import { createServer, openDatabase } from '@yizhangtu/server';
import { bareApp } from './bare.ts';

const [kind, databaseUrl, ...counties] = process.argv.slice(2);

async function start(): Promise<string> {
  if (kind === 'ours') {
    const { url } = await createServer({ counties, databaseUrl, rate: false });
    return url;
  }
  const database = await openDatabase({ databaseUrl });
  return new Promise((resolve) => {
    serve({ fetch: bareApp(database).fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}/`),
    );
  });
}

process.send!(await start());
