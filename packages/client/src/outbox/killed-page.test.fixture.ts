import { createClient } from '../client.ts';
import { reportCase } from '@yizhangtu/standard/contract.js';
import { COUNTY } from '../testing/people.ts';
import { fileStore } from './file-store.test.helper.ts';
import { report } from './outbox.test.helper.ts';
import { openOutbox } from './outbox.ts';

/** A page of its own process: it submits one thing, and is killed as it keeps it, or by the test. */
const [baseUrl = '', folder = '', when = ''] = process.argv.slice(2);
const kept = fileStore(folder);
const store: typeof kept = {
  ...kept,
  // The other one is left to the page that comes after both.
  all: async (owner) => (await kept.all(owner)).filter(({ title }) => title === when),
  async add(item, photos) {
    await kept.add(item, photos);
    if (when === 'kept') process.kill(process.pid, 'SIGKILL');
  },
};
const client = createClient({ baseUrl });
const outbox = await openOutbox({ client, county: COUNTY, operations: [reportCase], store });
await report(outbox, when);
