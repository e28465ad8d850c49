import type { Page } from 'playwright-core';

/** A page in a size, in looks, as somebody sees it. */
export interface Look {
  readonly name: string;
  readonly path: string;
  readonly size: 'phone' | 'desk' | 'wall';
  /** Words on the button of the made-up person who looks; nobody is signed in without. */
  readonly as?: string;
  readonly lang?: 'en';
  readonly theme?: 'dark' | 'wall';
  readonly large?: boolean;
  /** What a person does before the picture is taken. */
  readonly then?: (page: Page) => Promise<void>;
}

const DEQING = '/examples/deqing.html';

/** Opens the first of the orders, as a person does who works through them. */
const openFirstOrder = async (page: Page): Promise<void> => {
  await page.locator('yzt-work-order-list').getByRole('article').first().locator('.line').click();
  await page.locator('yzt-case-timeline').getByRole('heading').first().waitFor();
};

/** A wall turns its figures by itself: it is stopped at those by month. Its map, drawn by the processor, leaves no frames to press in. */
const stopTurning = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '自动轮播' }).dispatchEvent('click');
  await page.locator('yzt-case-stats').getByRole('button', { name: '月份' }).dispatchEvent('click');
};

/** The portal, the pages of those who work with it, single elements, and the docs; phone, desk and wall. */
export const LOOKS: readonly Look[] = [
  { name: 'portal-desk', path: DEQING, size: 'desk' },
  { name: 'portal-phone', path: DEQING, size: 'phone' },
  {
    name: 'portal-wall',
    path: `${DEQING}#portal-theme=wall`,
    size: 'wall',
    then: stopTurning,
  },
  {
    name: 'anji-wall-en',
    path: '/examples/anji.html#portal-theme=wall&portal-lang=en',
    size: 'wall',
    then: (page) => page.getByRole('button', { name: 'Rotate' }).dispatchEvent('click'),
  },
  {
    name: 'portal-desk-dark-en',
    path: `${DEQING}#portal-panel=services&portal-theme=dark&portal-lang=en`,
    size: 'desk',
  },
  { name: 'portal-desk-gep', path: `${DEQING}#portal-panel=gep`, size: 'desk' },
  {
    name: 'portal-desk-orders',
    path: `${DEQING}#portal-panel=orders`,
    size: 'desk',
    as: '县级中心',
  },
  {
    name: 'portal-phone-cases-large',
    path: `${DEQING}#portal-panel=cases&portal-large`,
    size: 'phone',
  },
  {
    name: 'portal-phone-inbox',
    path: `${DEQING}#portal-panel=inbox`,
    size: 'phone',
    as: '县级中心',
  },
  {
    name: 'own-panel-desk',
    path: '/examples/own-panel.html#portal-panel=reservoirs',
    size: 'desk',
  },
  {
    name: 'orders-desk',
    path: '/examples/desk.html',
    size: 'desk',
    as: '县级中心',
    then: openFirstOrder,
  },
  { name: 'report-phone', path: '/examples/report.html', size: 'phone' },
  {
    name: 'report-phone-large-en',
    path: '/examples/report.html',
    size: 'phone',
    large: true,
    then: (page) => page.getByRole('button', { name: 'English' }).click(),
  },
  { name: 'sign-in-phone', path: '/examples/sign-in.html', size: 'phone' },
  { name: 'gep-desk', path: '/examples/gep.html', size: 'desk' },
  { name: 'gep-report-desk', path: '/examples/gep-report.html', size: 'desk' },
  { name: 'gep-in-wall-theme', path: '/examples/gep-result.html', size: 'desk', theme: 'wall' },
  { name: 'timeline-phone', path: '/examples/timeline.html', size: 'phone' },
  { name: 'timeline-desk-dark', path: '/examples/timeline.html', size: 'desk', theme: 'dark' },
  { name: 'inbox-phone-dark', path: '/examples/inbox.html', size: 'phone', theme: 'dark' },
  { name: 'case-detail-phone', path: '/examples/case-detail.html', size: 'phone' },
  { name: 'work-orders-desk-en', path: '/examples/work-order-list.html', size: 'desk', lang: 'en' },
  { name: 'figures-in-wall-theme', path: '/examples/case-stats.html', size: 'desk', theme: 'wall' },
  { name: 'layers-phone', path: '/examples/layer-list.html', size: 'phone' },
  { name: 'table-desk', path: '/examples/feature-table.html', size: 'desk' },
  { name: 'docs-home-desk', path: '/', size: 'desk' },
  { name: 'docs-home-phone-en', path: '/en/', size: 'phone' },
  { name: 'docs-element-desk', path: '/elements/yzt-case-timeline.html', size: 'desk' },
  { name: 'docs-guide-phone', path: '/guide/start.html', size: 'phone' },
];
