import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

// Facts and not what follows from them: a county may change after how many days cases close.
const STATEMENTS = [
  `alter table case_record add column rests timestamptz`,
  `alter table case_record add column resumes timestamptz`,
  `update case_record
    set rests = event.at
    from (
      select county_code, case_id, type, max(recorded) as at
      from case_event
      where type in ('answered', 'revisited')
      group by county_code, case_id, type
    ) event
    where event.county_code = case_record.county_code
      and event.case_id = case_record.id
      and event.type = case_record.state`,
  `update case_record
    set resumes = event.until
    from (
      select distinct on (county_code, case_id)
        county_code, case_id, (body #>> '{data,until}')::timestamptz as until
      from case_event
      where type = 'suspended'
      order by county_code, case_id, seq desc
    ) event
    where event.county_code = case_record.county_code
      and event.case_id = case_record.id
      and case_record.state = 'suspended'`,
  `create index case_rests on case_record (county_code, rests, id) where rests is not null`,
  `create index case_resumes on case_record (county_code, resumes, id) where resumes is not null`,
];

export const byClock: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
