import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Route } from 'playwright-core';
import { axeViolations, DESK, isQuiet, openBrowser, PHONE } from './testing/browser.ts';
import {
  CENTRE,
  EVERY_ELEMENT,
  filledIn,
  registeredTags,
  RESIDENT,
  type Known,
  type Shown,
} from './testing/every-element.ts';
import { signInEach, type Storage } from './testing/people.ts';
import { openSite, type Site } from './testing/site.ts';

const COUNTY = '/api/counties/330521/';
const STATES = ['ready', 'pending', 'empty', 'failed', 'signedOut'] as const;
const THEMES = ['light', 'dark', 'wall'] as const;
type State = (typeof STATES)[number];

interface Row {
  readonly tag: string;
  readonly state: State;
  readonly theme: (typeof THEMES)[number];
  readonly large: boolean;
  readonly lang: 'zh-CN' | 'en';
  readonly phone: boolean;
}

/** Size of words, language and width, each two of them in every way (the orthogonal array L4). */
const LOOKS = [
  { large: false, lang: 'zh-CN', phone: false },
  { large: true, lang: 'zh-CN', phone: true },
  { large: false, lang: 'en', phone: true },
  { large: true, lang: 'en', phone: false },
] as const;

/** States that an element can be in: one that fetches nothing is always ready, who needs nobody is never without them. */
const statesOf = ({ asks, as, whole }: Shown): readonly State[] =>
  asks === undefined
    ? ['ready', 'ready', 'ready']
    : STATES.filter(
        (state) => (state !== 'signedOut' || as !== undefined) && (state !== 'empty' || !whole),
      );

/** Each element in each of its states, in looks and themes that turn from element to element. */
const ROWS: readonly Row[] = Object.entries(EVERY_ELEMENT).flatMap(([tag, shown], i) =>
  statesOf(shown).map((state, j) => ({
    tag,
    state,
    theme: THEMES[(Math.floor(i / LOOKS.length) + j) % THEMES.length]!,
    ...LOOKS[(i + j) % LOOKS.length]!,
  })),
);

test('every element of the kit is looked at', () => {
  assert.deepEqual(Object.keys(EVERY_ELEMENT).sort(), registeredTags());
});

test('every two values of any two stand together somewhere, as far as an element has the state', () => {
  const names = Object.keys(ROWS[0]!) as (keyof Row)[];
  const count = (of: (row: Row) => unknown) => new Set(ROWS.map(of)).size;
  const states = Object.values(EVERY_ELEMENT).map((shown) => new Set(statesOf(shown)).size);
  for (const [at, one] of names.entries()) {
    for (const other of names.slice(at + 1)) {
      const pairs = count((row) => `${row[one]} ${row[other]}`);
      const all =
        one === 'tag' && other === 'state'
          ? states.reduce((sum, some) => sum + some)
          : count((row) => row[one]) * count((row) => row[other]);
      assert.equal(pairs, all, `${one}, ${other}`);
    }
  }
});

let site: Site;
let browser: Browser;
/** Those who look, signed in, by what their button says. */
let people: ReadonlyMap<string, Storage>;
let known: Known;

before(async () => {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
  const names = Object.values(EVERY_ELEMENT).flatMap(({ as }) => as ?? []);
  people = await signInEach(browser, site.url, names);
  const [orders, persons] = [
    await asked(CENTRE, 'work-orders?limit=1'),
    await asked(CENTRE, 'people?limit=1'),
  ];
  const { division } = orders.items[0]!.case.place;
  const report = {
    kind: 'help',
    category: 'other',
    title: '示例',
    description: '示例',
    place: { division },
  };
  // Who reports is told that it came; who is not known gets a code.
  await asked(RESIDENT, 'cases', report);
  const receipt = await asked(undefined, 'cases', report);
  known = {
    CASE: orders.items[0]!.case.id,
    PERSON: persons.items[0]!.id,
    RECEIPT: receipt.case.receipt,
    CODE: receipt.code,
  };
});
after(async () => {
  await browser.close();
  await site.close();
});

interface Answer {
  readonly items: readonly { id: string; case: { id: string; place: { division: string } } }[];
  readonly case: { readonly receipt: string };
  readonly code: string;
}

/** What the county answers somebody. */
async function asked(as: string | undefined, path: string, body?: object): Promise<Answer> {
  const storageState = as === undefined ? undefined : people.get(as)!;
  const context = await browser.newContext(storageState ? { storageState } : {});
  try {
    const answer = await context.request.fetch(site.url + COUNTY + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'X-Yzt-Session': '1', 'Idempotency-Key': randomUUID() },
      ...(body === undefined ? {} : { data: body }),
    });
    assert.ok(answer.ok(), await answer.text());
    return (await answer.json()) as Answer;
  } finally {
    await context.close();
  }
}

