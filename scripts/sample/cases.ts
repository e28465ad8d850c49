import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CountyServerFile, Division } from '@yizhangtu/standard';
import {
  categoryPath,
  dispatchBy,
  limitsOf,
  readyCaseSettings,
  receiptNumber,
  SYSTEM,
  tierOf,
  type Assignment,
  type CaseEvent,
  type Reporter,
  type Viewer,
  type WorkOrder,
} from '@yizhangtu/standard/cases.js';
import { casePeople, type CasePeople } from './case-people.ts';
import { CaseStory, type By } from './case-story.ts';
import { CASE_TEXTS, PLACES, QUOTED_TEXT, type CaseText } from './case-texts.ts';
import { random, type Random } from './random.ts';
import type { CaseYear, CountyInput } from './settings.ts';

const YEAR = 365 * 86_400_000;
const SECOND = 1000;
const SERVER: By = { viewer: SYSTEM, actor: { system: true } };
const REPORTER: Viewer = { relations: ['reporter'], orders: [] };
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高沈姚费潘蔡'];
const RANDOM_BYTES = 40;

/** How a case ends that is not closed. `withdrawn` and `merged` are not counted as received. */
const OPEN_ENDS = [
  'rejected',
  'transferred',
  'suspended',
  'needs-info',
  'dispatched',
  'processing',
  'processing',
  'returned',
  'answered',
] as const;
type End = 'closed' | 'withdrawn' | (typeof OPEN_ENDS)[number];

interface Plan {
  readonly text: CaseText;
  readonly at: number;
  readonly end: End;
  /** For a case that really was: what it was called, and when it was closed. */
  readonly quoted?: CaseYear['quoted'][number];
}

/** A year of cases of a county: the log of each, in the order of submission. The same settings give the same year. */
export function casesOf(input: CountyInput, divisions: readonly Division[]): CaseEvent[][] {
  const { settings, folder, code } = input;
  const year = settings.cases;
  if (year === undefined) return [];
  const file = JSON.parse(
    readFileSync(join(folder, 'county.server.json'), 'utf8'),
  ) as CountyServerFile;
  const rank = new Map(input.file.divisions.kinds.map((kind) => [kind.id, kind.rank]));
  const county = {
    code,
    settings: readyCaseSettings(file.cases),
    people: casePeople(input.file, divisions),
    villages: divisions.filter(({ kind }) => rank.get(kind) === 2),
    divisions,
  };
  return plansOf(year, random(settings.seed, 'cases')).map((plan, index) =>
    caseOf(plan, county, random(settings.seed, `case ${index}`)),
  );
}

function plansOf(year: CaseYear, from: Random): Plan[] {
  const until = Date.parse(year.until);
  const total = CASE_TEXTS.reduce((sum, { weight }) => sum + weight, 0);
  const pick = (): CaseText => {
    let at = from.int(1, total);
    return CASE_TEXTS.find(({ weight }) => (at -= weight) <= 0) ?? from.pick(CASE_TEXTS);
  };
  const quoted = year.quoted.map((one): Plan => {
    const like =
      CASE_TEXTS.find(({ category }) => category === one.category) ?? from.pick(CASE_TEXTS);
    return { text: like, at: Date.parse(one.submitted), end: 'closed', quoted: one };
  });
  const open = year.received - year.closed;
  const closed = year.closed - quoted.length;
  // Reports come by day, between seven and ten in the evening; the last ones are those that are open yet.
  const moments = Array.from({ length: open + closed }, () => {
    const day = Math.floor(from.between(until - YEAR, until - 86_400_000) / 86_400_000);
    return day * 86_400_000 + from.int(-1 * 3600, 14 * 3600) * SECOND;
  }).sort((one, other) => one - other);
  const ends: End[] = moments.map((_, index) =>
    index < closed ? 'closed' : (OPEN_ENDS[(index - closed) % OPEN_ENDS.length] ?? 'dispatched'),
  );
  const rest = moments.map((at, index): Plan => ({
    text: pick(),
    at,
    end: ends[index] ?? 'closed',
  }));
  const withdrawn = moments
    .filter((_, index) => index % 80 === 40)
    .map((at): Plan => ({ text: pick(), at: at + 3_600_000, end: 'withdrawn' }));
  return [...quoted, ...rest, ...withdrawn].sort((one, other) => one.at - other.at);
}

interface County {
  readonly code: string;
  readonly settings: ReturnType<typeof readyCaseSettings>;
  readonly people: CasePeople;
  readonly villages: readonly Division[];
  readonly divisions: readonly Division[];
}

