/**
 * The SQL of a note, written by hand over the same driver, behind a bare HTTP handler: the reads that tell who
 * asks and where, then one transaction with the same statements. No contract, no rules, no checks of what is asked.
 */
import { createHash } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';
import { v7 as uuid } from 'uuid';

const [databaseUrl, county, session] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });

const SESSION = `select session.id, session.person, person.sealed as attributes, session.assurance, session.way,
  session.sealed, session.seen, session.until, post.id as post, post.role, post.division, post.organisation
  from session
  inner join person on person.county_code = session.county_code and person.id = session.person
  left join post on post.county_code = session.county_code and post.id = session.post
    and post.person = session.person and post.revoked is null and (post.until is null or post.until > $1)
  where session.county_code = $2 and session.id = $3`;
const COUNTY = `select county_code from county where county_code = $1`;
const NAMES = `select code, body -> 'name' as name from division where county_code = $1 and code = any($2)`;
const BEGIN = `insert into idempotency (county_code, owner, key, digest, answer, at)
  values ($1, $2, $3, $4, null, $5)
  on conflict (county_code, owner, key) do nothing returning key`;
const POST = `select 1 as held from post where county_code = $1 and person = $2 and role = $3 and division = $4
  and revoked is null and (until is null or until > $5) limit 1`;
const CASE = `select body from case_record where county_code = $1 and id = $2 for update`;
const LOG = `select body from case_event where county_code = $1 and case_id = $2 order by seq`;
const UPDATE = `update case_record set county_code = $1, id = $2, receipt = $3, version = $4, state = $5,
  kind = $6, category = $7, tier = $8, published = $9, reporter = $10, agent = $11, division = $12, town = $13,
  village = $14, lng = $15, lat = $16, created = created, submitted = submitted, closed = closed, due = due,
  ends = ends, warns = warns, rests = rests, resumes = resumes, warnings = warnings, was_late = was_late, sample = sample, body = $17
  where county_code = $1 and id = $2`;
const EVENT = `insert into case_event (county_code, case_id, seq, id, type, recorded, body)
  values ($1, $2, $3, $4, 'noted', $5, $6)`;
const OUTBOX = `insert into outbox (county_code, id, case_id, event_id, at) values ($1, $2, $3, $4, $5)`;
const ORDERS = `insert into work_order (county_code, case_id, number, state, role, active, division, organisation,
    person, ends, clock)
  select $1, $2, number, state, role, true, division, organisation, person, now(), '{}'
  from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
    as given (number, state, role, division, organisation, person)
  on conflict (county_code, case_id, number) do update set state = excluded.state, active = excluded.active,
    ends = work_order.ends, clock = work_order.clock`;
const DONE = `update idempotency set answer = $4 where county_code = $1 and owner = $2 and key = $3`;

/** As much as the server keeps of an answer. */
const KEPT = 'x'.repeat(160);

interface Order {
  readonly state: string;
  readonly role: string;
  readonly unit: { division: string; organisation?: string; person?: string };
}
interface CaseRow {
  readonly receipt: string;
  readonly version: number;
  readonly state: string;
  readonly kind: string;
  readonly category: string;
  readonly tier: string;
  readonly published: boolean;
  readonly reporter: { person?: string; agent?: string };
  readonly within: readonly string[];
  readonly place: { division: string; point?: readonly [number, number] };
  readonly orders: readonly Order[];
}

const columnsOf = (record: CaseRow): unknown[] => [
  record.receipt,
  record.version,
  record.state,
  record.kind,
  record.category,
  record.tier,
  record.published,
  record.reporter.person ?? null,
  record.reporter.agent ?? null,
  record.within.at(-1),
  record.within[1] ?? null,
  record.within[2] ?? null,
  record.place.point?.[0] ?? null,
  record.place.point?.[1] ?? null,
];

const orderColumns = (orders: readonly Order[]): unknown[] => [
  orders.map((_, index) => index + 1),
  orders.map(({ state }) => state),
  orders.map(({ role }) => role),
  orders.map(({ unit }) => unit.division),
  orders.map(({ unit }) => unit.organisation ?? null),
  orders.map(({ unit }) => unit.person ?? null),
];

interface Note {
  readonly id: string;
  readonly key: string;
  readonly note: string;
}

async function note({ id, key, note: words }: Note): Promise<object> {
  const now = new Date();
  const { person, role, division } = (await pool.query(SESSION, [now, county, session])).rows[0];
  await pool.query(COUNTY, [county]);
  await pool.query(NAMES, [county, [division]]);
  const client = await pool.connect();
  try {
    await client.query('begin');
    const digest = createHash('sha256').update(`${id} ${words}`).digest('base64url');
    await client.query(BEGIN, [county, person, key, digest, now]);
    await client.query(POST, [county, person, role, division, now]);
    const { body: record } = (await client.query(CASE, [county, id])).rows[0];
    const log = await client.query(LOG, [county, id]);
    const seq = log.rows.length + 1;
    const event = {
      id: uuid(),
      case: id,
      seq,
      occurredAt: now.toISOString(),
      recordedAt: now.toISOString(),
      actor: { person, role, division },
      type: 'noted',
      data: { note: words },
      visibility: 'staff',
    };
    const after: CaseRow = { ...record, version: seq, updatedAt: now.toISOString() };
    await client.query(UPDATE, [county, id, ...columnsOf(after), JSON.stringify(after)]);
    await client.query(EVENT, [county, id, seq, event.id, now, JSON.stringify(event)]);
    await client.query(OUTBOX, [county, uuid(), id, event.id, now]);
    await client.query(ORDERS, [county, id, ...orderColumns(after.orders)]);
    await client.query(DONE, [county, person, key, KEPT]);
    await client.query('commit');
    await pool.query(NAMES, [county, [after.place.division]]);
    return { case: after, event };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const app = new Hono();
app.post('/api/counties/:county/cases/:case/commands', async (c) => {
  const { note: words } = await c.req.json<{ note: string }>();
  const key = c.req.header('idempotency-key') ?? '';
  return c.json(await note({ id: c.req.param('case'), key, note: words }));
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
  process.send!(`http://127.0.0.1:${port}/`),
);
