import { countyError, type Issue } from '@yizhangtu/standard';
import type { Duty, DutyTaken } from '@yizhangtu/standard/contract.js';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import type { CountyCases } from './case-settings.ts';

const MOST_MS = 86_400_000;

const ISSUES = {
  service: {
    code: 'unknown_service',
    message: {
      'zh-CN': '县里的派单规则没有这项服务',
      en: 'No rule of the county gives this service',
    },
    mend: { 'zh-CN': '从县里的服务里选', en: 'Choose one of the county’s services' },
  },
  point: {
    code: 'missing',
    message: { 'zh-CN': '没有说从哪里出发', en: 'It does not say where one starts from' },
    mend: {
      'zh-CN': '定位，或者在地图上点一下',
      en: 'Take the position, or press a place on the map',
    },
  },
  until: {
    code: 'not_within_a_day',
    message: { 'zh-CN': '在岗到什么时候，要在一天之内', en: 'Duty has to end within a day' },
    mend: { 'zh-CN': '选一个以后、一天之内的时间', en: 'Choose a time ahead, within a day' },
  },
} as const;

/** Services that the county's rules give to the nearest who is on duty. */
const servicesOf = ({ dispatch }: CountyCases): Set<string> =>
  new Set((dispatch?.rules ?? []).flatMap(({ then }) => then.nearest?.service ?? []));

function issuesOf({ services, point, until }: DutyTaken, now: Date, cases: CountyCases): Issue[] {
  const known = servicesOf(cases);
  const ahead = until === undefined ? 0 : Date.parse(until) - now.getTime();
  return [
    ...services.flatMap((service, place) =>
      known.has(service) ? [] : [{ path: `services[${place}]`, ...ISSUES.service }],
    ),
    ...(services.length > 0 && point === undefined ? [{ path: 'point', ...ISSUES.point }] : []),
    ...(services.length > 0 && (ahead <= 0 || ahead > MOST_MS)
      ? [{ path: 'until', ...ISSUES.until }]
      : []),
  ];
}

/** What a person is on duty for now. */
export async function dutyOf({ db, county }: Scope, person: string, now: Date): Promise<Duty> {
  const rows = await db
    .selectFrom('duty')
    .select(['service', 'until'])
    .where('county_code', '=', county)
    .where('person', '=', person)
    .where('since', '<=', now)
    .where('until', '>', now)
    .orderBy('service')
    .execute();
  const [first] = rows;
  return {
    services: rows.map(({ service }) => service),
    ...(first === undefined ? {} : { until: first.until.toISOString() }),
  };
}

export interface DutyOf {
  readonly person: string;
  /** Of the post that the person acts in. */
  readonly division: string;
  readonly now: Date;
}

/**
 * Puts a person on duty in place of what they were on duty for before, or off duty: where they were is forgotten.
 *
 * @throws YztError `invalid` for a service that no rule gives, and for a duty without a place or an end
 */
export async function takeDuty(
  { db, county }: Scope,
  taken: DutyTaken,
  { person, division, now }: DutyOf,
  cases: CountyCases,
): Promise<Duty> {
  const issues = issuesOf(taken, now, cases);
  if (issues.length > 0) throw countyError(issues, 'body');
  const { services, point = [null, null], until = '' } = taken;
  const rows = [...new Set(services)].map((service) => ({
    county_code: county,
    person,
    service,
    division,
    lng: point[0],
    lat: point[1],
    since: now,
    until: new Date(until),
  }));
  return inTransaction(db, async (transaction) => {
    await transaction
      .deleteFrom('duty')
      .where('county_code', '=', county)
      .where('person', '=', person)
      .execute();
    if (rows.length > 0) await transaction.insertInto('duty').values(rows).execute();
    return dutyOf({ db: transaction, county }, person, now);
  });
}

/** Forgets duties that have ended, and with them where people were. */
export async function forgetDuties({ db, county }: Scope, now: Date): Promise<void> {
  await db.deleteFrom('duty').where('county_code', '=', county).where('until', '<=', now).execute();
}