function pathOf({ code, divisions }: County, division: string): string[] {
  const path: string[] = [];
  for (let at: string | undefined = division; at !== undefined && at !== code;) {
    path.unshift(at);
    const own: string = at;
    at = divisions.find((one) => one.code === own)?.parent;
  }
  return [code, ...path];
}

/** Who reports: a made-up resident where the village has one; at other times somebody who says their name, or not. */
function reporterOf({ people }: County, village: string, draw: Random): Reporter {
  const resident = people.resident(village);
  if (resident !== undefined && draw.chance(0.7)) return { anonymous: false, ...resident };
  if (draw.chance(0.15)) return { anonymous: true };
  const phone = `15${draw.int(0, 9)}****${String(draw.int(0, 9999)).padStart(4, '0')}`;
  return { anonymous: false, name: `${draw.pick(SURNAMES)}*`, phone };
}

function caseOf({ text, at, end, quoted }: Plan, county: County, draw: Random): CaseEvent[] {
  const { settings, people, code } = county;
  const { tree } = settings;
  const village = draw.pick(county.villages);
  const where = draw.pick(PLACES);
  // Where a quoted case was is not told but by its title.
  const within = quoted === undefined ? pathOf(county, village.code) : [code];
  const division = within.at(-1) ?? code;
  const [lng, lat] = village.centre ?? [0, 0];
  const point: [number, number] = [
    Number((lng + draw.between(-0.006, 0.006)).toFixed(6)),
    Number((lat + draw.between(-0.005, 0.005)).toFixed(6)),
  ];
  const place =
    quoted === undefined
      ? { point, datum: 'WGS84' as const, division, words: `${String(nameOf(village))}${where}` }
      : { division };
  const { category, kind } = text;
  const inVillage = tierOf(tree, category);
  const tier = quoted === undefined ? inVillage : 'county';
  const matter = { category, kind, within, tier, place };
  const dispatched = dispatchBy(matter, {
    rules: settings.dispatch?.rules ?? [],
    units: settings.dispatch?.units ?? [],
    tree,
    clock: settings.clocks,
    workers: [],
    now: at,
  });
  const reporter =
    quoted === undefined ? reporterOf(county, village.code, draw) : { anonymous: true };
  const own: By = {
    viewer: REPORTER,
    actor:
      reporter.person === undefined
        ? {}
        : {
            person: reporter.person,
            ...(reporter.name === undefined ? {} : { name: reporter.name }),
            role: 'resident',
          },
  };
  const centre: By = {
    viewer: { relations: ['centre', 'tier'], orders: [] },
    actor: people.actor('county-centre', code),
  };
  const story = new CaseStory(settings, draw, at);
  const { acceptance } = limitsOf(tree, category, kind);
  story.begin(
    {
      kind,
      category,
      title: quoted?.title ?? text.title,
      description:
        quoted === undefined
          ? text.description.replace('{where}', `${String(nameOf(village))}${where}`)
          : QUOTED_TEXT.description,
      place,
      ...(draw.chance(0.5) ? { mayPublish: true } : {}),
    },
    {
      county: code,
      receipt: receiptNumber(
        code,
        at,
        Uint8Array.from({ length: RANDOM_BYTES }, () => draw.int(0, 255)),
      ),
      within,
      tier: dispatched.tier ?? tier,
      reporter,
      ...(acceptance === undefined ? {} : { acceptance }),
      sample: true,
    },
    own,
  );
  if (end === 'withdrawn') {
    story.later(draw.between(0.2, 2));
    story.do({ type: 'withdraw', reason: '已经自己解决了' }, own);
    return story.log;
  }
  if (end === 'rejected') {
    story.later(draw.between(0.2, 1));
    story.do(
      {
        type: 'reject',
        reason: '不属于本县管辖',
        basis: '《政府热线服务规范》（GB/T 33358）受理范围',
      },
      centre,
    );
    return story.log;
  }
  story.do({ type: 'accept' }, SERVER);
  story.do(
    {
      type: 'dispatch',
      orders: dispatched.orders.map((order) => named(order, county)),
      ...(dispatched.join === undefined ? {} : { join: dispatched.join }),
    },
    SERVER,
  );
  if (!categoryPath(tree, category).some(({ confidential }) => confidential) && draw.chance(0.4)) {
    story.later(draw.between(0.1, 1));
    story.do({ type: 'publish' }, centre);
  }
  if (quoted === undefined) handle(story, { draw, text, end, own, centre, people });
  else handleQuoted(story, { quoted, centre, people });
  return story.log;
}

/** As a server does: what no name is given for is called as its division. */
function named(order: Assignment, { divisions }: County): Assignment {
  const { unit } = order;
  const name = divisions.find(({ code }) => code === unit.division)?.name;
  if (unit.name !== undefined || unit.organisation !== undefined || name === undefined)
    return order;
  return { ...order, unit: { ...unit, name } };
}

