import * as z from 'zod/mini';
import { checked } from '../checked.ts';
import { finding, shown, type Finding } from '../finding.ts';
import { CASE_RULES, type CaseRules } from './apply.ts';
import { businessCalendar, CalendarYear, dayOf } from './calendar/calendar.ts';
import { CALENDAR_YEARS } from './calendar/years/index.ts';
import { CategoryTree } from './categories.ts';
import { SEED_CATEGORIES } from './categories-seed.ts';
import { categoryFindings } from './category-tree.ts';
import { OFFICE_HOURS } from './clock-time.ts';
import { CLOCK_WARNINGS, type ClockSettings } from './clocks.ts';
import { CaseUnit, dispatchFindings, DispatchRule } from './dispatch-rules.ts';
import { JOIN_RULES } from './states.ts';

const hour = checked(z.number(), z.minimum(0), z.maximum(24));
const part = checked(z.number(), z.minimum(0), z.maximum(1));

/** How a county's cases run: `cases` of its private file. What is absent is as the kit has it. */
export const CaseSettings = z.looseObject({
  /** The tree that residents choose from; it is served to them. */
  categories: z.optional(CategoryTree),
  /** Whom cases go to. None of this leaves the server. */
  dispatch: z.optional(
    z.looseObject({
      units: checked(z.array(CaseUnit), z.minLength(1)),
      /** The first that fits decides. */
      rules: z.array(DispatchRule),
      /** False: a person dispatches each case, and the rules only suggest. */
      automatic: z.optional(z.boolean()),
    }),
  ),
  /** Holidays of years that the kit has not, or has otherwise. */
  calendar: z.optional(z.array(CalendarYear)),
  /** Spans of a working day in hours, such as `[[8, 12], [14, 18]]`. */
  officeHours: z.optional(checked(z.array(z.tuple([hour, hour])), z.minLength(1))),
  /** Parts of a limit after which clocks warn. */
  warnings: z.optional(z.looseObject({ yellow: part, red: part })),
  /** After so many returns only the centre decides; 2 when absent. */
  mostReturns: z.optional(checked(z.int(), z.minimum(1), z.maximum(20))),
  /** Hours between two urges of one case; 24 when absent. */
  urgeEvery: z.optional(checked(z.number(), z.minimum(0), z.maximum(720))),
  /** Natural days after its answer, or after its revisit, that a case closes by itself; never when absent. */
  closeAfter: z.optional(checked(z.int(), z.minimum(1), z.maximum(365))),
  join: z.optional(z.enum(JOIN_RULES)),
});
export type CaseSettings = z.infer<typeof CaseSettings>;

/** Settings with what the kit has where the county says nothing. */
export interface ReadyCaseSettings {
  readonly rules: CaseRules;
  readonly clocks: ClockSettings;
  readonly tree: CategoryTree;
  readonly dispatch: NonNullable<CaseSettings['dispatch']> | undefined;
  /** See {@link CaseSettings}. */
  readonly closeAfter: number | undefined;
}

export function readyCaseSettings(settings: CaseSettings = {}): ReadyCaseSettings {
  const { categories, dispatch, calendar = [], officeHours, warnings } = settings;
  return {
    rules: {
      mostReturns: settings.mostReturns ?? CASE_RULES.mostReturns,
      urgeEvery: settings.urgeEvery ?? CASE_RULES.urgeEvery,
      join: settings.join ?? CASE_RULES.join,
    },
    clocks: {
      calendar: businessCalendar([...CALENDAR_YEARS, ...calendar]),
      hours: officeHours ?? OFFICE_HOURS,
      ...(warnings ?? CLOCK_WARNINGS),
    },
    tree: categories ?? SEED_CATEGORIES,
    dispatch,
    closeAfter: settings.closeAfter,
  };
}

/** What the schema cannot say about the settings of cases. `at` is their path. */
export function caseSettingsFindings(settings: CaseSettings, at: string): Finding[] {
  const { categories, dispatch, calendar = [], officeHours = [], warnings } = settings;
  const tree = categories ?? SEED_CATEGORIES;
  const units = dispatch?.units ?? [];
  return [
    ...(categories === undefined ? [] : categoryFindings(categories, `${at}.categories`)),
    ...units.flatMap(({ id }, index) => {
      const first = units.findIndex((one) => one.id === id);
      const facts = { value: shown(id), first: `${at}.dispatch.units[${first}]` };
      return first < index
        ? [finding(`${at}.dispatch.units[${index}].id`, 'duplicate_id', facts)]
        : [];
    }),
    ...(dispatch === undefined
      ? []
      : dispatchFindings(dispatch.rules, units, tree, `${at}.dispatch`)),
    ...calendar.flatMap((year, index) => yearFindings(year, `${at}.calendar[${index}]`)),
    ...officeHours.flatMap(([from, to], index) =>
      from < to && from >= (officeHours[index - 1]?.[1] ?? 0)
        ? []
        : [finding(`${at}.officeHours[${index}]`, 'range_backwards')],
    ),
    ...(warnings !== undefined && warnings.yellow > warnings.red
      ? [finding(`${at}.warnings`, 'range_backwards')]
      : []),
  ];
}

/** Days that are no days, of another year, or in the wrong order. */
function yearFindings({ year, off, work }: CalendarYear, at: string): Finding[] {
  const check = (span: string, path: string): Finding[] => {
    const days = span.split('/');
    const isDay = days.every(
      (day) =>
        Number.isInteger(dayOf(day)) &&
        new Date(dayOf(day) * 86_400_000).toISOString().startsWith(day) &&
        day.startsWith(`${year}-`),
    );
    if (!isDay) return [finding(path, 'not_of_year', { value: shown(span), year })];
    return dayOf(days[0] ?? '') > dayOf(days.at(-1) ?? '')
      ? [finding(path, 'range_backwards')]
      : [];
  };
  return [
    ...off.flatMap((span, index) => check(span, `${at}.off[${index}]`)),
    ...work.flatMap((day, index) => check(day, `${at}.work[${index}]`)),
  ];
}
