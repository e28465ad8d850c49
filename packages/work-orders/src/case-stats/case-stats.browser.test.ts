import { expect, fixture, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import {
  button,
  expectAccessible,
  settled,
  text,
  underDesk,
  until,
} from '../testing/desk.test.fixture.ts';
import { YztCaseStats } from './case-stats.ts';

define('yzt-case-stats', YztCaseStats);

const STATS = {
  received: 957,
  closed: 923,
  onTime: 871,
  late: 6,
  groups: [
    { key: '2020-11', received: 500, closed: 480, onTime: 470, late: 6 },
    { key: '2020-10', received: 457, closed: 443, onTime: 401, late: 0 },
  ],
};

async function alone(lang = 'zh-CN', large = false) {
  const page = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <yzt-case-stats .stats=${STATS} ?large-text=${large}></yzt-case-stats>
    </div>`,
  );
  const element = page.querySelector<YztCaseStats>('yzt-case-stats')!;
  await settled(element);
  return { element, root: element.shadowRoot! };
}

describe('yzt-case-stats', () => {
  it('says the finding, with the rates that the numbers give', async () => {
    const { element, root } = await alone();
    expect(text(root.querySelector('h2'))).to.equal('收到 957 件，办结 923 件，办结率 96.45%');
    expect(text(root.querySelector('dl'))).to.contain('94.37%');
    await expectAccessible(element);
  });

  it('draws bars that say themselves, with a table behind them', async () => {
    const { element, root } = await alone('en', true);
    const bars = [...root.querySelectorAll('svg.bar')].map((bar) => bar.getAttribute('aria-label'));
    expect(bars).to.deep.equal([
      'Oct 2020: 457 received, 443 closed',
      'Nov 2020: 500 received, 480 closed',
    ]);
    root.querySelector<HTMLElement>('summary')!.click();
    await settled(element);
    expect(text(root.querySelector('tbody tr'))).to.equal('Oct 2020 457 443 96.94% 90.52% 0');
    await expectAccessible(element);
  });

  it('asks for the figures by what is chosen', async () => {
    const { root, desk } = await underDesk<YztCaseStats>(
      'yzt-case-stats',
      html`<yzt-case-stats></yzt-case-stats>`,
      { 'GET case-stats': STATS },
    );
    await until(() => root.querySelector('h2'));
    button(root, '类别').click();
    await until(() => desk.asked.some(({ url }) => url.includes('by=category')));
    expect(desk.asked.some(({ url }) => url.includes('by=month'))).to.equal(true);
  });

  it('nothing received is said, and divides by nothing', async () => {
    const { root } = await underDesk<YztCaseStats>(
      'yzt-case-stats',
      html`<yzt-case-stats></yzt-case-stats>`,
      { 'GET case-stats': { received: 0, closed: 0, onTime: 0, late: 0, groups: [] } },
    );
    await until(() => text(root).includes('没有收到事件'));
    expect(text(root)).not.to.contain('NaN');
  });

  it('so few that they are not told are not said to be none, and a page can leave them out', async () => {
    expect((await alone()).element.hasAttribute('vacant')).to.equal(false);
    const { element, root } = await underDesk<YztCaseStats>(
      'yzt-case-stats',
      html`<yzt-case-stats></yzt-case-stats>`,
      { 'GET case-stats': { received: 0, closed: 0, onTime: 0, late: 0, few: true, groups: [] } },
    );
    await until(() => text(root).includes('不足 3 件'));
    expect(text(root)).not.to.contain('没有收到事件');
    expect(element.hasAttribute('vacant')).to.equal(true);
  });
});