const nameOf = ({ name }: Division): string =>
  typeof name === 'string' ? name : (name['zh-CN'] ?? '');

interface Handling {
  readonly draw: Random;
  readonly text: CaseText;
  readonly end: End;
  readonly own: By;
  readonly centre: By;
  readonly people: CasePeople;
}

const byHandler = ({ id, role, unit }: WorkOrder, people: CasePeople): By => ({
  viewer: { relations: [role], orders: [id] },
  actor: people.handler(unit),
});

/** Those that have to do something, and are not done. */
const todo = (story: CaseStory): WorkOrder[] =>
  story.record.orders.filter(
    ({ role, state, ended, round }) =>
      role !== 'inform' && state !== 'done' && ended === undefined && round === story.record.round,
  );

/** A case in hand, to its end. Most are done in time. */
function handle(story: CaseStory, { draw, text, end, own, centre, people }: Handling): void {
  story.later(draw.between(0.2, 3));
  if (end === 'transferred') {
    story.do({ type: 'transfer', system: '综合执法平台', reason: '按职责移送' }, centre);
    return;
  }
  const slow = draw.chance(0.06);
  if (end === 'needs-info' || (end === 'closed' && draw.chance(0.05))) {
    story.do({ type: 'ask-info', question: '请说明具体位置，最好拍一张照片。' }, centre);
    if (end === 'needs-info') return;
    story.later(draw.between(1, 10));
    story.do({ type: 'resupply', text: '就在路边电线杆旁边。' }, own);
  }
  const [first] = todo(story);
  if (first !== undefined && (end === 'returned' || draw.chance(0.05))) {
    story.do(
      { type: 'return', order: first.id, reason: '不在本单位管辖范围', basis: '部门职责清单' },
      byHandler(first, people),
    );
    if (end === 'returned') return;
    story.later(draw.between(0.5, 3));
    story.do(
      {
        type: 'adjudicate',
        order: first.id,
        decision: 'force',
        reason: '经核实属该单位职责',
        basis: '部门职责清单',
      },
      centre,
    );
  }
  if (end === 'dispatched') return;
  for (const order of todo(story)) {
    const by = byHandler(order, people);
    story.later(draw.between(0.1, 1.5));
    story.do({ type: 'sign', order: order.id }, by);
    story.later(draw.between(0.1, 1.5));
    story.do({ type: 'start', order: order.id }, by);
  }
  if (end === 'suspended') {
    story.do({ type: 'suspend', reason: '等待备件到货', basis: '办理规程' }, centre);
    return;
  }
  if (end === 'processing') return;
  if (draw.chance(0.08)) {
    story.later(1);
    story.do({ type: 'urge', text: '请问什么时候能处理？' }, own);
  }
  for (const order of todo(story)) {
    story.later(slow ? draw.between(30, 80) : draw.between(0.5, 6));
    story.do({ type: 'finish', order: order.id, result: text.result }, byHandler(order, people));
  }
  story.later(draw.between(0.1, 1));
  story.do({ type: 'answer', answer: text.answer, solved: true }, centre);
  if (end === 'answered') return;
  story.later(draw.between(1, 16));
  const satisfaction = draw.chance(0.55)
    ? 'very-satisfied'
    : draw.chance(0.85)
      ? 'satisfied'
      : 'neutral';
  story.do({ type: 'revisit', satisfaction }, draw.chance(0.7) ? own : centre);
  story.later(draw.between(0.1, 2));
  story.do({ type: 'close' }, centre);
}

/** Steps between the two moments that were published. */
function handleQuoted(
  story: CaseStory,
  {
    quoted,
    centre,
    people,
  }: Pick<Handling, 'centre' | 'people'> & {
    quoted: CaseYear['quoted'][number];
  },
): void {
  const closed = Date.parse(quoted.closed);
  const step = (closed - story.now) / 10;
  const next = (): void => {
    story.now = Math.round((story.now + step) / SECOND) * SECOND;
  };
  for (const order of todo(story)) {
    const by = byHandler(order, people);
    next();
    story.do({ type: 'sign', order: order.id }, by);
    story.do({ type: 'start', order: order.id }, by);
    next();
    story.do({ type: 'finish', order: order.id, result: QUOTED_TEXT.result }, by);
  }
  next();
  story.do({ type: 'answer', answer: QUOTED_TEXT.answer, solved: true }, centre);
  next();
  story.do({ type: 'revisit', satisfaction: 'not-reached' }, centre);
  story.now = closed;
  story.do({ type: 'close' }, centre);
}
