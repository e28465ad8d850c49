import pg from 'pg';

/** A case that the server made, to be copied. */
export interface Template {
  readonly id: string;
  readonly receipt: string;
  /** How many of a hundred cases are copies of it. */
  readonly weight: number;
}

/** Names of a table's columns, with an expression for each that a copy has otherwise. */
async function columnsOf(
  client: pg.Client,
  table: string,
  other: Readonly<Record<string, string>>,
): Promise<{ names: string; values: string }> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 order by ordinal_position`,
    [table],
  );
  const names = rows.map(({ name }) => `"${name}"`);
  const values = rows.map(({ name }) => other[name] ?? `of."${name}"`);
  return { names: names.join(', '), values: values.join(', ') };
}

/** The id of an event of a copy: like its case's in time, so that indexes grow at their end as they do in life. */
const eventId = (id: string): string =>
  `(left(made.id::text, 14) || '7' || substr(md5(${id}::text), 1, 3) || '-8'
    || substr(md5(${id}::text), 4, 3) || '-' || right(md5(made.id::text || ${id}::text), 12))::uuid`;

const renamed = (text: string): string =>
  `replace(replace(${text}, made.template::text, made.id::text), made.old_receipt, made.receipt)`;

/**
 * Fills a county with copies of cases that the server made, a year of them, the newest last: with their events,
 * assignments, words and rows of the outbox. All copies of a case differ in id and number alone.
 */
export async function generateCases(
  connectionString: string,
  { county, count, templates }: { county: string; count: number; templates: readonly Template[] },
): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    // Gigabytes are written at once: fewer checkpoints on the way, and one vacuum at the end.
    await client.query(`alter system set max_wal_size = '8GB'`);
    await client.query('alter system set autovacuum = off');
    await client.query('select pg_reload_conf()');
    await client.query('set synchronous_commit = off');
    // Copies refer to one another as what they are copied from does: it need not be checked for each.
    await client.query(`set session_replication_role = replica`);
    await client.query(`create temp table template (place int, id uuid, receipt text)`);
    const places = templates.flatMap((one) => Array.from({ length: one.weight }, () => one));
    for (const [place, { id, receipt }] of places.entries()) {
      await client.query('insert into template values ($1, $2, $3)', [place, id, receipt]);
    }
    await client.query(
      `create temp table made as
       select (substr(stamp, 1, 8) || '-' || substr(stamp, 9, 4) || '-7' || substr(chance, 1, 3) || '-8'
           || substr(chance, 4, 3) || '-' || substr(chance, 7, 12))::uuid as id,
         to_timestamp(ms / 1000.0) as at, template.id as template, template.receipt as old_receipt,
         left(template.receipt, 7) || 'G' || lpad(n::text, 15, '0') as receipt
       from (
         select n, ms, lpad(to_hex(ms), 12, '0') as stamp, md5(n::text) as chance
         from generate_series(0, $1::int - 1) as n,
           lateral (select (extract(epoch from now()) * 1000)::bigint
             - ($1::int - n)::bigint * (365 * 86400000::bigint / $1::int) as ms) as time
       ) as numbered
       join template on template.place = n % $2::int`,
      [count, places.length],
    );
    const copy = async (
      table: string,
      key: string,
      other: Readonly<Record<string, string>>,
      more = '',
    ): Promise<void> => {
      const { names, values } = await columnsOf(client, table, other);
      await client.query(
        `insert into ${table} (${names}) select ${values} from made
         join ${table} as of on of.county_code = '${county}' and of.${key} = made.template ${more}`,
      );
    };
    const ofCase = { case_id: 'made.id' };
    await copy('case_record', 'id', {
      id: 'made.id',
      receipt: 'made.receipt',
      created: 'made.at',
      submitted: 'made.at',
      body: `${renamed('of.body::text')}::json`,
    });
    await copy('case_event', 'case_id', {
      ...ofCase,
      id: eventId('of.id'),
      body: `replace(${renamed('of.body::text')}, of.id::text, ${eventId('of.id')}::text)::json`,
    });
    await copy('outbox', 'case_id', {
      ...ofCase,
      id: eventId('of.id'),
      event_id: eventId('of.event_id'),
      done: 'made.at',
    });
    await copy('work_order', 'case_id', ofCase);
    const words = await client.query<{ indexdef: string }>(
      `select indexdef from pg_indexes where indexname = 'case_words_grams'`,
    );
    await client.query('drop index case_words_grams');
    await copy('case_words', 'case_id', { ...ofCase, search_text: renamed('of.search_text') });
    await client.query(words.rows[0]!.indexdef);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}
