import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { countyFolders } from '../../../../scripts/ensure-sample.mjs';
import { madeEvents, madeMessages } from '../feeds/events.ts';
import { groundFile } from '../map/ground-file.ts';
import { servePages } from '../map/pages.ts';
import { tileFiles } from '../map/tile-files.ts';
import { report, type Claim } from '../report.ts';
import { weigh, type Weight, type WeighedPage } from './weigh.ts';

const ROWS = 20;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const ARCHIVE_FILE = here(`../../../../${countyFolders()[0]!}/archives/buildings.pmtiles`);

/** Answers of the contract in place of the county's backend, by their path. */
async function answerCounty(page: Page, answers: Readonly<Record<string, object>>): Promise<void> {
  for (const [path, json] of Object.entries(answers))
    await page.route(
      ({ pathname }) => pathname === `/api/counties/330521/${path}`,
      (route) => route.fulfill({ json }),
    );
}

/** Nobody is signed in, and there is a way to. */
const answerLogin = (page: Page): Promise<void> =>
  answerCounty(page, {
    session: { state: 'signedOut', ways: [{ id: 'example', kind: 'oidc', name: '示例' }] },
  });

/** A person who is signed in, with messages. */
function answerInbox(page: Page): Promise<void> {
  const items = madeMessages().slice(0, ROWS);
  const user = { id: items[0]!.id, name: '示例张三', assurance: 'phone', posts: [] };
  return answerCounty(page, {
    session: { state: 'signedIn', user, ways: [] },
    messages: { items },
  });
}

/** As many messages in place of Courier's service. */
async function answerCourier(page: Page): Promise<void> {
  const nodes = madeMessages()
    .slice(0, ROWS)
    .map(({ id, at, params }) => ({
      messageId: id,
      title: params['title'],
      preview: params['question'],
      created: at,
    }));
  const data = { count: ROWS, unreadCount: ROWS, messages: { pageInfo: {}, nodes } };
  await page.route('**/courier/**', (route) => route.fulfill({ json: { data } }));
  await page.routeWebSocket(/\/courier\/live/, () => undefined);
}

const SOURCES = [
  ...['login', 'inbox', 'timeline', 'portal'].map((name) => `../weights/${name}`),
  ...['mgt', 'courier', 'vis', 'eox-empty'].map((name) => `../weights/peers/${name}`),
  ...['ours', 'bare', 'peers/eox'],
];

/** Each an application of its own with nothing on it but its subject. The three maps draw the same buildings. */
const PAGES = {
  login: { page: 'login.html', stands: 'yzt-login button', answer: answerLogin },
  mgt: { page: 'mgt.html', stands: 'mgt-login fluent-button' },
  inbox: { page: 'inbox.html', stands: 'yzt-inbox article', answer: answerInbox },
  courier: { page: 'courier.html', stands: 'courier-inbox-list-item', answer: answerCourier },
  timeline: { page: 'timeline.html', stands: 'yzt-case-timeline article' },
  vis: { page: 'vis.html', stands: '.vis-item' },
  map: { page: 'ours.html?view=town' },
  eox: { page: 'eox.html?view=town' },
  eoxEmpty: { page: 'eox-empty.html', stands: 'eox-map .ol-viewport' },
  bare: { page: 'bare.html?view=town' },
  portal: { page: 'portal.html' },
} as const satisfies Readonly<Record<string, WeighedPage>>;
type Subject = keyof typeof PAGES;

/** KB that the budgets allow: what all share, the first element of a family, and a client that hears of news. */
const SHARED = 25;
const FIRST = 12;
const NEWS = 5;
/** What a page with our map may transfer to one with the bare engine and the same tiles. */
const TO_BARE = 1.15;

const { dependencies } = JSON.parse(readFileSync(here('../../package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

function claimsOf(weights: Readonly<Record<Subject, Weight>>): Claim[] {
  const most = (claim: string, measured: number, limit: number): Claim => ({
    claim,
    measured,
    limit,
    sense: 'most',
  });
  const code = (subject: Subject) => weights[subject].code;
  const all = (subject: Subject) => code(subject) + weights[subject].data;
  const toPeer = (ours: Subject, peer: Subject, name: string, source: string): Claim =>
    most(`${ours}: code to that of ${name} ${dependencies[source]!}`, code(ours) / code(peer), 1);
  return [
    most('KB of code that a page with sign-in loads', code('login'), SHARED + FIRST),
    most('KB of code that a page with an inbox loads', code('inbox'), SHARED + FIRST + NEWS),
    most('KB of code that a page with a timeline loads', code('timeline'), SHARED + FIRST),
    toPeer('login', 'mgt', 'Microsoft Graph Toolkit', '@microsoft/mgt-components'),
    toPeer('inbox', 'courier', 'Courier Inbox', '@trycourier/courier-ui-inbox'),
    toPeer('timeline', 'vis', 'vis-timeline', 'vis-timeline'),
    toPeer('map', 'eox', 'eox-map (EOxElements)', '@eox/map'),
    most('map: all bytes to bare maplibre-gl, the same tiles', all('map') / all('bare'), TO_BARE),
  ];
}

/** What pages of ours and of peers load, in one run: built by Vite as it comes, weighed as Chromium asks for it. */
export async function benchWeights(): Promise<void> {
  const events = JSON.stringify(madeEvents().slice(0, ROWS));
  const files = {
    ...(await tileFiles(ARCHIVE_FILE)),
    'ground.geojson': groundFile(),
    'events.json': events,
  };
  const served = await servePages({ pages: SOURCES, files });
  try {
    const kilobytes = {} as Record<Subject, Weight>;
    for (const [subject, page] of Object.entries(PAGES) as [Subject, WeighedPage][]) {
      kilobytes[subject] = await weigh(served.url, page);
      console.log(`  ${subject}: ${JSON.stringify(kilobytes[subject])}`);
    }
    report('weights', { kilobytes }, claimsOf(kilobytes));
  } finally {
    await served.close();
  }
}
