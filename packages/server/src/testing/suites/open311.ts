import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { caseDesk, lamp, MONDAY, PATH, report } from '../case-desk.ts';
import { COUNTY } from '../county-folder.ts';
import { VILLAGE } from '../divided-county.ts';
import { OWN, signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

/*
 * Written from the specification (GeoReport v2: services, service definition, requests, errors), not from the
 * schemas of the standard: the members that it lists, in its types, and no others.
 */
const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const instant = { type: 'string', format: 'date-time', pattern: '(Z|[+-]\\d\\d:\\d\\d)$' };
const instantOrNull = { oneOf: [instant, { type: 'null' }] };
const exact = (properties: object): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const SERVICES = {
  type: 'array',
  items: exact({
    service_code: { type: 'string', minLength: 1 },
    service_name: { type: 'string', minLength: 1 },
    description: text,
    metadata: { type: 'boolean' },
    type: { enum: ['realtime', 'batch', 'blackbox'] },
    keywords: text,
    group: text,
  }),
};
const attribute = {
  variable: { type: 'boolean' },
  code: { type: 'string', minLength: 1 },
  datatype: { enum: ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] },
  required: { type: 'boolean' },
  datatype_description: textOrNull,
  order: { type: 'integer', minimum: 1 },
  description: { type: 'string', minLength: 1 },
};
const values = { type: 'array', minItems: 1, items: exact({ key: text, name: text }) };
const DEFINITION = exact({
  service_code: text,
  attributes: {
    type: 'array',
    items: { oneOf: [exact(attribute), exact({ ...attribute, values })] },
  },
});
const request = {
  service_request_id: { type: 'string', minLength: 1 },
  status: { enum: ['open', 'closed'] },
  status_notes: textOrNull,
  service_name: text,
  service_code: text,
  description: { type: 'string', maxLength: 4000 },
  agency_responsible: textOrNull,
  service_notice: textOrNull,
  requested_datetime: instant,
  updated_datetime: instant,
  expected_datetime: instantOrNull,
  address: textOrNull,
  address_id: textOrNull,
  zipcode: textOrNull,
  lat: { type: ['number', 'null'], minimum: -90, maximum: 90 },
  long: { type: ['number', 'null'], minimum: -180, maximum: 180 },
  media_url: { oneOf: [{ type: 'string', format: 'uri' }, { type: 'null' }] },
};
const REQUESTS = { type: 'array', maxItems: 1000, items: exact(request) };
const ERRORS = {
  type: 'array',
  minItems: 1,
  items: exact({ code: { type: 'integer' }, description: { type: 'string', minLength: 1 } }),
};

const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
// The type of the package is that of CommonJS.
(formats as unknown as typeof formats.default)(ajv);

function fits(schema: object, value: unknown): void {
  const check = ajv.compile(schema);
  assert.ok(check(value), JSON.stringify(check.errors));
}

const DAY = 86_400_000;
const day = (days: number): string => new Date(MONDAY + days * DAY).toISOString();

