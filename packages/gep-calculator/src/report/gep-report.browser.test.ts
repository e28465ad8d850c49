import { expect, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import { readRun } from '@yizhangtu/gep';
import { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
import { packageText, packRun } from '@yizhangtu/gep/run-package.js';
import { expectAccessible, shown, text, until } from '../testing/page.test.fixture.ts';
import { earlierRun, sampleRun } from '../testing/sample-run.test.helper.ts';
import { YztGepReport } from './gep-report.ts';
import { fillReport } from './print-report.ts';

define('yzt-gep-report', YztGepReport);

const packed = () =>
  JSON.parse(packageText(packRun(readRun(sampleRun(), KNOWN_PROFILES)))) as Record<string, unknown>;
const at = async (data: unknown, lang = 'zh-CN') => {
  const found = await shown<YztGepReport>(
    html`<yzt-gep-report .data=${data} .earlier=${earlierRun()}></yzt-gep-report>`,
    lang,
  );
  await until(() => found.root.querySelector('button:not([disabled])'));
  return found;
};

describe('yzt-gep-report', () => {
  it('says first what has not been checked, and names the source of every figure', async () => {
    const { element, root } = await at(sampleRun());
    expect(text(root.querySelector('.warning')))
      .to.contain('未经核对')
      .and.to.contain('示例数据');
    expect(text(root)).to.contain('参数、统计数和来源').and.to.contain('LY/T 1721-2008');
    expect(text(root)).to.contain('年际变化').and.to.contain('随机种子 7');
    await expectAccessible(element);
  });

  it('a run package is computed again; one that was changed is said to be so', async () => {
    const { root } = await at(packed(), 'en');
    await until(() => text(root).includes('the result is the same'));
    expect(text(root)).to.contain('sha256:').and.to.contain('no conformity is claimed');
    const changed = packed();
    (changed['result'] as { account: { total: number } }).account.total = 1;
    const { root: other } = await at(changed, 'en');
    await until(() => other.querySelector('.wrong'));
    expect(text(other.querySelector('.wrong'))).to.contain('hashes.result');
  });

  it('is written on paper with its breaks, as text alone', () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const paper = frame.contentDocument!;
    const report = {
      locale: 'en' as const,
      title: '<b>1</b>',
      lead: ['Unverified'],
      warns: true,
      signatures: ['s'],
      chapters: [
        {
          id: 'divisions',
          title: 'A',
          paragraphs: ['p'],
          list: ['l'],
          tables: [
            {
              title: 'T',
              columns: ['a', 'b'],
              rows: [['x', '1']],
              numeric: [false, true],
              notes: ['n'],
            },
          ],
        },
      ],
    };
    fillReport(paper, report);
    expect(paper.querySelector('b')).to.equal(null);
    expect(paper.querySelector('h1')!.textContent).to.equal('<b>1</b>');
    const view = paper.defaultView!;
    expect(view.getComputedStyle(paper.querySelector('h2')!).breakBefore).to.equal('page');
    expect([...paper.body.children].map(({ localName }) => localName).join(' ')).to.equal(
      'h1 p h2 p table p ul div',
    );
    expect(paper.documentElement.lang).to.equal('en');
    frame.remove();
  });
});
