import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import chineseDays from 'chinese-days';
import { YztError } from '../../problem.ts';
import { businessCalendar, CalendarYear, DAY_MS, dayOf } from './calendar.ts';
import { CALENDAR_YEARS } from './years/index.ts';

const calendar = businessCalendar(CALENDAR_YEARS);

describe('the working calendar', () => {
  it('agrees with another one on every day of every year', () => {
    let days = 0;
    for (const { year } of CALENDAR_YEARS) {
      for (let day = dayOf(`${year}-01-01`); day < dayOf(`${year + 1}-01-01`); day += 1) {
        const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
        assert.equal(calendar.isWorkday(day), chineseDays.isWorkday(date), date);
        days += 1;
      }
    }
    assert.equal(days, 2557);
  });

  it('has 33 days off and 6 made up in 2026, as the notice says', () => {
    const year = CALENDAR_YEARS.find((one) => one.year === 2026)!;
    const off = year.off.flatMap((span) => {
      const [from, to = from] = span.split('/') as [string, string?];
      return Array.from({ length: dayOf(to) - dayOf(from) + 1 }, () => from);
    });
    assert.equal(off.length, 33);
    assert.equal(year.work.length, 6);
  });

  it('holds years that fit their schema, in order', () => {
    for (const year of CALENDAR_YEARS) {
      assert.equal(CalendarYear.safeParse(year, { jitless: true }).success, true);
      for (const date of [...year.off.flatMap((span) => span.split('/')), ...year.work]) {
        assert.equal(date.slice(0, 4), String(year.year));
        assert.equal(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10), date);
      }
    }
  });

  it('takes no day of a year without data for anything', () => {
    for (const date of ['2019-12-31', '2027-01-01']) {
      assert.throws(
        () => calendar.isWorkday(dayOf(date)),
        (error: unknown) =>
          error instanceof YztError &&
          error.code === 'calendar_incomplete' &&
          !error.retriable &&
          error.facts?.['year'] === Number(date.slice(0, 4)),
      );
    }
  });

  it('believes the later of two notices for one year', () => {
    const changed = businessCalendar([
      ...CALENDAR_YEARS,
      { year: 2026, source: '调整', off: ['2026-03-02'], work: [] },
    ]);
    assert.equal(changed.isWorkday(dayOf('2026-03-02')), false);
    assert.equal(changed.isWorkday(dayOf('2026-02-14')), false);
  });
});