/** What others read of a county's cases. */
export function open311Suite(server: TestServer): void {
  const base = `${PATH}/open311/v2`;
  const desk = caseDesk(server);
  /** Numbers of cases: published and in hand, published and closed, and not published. */
  const known: Record<'open' | 'closed' | 'hidden', Json> = {
    open: null,
    closed: null,
    hidden: null,
  };

  async function act(headers: Record<string, string>, one: Json, command: Json): Promise<Json> {
    const done = await desk.command(headers, one, command);
    assert.equal(done.status, 200, JSON.stringify(done.body));
    return done.body.case;
  }
  const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    server.get(`${base}/${path}`, headers);
  async function requests(query = '', headers: Record<string, string> = {}): Promise<Json> {
    const response = await ask(`requests.json${query}`, headers);
    const body: Json = await response.json();
    assert.equal(response.status, 200, JSON.stringify(body));
    return body;
  }
  const numbers = async (query = ''): Promise<string[]> =>
    (await requests(query)).map((one: Json) => one.service_request_id);
  async function refused(path: string, status: number, part: RegExp): Promise<void> {
    const response = await ask(path, { 'accept-language': 'en' });
    const body: Json = await response.json();
    assert.equal(response.status, status, JSON.stringify(body));
    assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
    fits(ERRORS, body);
    assert.equal(body[0].code, status);
    assert.match(body[0].description, part);
  }

  describe('Open311', () => {
    before(async () => {
      const resident = await signedInWith(server, 'resident', VILLAGE);
      const centre = await signedInWith(server, 'county-centre');
      const made = async (body: Json): Promise<Json> =>
        (await desk.report(resident, body)).body.case;
      known.hidden = await made(lamp({ title: '没有公开的' }));
      known.open = await act(centre, await made(lamp()), { type: 'publish' });
      const one = await act(centre, await made(report()), { type: 'publish' });
      known.closed = await act(centre, one, {
        type: 'transfer',
        system: '省热线',
        reason: '属省里办理',
      });
    });

    it('lists the categories as services', async () => {
      const response = await ask('services.json');
      assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
      const services: Json = await response.json();
      fits(SERVICES, services);
      const one = services.find((of: Json) => of.service_code === 'city.facilities.lamp');
      assert.deepEqual([one.service_name, one.metadata, one.type], ['路灯损坏', false, 'realtime']);
      const care = services.find((of: Json) => of.service_code === 'welfare.elder-care');
      assert.deepEqual([care.group, care.metadata], ['民生保障', true]);
      const english: Json = await (
        await ask(`services.json?jurisdiction_id=${COUNTY}`, { 'accept-language': 'en' })
      ).json();
      assert.equal(
        english.find((of: Json) => of.service_code === 'welfare.elder-care').group,
        'Welfare',
      );
    });

    it('defines the attributes of a service', async () => {
      const definition: Json = await (await ask('services/welfare.elder-care.json')).json();
      fits(DEFINITION, definition);
      const service = definition.attributes.find((one: Json) => one.code === 'service');
      assert.deepEqual(
        [service.datatype, service.required, service.variable],
        ['singlevaluelist', true, true],
      );
      assert.deepEqual(service.values[0], { key: 'meal', name: '助餐' });
      assert.ok(definition.attributes.some((one: Json) => one.datatype === 'datetime'));
      const orders = definition.attributes.map((one: Json) => one.order);
      assert.deepEqual(
        orders,
        orders.map((_: number, index: number) => index + 1),
      );
      const bare: Json = await (await ask('services/city.facilities.lamp.json')).json();
      assert.deepEqual(bare, { service_code: 'city.facilities.lamp', attributes: [] });
    });

    it('lists published cases and no others, as nobody in particular sees them', async () => {
      const all = await requests();
      fits(REQUESTS, all);
      const found = all.map((one: Json) => one.service_request_id);
      assert.ok(found.includes(known.open.receipt));
      assert.ok(found.includes(known.closed.receipt));
      assert.ok(!found.includes(known.hidden.receipt));
      const one = all.find((of: Json) => of.service_request_id === known.open.receipt);
      assert.equal(one.status, 'open');
      assert.deepEqual([one.long, one.lat], [120.1, 30.6]);
      assert.equal(one.address, '村口，谷门村，新市镇，德清县');
      assert.equal(one.agency_responsible, '新市镇');
      assert.equal(one.status_notes, '办理中');
      assert.equal(Date.parse(one.requested_datetime), MONDAY);
      assert.ok(Date.parse(one.expected_datetime) > MONDAY);
      const closed = all.find((of: Json) => of.service_request_id === known.closed.receipt);
      assert.deepEqual([closed.status, closed.expected_datetime], ['closed', null]);
      assert.equal(closed.status_notes, '已移送');
      // Where it went is for who reported it.
      assert.ok(!JSON.stringify(all).includes('省热线'));
      // Whoever asks sees the same.
      const centre = await signedInWith(server, 'county-centre');
      assert.deepEqual(await requests('', { ...OWN, ...centre }), all);
    });

    it('gives one by its number, however that is written', async () => {
      for (const number of [known.open.receipt, known.open.receipt.toLowerCase()]) {
        const found: Json = await (await ask(`requests/${number}.json`)).json();
        fits(REQUESTS, found);
        assert.deepEqual(
          found.map((one: Json) => one.service_request_id),
          [known.open.receipt],
        );
      }
      await refused(`requests/${known.hidden.receipt}.json`, 404, /service_request_id/);
    });

    it('tells the state beyond open and closed to who asks for it', async () => {
      const { receipt } = known.open;
      const plain: Json = await (await ask(`requests/${receipt}.json`)).json();
      assert.equal(plain[0].extended_attributes, undefined);
      const more: Json = await (await ask(`requests/${receipt}.json?extensions=true`)).json();
      assert.deepEqual(more[0].extended_attributes, { state: 'dispatched', kind: 'city-event' });
    });

    it('narrows by status, service and time', async () => {
      const { open, closed } = known;
      const both = [open.receipt, closed.receipt];
      const has = async (query: string): Promise<boolean[]> => {
        const found = await numbers(query);
        return both.map((one) => found.includes(one));
      };
      assert.deepEqual(await has('?status=open'), [true, false]);
      assert.deepEqual(await has('?status=closed'), [false, true]);
      assert.deepEqual(await has('?status=open,closed'), [true, true]);
      assert.deepEqual(await has('?service_code=city.facilities.lamp'), [true, false]);
      assert.deepEqual(await has('?service_code=city.facilities.lamp,city.facilities.cover'), [
        true,
        true,
      ]);
      // An empty argument is as none.
      assert.deepEqual(await has('?service_code=&start_date=&status='), [true, true]);
      // 90 days from the start, and 90 days to the end.
      assert.deepEqual(await has(`?start_date=${day(-90)}`), [true, true]);
      assert.deepEqual(await has(`?start_date=${day(-91)}`), [false, false]);
      assert.deepEqual(await has(`?end_date=${day(0)}`), [true, true]);
      assert.deepEqual(await has(`?end_date=${day(-1)}`), [false, false]);
      assert.deepEqual(await has(`?end_date=${day(91)}`), [false, false]);
      assert.deepEqual(await has(`?start_date=${day(-1)}&end_date=${day(1)}`), [true, true]);
    });

    it('gives those of the numbers asked for, whatever else is asked', async () => {
      const { open, closed, hidden } = known;
      const list = [open.receipt, closed.receipt, hidden.receipt, 'nothing'].join(',');
      const found = await numbers(
        `?service_request_id=${list}&status=open&end_date=${day(-200)}&service_code=other`,
      );
      assert.deepEqual(found.sort(), [open.receipt, closed.receipt].sort());
      assert.deepEqual(await numbers('?service_request_id=nothing'), []);
    });

    it('says what is wrong in the form of the specification', async () => {
      await refused('services.json?jurisdiction_id=city.gov', 404, /jurisdiction_id.*city\.gov/);
      await refused('requests.json?jurisdiction_id=110105', 404, /jurisdiction_id/);
      await refused('services/nothing.json', 404, /service_code.*nothing/);
      await refused('services/city.facilities.lamp.xml', 404, /service_code/);
      await refused('requests/1.xml', 404, /service_request_id/);
      await refused('requests.json?status=fixed', 400, /status/);
      await refused('requests.json?start_date=yesterday', 400, /start_date/);
      await refused(`requests.json?start_date=${day(-91)}&end_date=${day(0)}`, 400, /90 days/);
      await refused(`requests.json?start_date=${day(1)}&end_date=${day(0)}`, 400, /end_date/);
      const elsewhere = await server.get('counties/110105/open311/v2/services.json');
      assert.equal(elsewhere.status, 404);
      fits(ERRORS, await elsewhere.json());
    });
  });
}
