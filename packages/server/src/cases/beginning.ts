import { randomBytes } from 'node:crypto';
import { countyError, YztError, type Issue } from '@yizhangtu/standard';
import {
  categoryPath,
  compileForm,
  formOf,
  isSaid,
  limitsOf,
  RANDOM_BYTES,
  receiptNumber,
  tierOf,
  tierWithin,
  type Beginning,
  type CasePlace,
  type CaseRecord,
  type CategoryTree,
  type Dispatched,
  type NewCase,
  type Reporter,
} from '@yizhangtu/standard/cases.js';
import { pointToWgs84 } from '@yizhangtu/standard/datum.js';
import { divisionPath } from '../identity/division-path.ts';
import { maskName, maskPhone } from '../identity/mask.ts';
import { isStorable, NOT_STORABLE } from '../store/storable.ts';
import type { Scope } from '../store/scope.ts';
import type { CaseAs } from './case-caller.ts';
import { dispatchedBy } from './dispatch.ts';
import type { CountyCases } from './case-settings.ts';

const ISSUES = {
  unknown_category: {
    message: { 'zh-CN': '没有这个分类', en: 'There is no such category' },
    mend: { 'zh-CN': '从分类树里选一个', en: 'Choose one of the category tree' },
  },
  unknown_division: {
    message: { 'zh-CN': '本县没有这个区划', en: 'The county has no such division' },
    mend: { 'zh-CN': '从本县区划里选一个', en: 'Choose one of the county’s divisions' },
  },
  no_datum: {
    message: { 'zh-CN': '坐标没有注明坐标系', en: 'A point without its datum' },
    mend: {
      'zh-CN': '注明 WGS84、CGCS2000、GCJ02 或 BD09',
      en: 'Say WGS84, CGCS2000, GCJ02 or BD09',
    },
  },
  named_only: {
    message: { 'zh-CN': '这一类不能匿名反映', en: 'This category takes no anonymous reports' },
    mend: { 'zh-CN': '登录并实名反映', en: 'Sign in and report by name' },
  },
} as const satisfies Record<string, Omit<Issue, 'path' | 'code'>>;

const issue = (path: string, code: keyof typeof ISSUES): Issue => ({ path, code, ...ISSUES[code] });

/** What is wrong with a category; nothing where the county has it. */
export const categoryIssues = (tree: CategoryTree, category: string): Issue[] =>
  categoryPath(tree, category).length > 0 ? [] : [issue('category', 'unknown_category')];

/** Where a place is: its divisions from the county down, and itself in WGS84. */
export async function settlePlace(
  scope: Scope,
  place: CasePlace,
  where: string,
): Promise<{ place: CasePlace; within: readonly string[]; issues: Issue[] }> {
  const within = await divisionPath(scope, place.division);
  const issues: Issue[] = [];
  if (within.at(-1) !== place.division) issues.push(issue(`${where}.division`, 'unknown_division'));
  const { point, datum, ...rest } = place;
  if (point === undefined) return { place: rest, within, issues };
  if (datum === undefined) issues.push(issue(`${where}.datum`, 'no_datum'));
  const [lng, lat] = pointToWgs84([point[0], point[1]], datum ?? 'WGS84');
  return { place: { ...rest, point: [lng, lat], datum: 'WGS84' }, within, issues };
}

/** Whom rules give it to; undefined as well where there is no calendar to tell it by. */
async function dispatchedInTime(
  ...asked: Parameters<typeof dispatchedBy>
): Promise<Dispatched | undefined> {
  try {
    return await dispatchedBy(...asked);
  } catch (error) {
    if (error instanceof YztError && error.code === 'calendar_incomplete') return undefined;
    throw error;
  }
}

/** Who reported, as the log keeps it: what of them could be read is masked. */
function reporterOf(report: NewCase, { caller, contact: own }: CaseAs): Reporter {
  const { anonymous, onBehalfOf, contact } = report;
  const masked = ({ name, phone }: { name?: string | undefined; phone?: string | undefined }) => ({
    ...(name === undefined ? {} : { name: maskName(name) }),
    ...(phone === undefined ? {} : { phone: maskPhone(phone) }),
  });
  if (onBehalfOf !== undefined) {
    const { person } = onBehalfOf;
    return {
      anonymous: false,
      ...(person === undefined ? {} : { person }),
      ...masked({ ...onBehalfOf.contact }),
      ...(caller === undefined ? {} : { agent: caller.person }),
    };
  }
  if (caller === undefined) return { anonymous: true, ...masked({ ...contact }) };
  // Who asks not to be named is not, and follows their case all the same.
  return {
    anonymous: anonymous === true,
    person: caller.person,
    ...masked({ ...own, ...contact }),
  };
}

/** Who a draft is of once it was written anew: what the report does not say stays as the draft has it. */
function reporterOfDraft({ reporter: before }: CaseRecord, report: NewCase, as: CaseAs): Reporter {
  const { anonymous = before.anonymous, contact, onBehalfOf } = report;
  const { person, agent } = before;
  const kept = agent === undefined ? {} : { agent };
  if (onBehalfOf !== undefined) return { ...reporterOf(report, as), ...kept };
  const { name, phone } = contact === undefined ? before : reporterOf(report, as);
  return {
    // Whom a cadre reports for is known to them.
    anonymous: agent === undefined && anonymous,
    ...(person === undefined ? {} : { person }),
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...kept,
  };
}

export interface Begun {
  readonly beginning: Beginning;
  /** The report with its place in WGS84. */
  readonly report: NewCase;
}

/**
 * What the server knows of a case that begins: its number, where it lies, who reported, where it starts.
 *
 * @param draft - what was kept of it before
 * @throws YztError `invalid` with everything that is wrong with the report
 */
export async function beginningOf(
  scope: Scope,
  report: NewCase,
  as: CaseAs,
  { cases, draft }: { readonly cases: CountyCases; readonly draft?: CaseRecord | undefined },
): Promise<Begun> {
  const { county } = scope;
  const issues: Issue[] = isStorable(report) ? [] : [{ path: '', ...NOT_STORABLE }];
  const { category, kind } = report;
  const unknown = categoryIssues(cases.tree, category);
  const known = unknown.length === 0;
  issues.push(...unknown);
  const settled = await settlePlace(scope, report.place, 'place');
  issues.push(...settled.issues);
  const reporter =
    draft === undefined ? reporterOf(report, as) : reporterOfDraft(draft, report, as);
  if (known) issues.push(...compileForm(formOf(cases.tree, category))(report.fields));
  if (reporter.anonymous && isSaid(cases.tree, category, 'named')) {
    issues.push(issue('anonymous', 'named_only'));
  }
  if (issues.length > 0) throw countyError(issues, 'body');
  const { within } = settled;
  const tier = tierWithin(tierOf(cases.tree, category), within);
  const matter = { category, kind, within: [...within], tier, place: settled.place };
  const dispatched = await dispatchedInTime(scope, matter, { cases, now: as.now });
  const { acceptance } = limitsOf(cases.tree, category, kind);
  return {
    report: { ...report, place: settled.place },
    beginning: {
      county,
      receipt: draft?.receipt ?? receiptNumber(county, as.now.getTime(), randomBytes(RANDOM_BYTES)),
      within: [...within],
      // A rule that gives it to somebody says which loop it is in.
      tier: tierWithin(dispatched?.tier ?? tier, within),
      reporter,
      ...(acceptance === undefined ? {} : { acceptance }),
    },
  };
}
