import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quickClient } from '../loopback.test.helper.ts';
import { act, mark, readMessages } from '../messages/messages.ts';
import { CountyServer, eventOf, problem } from '../testing/county-server.ts';
import { COUNTY, idOf } from '../testing/people.ts';
import type { Transport, TransportRequest } from '../transport.ts';
import { dispatchAll, readWorkOrders } from '../work-orders/work-orders.ts';
import {
  command,
  findCase,
  readCase,
  readCases,
  readCaseUnits,
  readEvents,
  report,
} from './cases.ts';

const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;
const body = {
  kind: 'help' as const,
  category: 'other',
  title: '路灯不亮',
  description: '三天了。',
  place: { division: '330521001001' },
};

/** A desk whose backend answers what `answer` says, and what it was asked. */
function deskOf(answer: (request: TransportRequest) => unknown) {
  const asked: TransportRequest[] = [];
  const transport: Transport = async (request) => {
    asked.push(request);
    return new Response(JSON.stringify(answer(request)));
  };
  const { client } = quickClient('http://backend.example', { transport });
  return { desk: { client, county: COUNTY }, asked };
}
const pathOf = ({ url }: TransportRequest) =>
  url.replace(`http://backend.example/counties/${COUNTY}`, '');

test('a command goes at the version that was seen, under a key of its own, and is done once over a break', async (t) => {
  const server = await CountyServer.start(t);
  const { client } = quickClient(server.url);
  const desk = { client, county: COUNTY };
  server.after = (_, response) => {
    server.after = () => undefined;
    response.destroy();
    return 'handled';
  };
  const seen = { id: idOf(1), version: 7 };
  const { case: matter, event } = await command(desk, seen, { type: 'note', note: '已到现场' });
  assert.equal(matter.version, 8);
  assert.equal(event.seq, 8);
  assert.equal(server.done.length, 1);
  assert.deepEqual(
    server.asked.map(({ headers }) => headers['if-match']),
    ['"7"', '"7"'],
  );
  const keys = server.asked.map(({ headers }) => String(headers['idempotency-key']));
  assert.equal(keys[0], keys[1]);
  assert.match(keys[0]!, UUID7);
  await command(desk, matter, { type: 'note', note: '又到现场' });
  assert.notEqual(server.done[1]?.key, server.done[0]?.key);
});

test('someone who was faster is told of with what changed', async (t) => {
  const server = await CountyServer.start(t);
  const { client } = quickClient(server.url);
  server.version = 9;
  const late = command({ client, county: COUNTY }, { id: idOf(1), version: 7 }, { type: 'accept' });
  await assert.rejects(late, { code: 'version_mismatch', facts: { version: 9 } });
  server.before = (_, response) => problem(response, 409, 'transition_not_allowed');
  const wrong = command(
    { client, county: COUNTY },
    { id: idOf(1), version: 9 },
    { type: 'accept' },
  );
  await assert.rejects(wrong, { code: 'transition_not_allowed' });
});

test('a report without a session brings the code that leads back to it', async (t) => {
  const server = await CountyServer.start(t);
  const { client } = quickClient(server.url);
  const { code, case: matter } = await report({ client, county: COUNTY }, body);
  assert.equal(code, 'CODE-1');
  assert.equal(matter.receipt, 'R1');
});

test('events come from the first on and from the last back, page after page', async () => {
  const pages = [[1, 2], [3, 4], [5]].map((seqs) => seqs.map((seq) => eventOf(1, seq)));
  const { desk, asked } = deskOf(({ url }) => {
    const query = new URL(url).searchParams;
    const at = Number(query.get('cursor') ?? (query.get('from') === 'last' ? 2 : 0));
    return {
      items: pages[at],
      ...(at < 2 ? { next: String(at + 1) } : {}),
      ...(at > 0 ? { previous: String(at - 1) } : {}),
    };
  });
  const read = async (from: 'first' | 'last') => {
    const seqs: number[] = [];
    for await (const { seq } of readEvents(desk, idOf(1), from)) seqs.push(seq);
    return seqs;
  };
  assert.deepEqual(await read('first'), [1, 2, 3, 4, 5]);
  assert.deepEqual(await read('last'), [5, 4, 3, 2, 1]);
  assert.equal(asked.length, 6);
});

test('leave to act as a reporter goes with what it is for, and with nothing else', async () => {
  const { desk, asked } = deskOf(() => ({}));
  const fit = (call: Promise<unknown>) => call.catch(() => undefined);
  await fit(readCase(desk, idOf(1), { token: 'token-1' }));
  await fit(command(desk, { id: idOf(1), version: 1 }, { type: 'urge' }, { token: 'token-1' }));
  await fit(readCase(desk, idOf(1)));
  await fit(findCase(desk, { receipt: 'R1', code: 'C' }));
  assert.deepEqual(
    asked.map(({ headers }) => headers['x-yzt-lookup']),
    ['token-1', 'token-1', undefined, undefined],
  );
  assert.deepEqual(JSON.parse(String(asked[3]?.body)), { receipt: 'R1', code: 'C' });
});

test('units that cases can be given to are those of a place', async () => {
  const unit = {
    id: 'own:town',
    name: { 'zh-CN': '新市镇', en: 'Xinshi' },
    division: { code: '330521001', name: '新市镇' },
    categories: [],
    services: ['repairs'],
    onDuty: true,
  };
  const { desk, asked } = deskOf(() => ({ items: [unit] }));
  assert.deepEqual(await readCaseUnits(desk, { place: '330521001001' }), [unit]);
  assert.deepEqual(asked.map(pathOf), ['/case-units?place=330521001001']);
});

test('lists go over all their pages; what is done once has a key, what may be done twice has none', async () => {
  const { desk, asked } = deskOf(({ method, url }) =>
    method === 'GET' && !url.includes('cursor') ? { items: [], next: 'x' } : { items: [] },
  );
  const all = async (list: AsyncGenerator) => {
    for await (const item of list) assert.fail(String(item));
  };
  await all(readCases(desk, { state: 'dispatched', mine: 'true' }));
  await all(readWorkOrders(desk, { late: 'true' }));
  await all(readMessages(desk, { unread: 'true' }));
  const orders = [{ unit: { division: COUNTY }, role: 'lead' as const }];
  await dispatchAll(desk, { cases: [{ case: idOf(1), version: 3 }], orders });
  await mark(desk, { mark: 'read', messages: [idOf(1)] }).catch(() => undefined);
  await act(desk, { message: idOf(1), action: 'sign' }).catch(() => undefined);
  assert.deepEqual(
    asked.map((one) => `${one.method} ${pathOf(one)}`),
    [
      'GET /cases?state=dispatched&mine=true',
      'GET /cases?state=dispatched&mine=true&cursor=x',
      'GET /work-orders?late=true',
      'GET /work-orders?late=true&cursor=x',
      'GET /messages?unread=true',
      'GET /messages?unread=true&cursor=x',
      'POST /work-orders/dispatches',
      'POST /messages/marks',
      `POST /messages/${idOf(1)}/actions/sign`,
    ],
  );
  assert.deepEqual(
    asked.slice(6).map(({ headers }) => UUID7.test(headers['idempotency-key'] ?? '')),
    [true, false, true],
  );
});