function pageOf({ tag, theme, large, lang }: Row, { markup }: Shown): string {
  const looks = `county="${COUNTY}county.json" theme="${theme}"${large ? ' large-text' : ''}`;
  const body =
    tag === 'yzt-portal'
      ? `<yzt-portal ${looks} panel="cases"></yzt-portal>`
      : `<yzt-provider ${looks}>${markup}</yzt-provider>`;
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8" /><title>${tag}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <script type="module" src="/yzt/loader.js"></script>
    <script type="module" src="/examples/data.js"></script></head>
    <body><main>${filledIn(body, known)}</main></body></html>`;
}

/** An answer without what it holds: lists are empty, and what they count is none. */
function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      if (name === 'next') return [];
      if (name === 'total' || name === 'numberMatched') return [[name, 0]];
      return [[name, Array.isArray(each) ? [] : each]];
    }),
  );
}

/** Lets the county answer what is asked for as a state wants it. */
async function answerAs(state: State, route: Route): Promise<void> {
  const contentType = 'application/json';
  switch (state) {
    case 'pending':
      // Closing the page gives it up.
      return;
    case 'failed': {
      const problem = { type: 'about:blank', title: '', status: 503, code: 'unavailable' };
      const body = JSON.stringify({ ...problem, retriable: false });
      return route.fulfill({ status: 503, contentType, body });
    }
    case 'empty': {
      const answer = await route.fetch();
      const body = JSON.stringify(emptied(await answer.json()));
      return route.fulfill({ status: answer.status(), contentType, body });
    }
    default:
      return route.fallback();
  }
}

const BUSY = '[aria-busy=true]';
const MARKS: Readonly<Record<State, string | undefined>> = {
  ready: undefined,
  pending: BUSY,
  empty: '.state-empty',
  failed: '.state-error, .state-denied, [role=alert]',
  signedOut: undefined,
};

/** Waits until an element shows that it is in a state: it asked, and says what became of it. */
async function comesTo(
  state: State,
  { asks, calm }: Shown,
  element: Locator,
  asked: () => number,
): Promise<void> {
  const mark = calm ? undefined : MARKS[state];
  const isThere = async (): Promise<boolean> => {
    if (asks && state !== 'signedOut' && asked() === 0) return false;
    if (mark !== undefined && (await element.locator(mark).count()) === 0) return false;
    return state === 'pending' || (await element.locator(BUSY).count()) === 0;
  };
  for (let tries = 0; !(await isThere()); tries += 1) {
    assert.ok(tries < 100, `${state} does not come: asked ${asked()} times`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function look(row: Row): Promise<void> {
  const shown = EVERY_ELEMENT[row.tag]!;
  const as = row.state === 'signedOut' ? undefined : shown.as;
  const context = await browser.newContext({
    ...(row.phone ? PHONE : DESK),
    reducedMotion: 'reduce',
    ...(as === undefined ? {} : { storageState: people.get(as)! }),
  });
  try {
    const page = await context.newPage();
    let asked = 0;
    await page.route(`**${COUNTY}**`, (route) => {
      const { pathname, search } = new URL(route.request().url());
      const path = pathname.slice(COUNTY.length) + search;
      if (!shown.asks?.test(path)) return route.fallback();
      asked += 1;
      return answerAs(row.state, route);
    });
    await page.route('**/alone', (route) =>
      route.fulfill({ contentType: 'text/html', body: pageOf(row, shown) }),
    );
    await page.goto(`${site.url}/alone`, { waitUntil: 'domcontentloaded' });
    await isQuiet(page);
    const element = page.locator(row.tag).first();
    const acts = row.state !== 'signedOut' || shown.as === undefined;
    if (acts) {
      for (const [field, words] of Object.entries(shown.types ?? {})) {
        await element.locator(field).fill(filledIn(words, known));
      }
      if (shown.presses) await element.locator(shown.presses).first().click();
    }
    await comesTo(row.state, shown, element, () => asked);
    if (shown.opens && row.state === 'ready') await element.locator(shown.opens).first().click();
    await isQuiet(page);
    await page.evaluate((tag) => {
      // Elements stand on a ground of their theme, and what a page puts into them is written on it.
      const tokens = getComputedStyle(document.querySelector(tag)!);
      document.body.style.background = tokens.getPropertyValue('--y-surface');
      document.body.style.color = tokens.getPropertyValue('--y-text');
    }, row.tag);
    assert.deepEqual(await axeViolations(page, row.tag), [], JSON.stringify(row));
  } finally {
    await context.close();
  }
}

describe('axe finds nothing in any state', () => {
  for (const tag of Object.keys(EVERY_ELEMENT)) {
    for (const row of ROWS.filter((one) => one.tag === tag)) {
      test(`${tag}, ${row.state}, ${row.theme}`, () => look(row));
    }
  }
});
