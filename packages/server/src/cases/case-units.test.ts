import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { readyCaseSettings } from '@yizhangtu/standard/cases.js';
import type { Database } from '../database/open.ts';
import { seed } from '../seed.ts';
import { CASES, MONDAY } from '../testing/case-desk.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { DIVIDED, TOWN, VILLAGE } from '../testing/divided-county.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import type { CountyCases } from './case-settings.ts';
import { caseUnits } from './case-units.ts';

const HOUR_MS = 3_600_000;
const cases: CountyCases = { ...readyCaseSettings(CASES), sealKey: '' };

describe('the units that cases can be given to', () => {
  let database: Database;
  let folder: string;
  const now = new Date(MONDAY);
  before(async () => {
    folder = await countyFolder(DIVIDED);
    database = await openTestDatabase();
    await seed(database, folder);
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  const units = (place?: string, at = now) =>
    caseUnits({ db: database.db, county: COUNTY }, { place, now: at }, cases);

  it('are those of the rules with what rules give them, and those that a place lies in', async () => {
    const own = (id: string, code: string, name: unknown) => ({
      id,
      name,
      division: { code, name },
      categories: id === 'own:town' ? ['city.facilities.lamp'] : [],
      services: [],
      onDuty: false,
    });
    const [county, town, village] = await Promise.all(
      [COUNTY, TOWN, VILLAGE].map(async (code) => {
        const [found] = (await units(code)).slice(-1);
        return found?.name;
      }),
    );
    const works = {
      ...own('works', COUNTY, county),
      name: '建设局',
      organisation: '建设局',
      categories: ['city.facilities.lamp'],
    };
    assert.deepEqual(town, { 'zh-CN': '新市镇', en: 'Xinshi' });
    assert.deepEqual(await units(), [works]);
    assert.deepEqual(await units(VILLAGE), [
      works,
      own('own:county', COUNTY, county),
      own('own:town', TOWN, town),
      own('own:village', VILLAGE, village),
    ]);
    assert.deepEqual(await units('330521999'), [works]);
  });

  it('are those that people handle cases for as well, each once, while they do', async () => {
    const { db } = database;
    const person = '00000000-0000-4000-8000-00000000000b';
    await db
      .insertInto('person')
      .values({
        county_code: COUNTY,
        id: person,
        issuer: 'https://issuer.example',
        subject: 'handler',
        sealed: '',
        division: COUNTY,
        sample: true,
      })
      .execute();
    for (const [at, organisation] of ['建设局', '交通局', '交通局', '水利局'].entries()) {
      await db
        .insertInto('post')
        .values({
          county_code: COUNTY,
          id: `0000000${at}`,
          person,
          role: 'department-handler',
          division: COUNTY,
          organisation,
          since: new Date(MONDAY - HOUR_MS),
          until: organisation === '水利局' ? now : null,
        })
        .execute();
    }
    const ids = (await units()).map(({ id }) => id);
    assert.deepEqual(ids, ['works', `post:${COUNTY}:交通局`]);
  });

  it('say who is on duty now, and for what', async () => {
    const { db } = database;
    const person = '00000000-0000-4000-8000-00000000000a';
    await db
      .insertInto('person')
      .values({
        county_code: COUNTY,
        id: person,
        issuer: 'https://issuer.example',
        subject: 'worker',
        sealed: '',
        division: TOWN,
        sample: true,
      })
      .execute();
    await db
      .insertInto('duty')
      .values({
        county_code: COUNTY,
        person,
        service: 'repairs',
        division: TOWN,
        lng: null,
        lat: null,
        since: new Date(MONDAY - HOUR_MS),
        until: new Date(MONDAY + HOUR_MS),
      })
      .execute();
    const onDuty = async (at?: Date) =>
      (await units(VILLAGE, at))
        .filter((unit) => unit.onDuty)
        .map(({ id, services }) => [id, services]);
    assert.deepEqual(await onDuty(), [['own:town', ['repairs']]]);
    assert.deepEqual(await onDuty(new Date(MONDAY + HOUR_MS)), []);
  });
});
