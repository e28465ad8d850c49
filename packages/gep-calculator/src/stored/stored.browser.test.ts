import { expect, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import { YztGepCalculator } from '../calculator/gep-calculator.ts';
import { Backend, problem, someone, under } from '../testing/backend.test.fixture.ts';
import {
  button,
  expectAccessible,
  field,
  text,
  type,
  until,
} from '../testing/page.test.fixture.ts';
import { sampleRun } from '../testing/sample-run.test.helper.ts';

define('yzt-gep-calculator', YztGepCalculator);

const MAKER = someone(1, 'department-handler');
const CENTRE = someone(2, 'county-centre');

async function calculator(backend: Backend, { lang = 'zh-CN', large = false } = {}) {
  const at = await under<YztGepCalculator>(
    backend,
    html`<yzt-gep-calculator ?large-text=${large}></yzt-gep-calculator>`,
    lang,
  );
  if (backend.user)
    await until(() => at.root.querySelector('.stored .list li, .stored .state:not(.skeleton)'));
  return at;
}
async function opened(backend: Backend, options = {}) {
  const at = await calculator(backend, options);
  (await until(() => at.root.querySelector<HTMLElement>('.stored .list li button'))).click();
  await until(() => at.root.querySelector('.step'));
  return at;
}
const stored = (root: ShadowRoot) => root.querySelector('.stored')!;
const steps = (root: ShadowRoot): string[] =>
  [...root.querySelectorAll<HTMLElement>('[data-step]')].map(({ dataset }) => dataset['step']!);
/** Changes the price of electricity, with a reason. */
async function change({ element, root }: { element: YztGepCalculator; root: ShadowRoot }) {
  type(field(root, /^居民用电价格 .*数值/), '0.6');
  await element.updateComplete;
  type(field(root, /为什么改/), '县发改局公布的电价');
  await element.updateComplete;
}
const sent = ({ asked }: Backend, end: string) =>
  asked.filter(({ method, url }) => method === 'POST' && url.endsWith(end));

describe("yzt-gep-calculator with the county's accounts", () => {
  it('lists what the county has stored, and opens a version of it', async () => {
    const at = await calculator(new Backend(MAKER));
    const row = at.root.querySelector('.stored .list li')!;
    expect(text(row)).to.match(/示例县 2023 年第 1 版 · DB33\/T2274-2020 · 示例 草稿 .*元/);
    await expectAccessible(at.element);
    const events: Event[] = [];
    at.element.addEventListener('yzt-gep-change', (event) => events.push(event));
    button(row, '打开').click();
    await until(() => at.root.querySelector('.step'));
    await until(() => events.length > 0);
    expect(text(stored(at.root))).to.match(/示例县 2023 年 第 1 版 草稿/);
    expect(text(at.root.querySelector('.total'))).to.match(/元$/);
    expect(steps(at.root)).to.deep.equal(['submit']);
    await expectAccessible(at.element);
    button(at.root, '回到列表').click();
    await until(() => at.root.querySelector('.stored .list li .of'));
    expect(at.root.querySelector('.step')).to.equal(null);
  });

  it('asks for one status, and says when none stands so', async () => {
    const backend = new Backend(MAKER);
    const { root } = await calculator(backend);
    const select = root.querySelector<HTMLSelectElement>('.stored select')!;
    select.value = 'published';
    select.dispatchEvent(new Event('change'));
    await until(() => text(stored(root)).includes('没有这种状态'));
  });

  it('nobody signed in, or data given: as without the county', async () => {
    const nobody = await calculator(new Backend());
    await until(() => text(nobody.root).includes('还没有核算'));
    expect(nobody.root.querySelector('.stored')).to.equal(null);
    const backend = new Backend(MAKER);
    const { root } = await under<YztGepCalculator>(
      backend,
      html`<yzt-gep-calculator .data=${sampleRun()}></yzt-gep-calculator>`,
    );
    await until(() => root.querySelector('.step'));
    expect(root.querySelector('.stored')).to.equal(null);
    expect(backend.asked.length).to.equal(0);
  });

  it('what was changed is stored as the next version, and handed in', async () => {
    const backend = new Backend(MAKER);
    const at = await opened(backend);
    await change(at);
    expect(steps(at.root)).to.deep.equal([]);
    button(at.root, '存为新版本').click();
    await until(() => text(stored(at.root)).includes('已存为第 2 版'));
    expect(sent(backend, '/accounts')[0]!.headers['if-match']).to.equal('"1"');
    const { run } = backend.versions[1]!.package;
    expect((run as unknown as ReturnType<typeof sampleRun>).parameters!.at(-1)!.reason).to.equal(
      '县发改局公布的电价',
    );
    await until(() => steps(at.root).includes('submit'));
    button(at.root, '提交签核').click();
    await until(() => text(stored(at.root)).includes('已提交签核。'));
    expect(backend.versions[1]!.version.status).to.equal('submitted');
    expect(steps(at.root)).to.deep.equal([]);
    expect(text(stored(at.root))).to.contain('待签核');
  });

  it('what is not complete cannot be stored, and it says what to do', async () => {
    const at = await opened(new Backend(MAKER));
    type(field(at.root, /^居民用电价格 .*数值/), '0.6');
    await at.element.updateComplete;
    expect(button(at.root, '存为新版本').hasAttribute('disabled')).to.equal(true);
    expect(text(stored(at.root))).to.contain('改好才能存');
  });

  it('a version that was stored meanwhile: says what changed in it, and keeps what was typed', async () => {
    const backend = new Backend(MAKER);
    const at = await opened(backend);
    await change(at);
    const parameters = sampleRun().parameters!.map((one) =>
      one.id === 'wage' ? { ...one, value: 40 } : one,
    );
    backend.add(sampleRun({ parameters }), someone(8, 'county-centre'));
    button(at.root, '存为新版本').click();
    const told = await until(() => at.root.querySelector('.stored .told'));
    expect(text(told)).to.contain('示例8 县级中心 已经存了第 2 版');
    expect([...told.querySelectorAll('li')].map(text)).to.deep.equal([
      '小时工资 38 元/h → 40 元/h',
    ]);
    expect(field(at.root, /^居民用电价格 .*数值/).value).to.equal('0.6');
    await expectAccessible(at.element);
    button(told, '仍存为第 3 版').click();
    await until(() => text(stored(at.root)).includes('已存为第 3 版'));
    expect(sent(backend, '/accounts').map(({ headers }) => headers['if-match'])).to.deep.equal([
      '"1"',
      '"2"',
    ]);
  });

  it('changes are not given up unasked', async () => {
    const backend = new Backend(MAKER);
    backend.add(sampleRun({ title: '另一版' }), MAKER);
    const at = await opened(backend);
    await change(at);
    button(at.root, '回到列表').click();
    const told = await until(() => at.root.querySelector('.stored .told'));
    button(told, '留在这里').click();
    await at.element.updateComplete;
    expect(field(at.root, /^居民用电价格 .*数值/).value).to.equal('0.6');
    button(at.root, '放弃改动').click();
    await until(() => field(at.root, /^居民用电价格 .*数值/).value !== '0.6');
    expect(steps(at.root)).to.deep.equal(['submit']);
  });

  it('a file of nowhere is stored as an account that nobody has made yet', async () => {
    const backend = new Backend(MAKER);
    const at = await calculator(backend);
    const opener = field(at.root, /打开核算文件/);
    const files = new DataTransfer();
    files.items.add(new File([JSON.stringify(sampleRun({ title: '我的' }))], 'run.json'));
    opener.files = files.files;
    opener.dispatchEvent(new Event('change'));
    await until(() => at.root.querySelector('.step'));
    button(at.root, '存为新版本').click();
    await until(() => at.root.querySelector('.stored .told'));
    expect(sent(backend, '/accounts')[0]!.headers['if-match']).to.equal('"0"');
  });

  it('whoever may signs, publishes and withdraws with a reason', async () => {
    const backend = new Backend(CENTRE);
    backend.move(1, 'submit', MAKER);
    const at = await opened(backend);
    expect(steps(at.root)).to.deep.equal(['sign', 'reject']);
    button(stored(at.root), '签核').click();
    await until(() => steps(at.root).includes('publish'));
    button(stored(at.root), '公开').click();
    await until(() => steps(at.root).includes('withdraw'));
    button(stored(at.root), '撤回').click();
    await until(() => at.root.querySelector('.stored textarea'));
    await expectAccessible(at.element);
    button(stored(at.root), '确定撤回').click();
    await until(() => text(at.root.querySelector('.stored .fault')).includes('请写明理由'));
    type(field(at.root, /为什么撤回/), '冷却天数用错了年份');
    button(stored(at.root), '确定撤回').click();
    await until(() => text(stored(at.root)).includes('已撤回。'));
    expect(text(stored(at.root))).to.contain('理由：冷却天数用错了年份');
    expect(backend.versions[0]!.version.status).to.equal('withdrawn');
    expect(steps(at.root)).to.deep.equal([]);
  });

  it('nobody is offered to sign what they handed in themselves', async () => {
    const backend = new Backend(CENTRE);
    backend.move(1, 'submit', CENTRE);
    const { root } = await opened(backend);
    expect(steps(root)).to.deep.equal([]);
  });

  it('who has to prove better who they are is sent to do so', async () => {
    const backend = new Backend(someone(2, 'county-centre', { assurance: 'phone' }));
    backend.move(1, 'submit', MAKER);
    const { root } = await opened(backend);
    expect(text(stored(root))).to.contain('核验身份后签核');
  });

  it('somebody was faster: says where it stands, and keeps the reason', async () => {
    const backend = new Backend(CENTRE);
    backend.move(1, 'submit', MAKER);
    const at = await opened(backend);
    button(stored(at.root), '退回').click();
    await until(() => at.root.querySelector('.stored textarea'));
    type(field(at.root, /为什么退回/), '没有来源');
    backend.move(1, 'sign', someone(9, 'supervisor'));
    button(stored(at.root), '确定退回').click();
    await until(() => text(stored(at.root)).includes('别人刚刚办过：现在是“已签核”'));
    expect(field(at.root, /为什么退回/).value).to.equal('没有来源');
    expect(backend.versions[0]!.version.status).to.equal('signed');
  });

  it('what the server refuses is said, and nothing is lost', async () => {
    const backend = new Backend(MAKER);
    const at = await opened(backend);
    await change(at);
    backend.refusal = { path: '/accounts', answer: problem(403, 'denied') };
    button(at.root, '存为新版本').click();
    await until(() => stored(at.root).querySelector('[role="alert"]'));
    expect(field(at.root, /^居民用电价格 .*数值/).value).to.equal('0.6');
    button(at.root, '存为新版本').click();
    await until(() => text(stored(at.root)).includes('已存为第 2 版'));
  });

  it('somebody else signs in: what was opened for another is put away', async () => {
    const backend = new Backend(MAKER);
    const at = await opened(backend);
    backend.user = someone(3, 'auditor');
    await backend.session.check();
    await until(() => at.root.querySelector('.stored .list li .of'));
    expect(at.root.querySelector('.step')).to.equal(null);
    button(stored(at.root), '打开').click();
    await until(() => at.root.querySelector('.step'));
    expect(steps(at.root)).to.deep.equal([]);
    await change(at);
    expect(text(stored(at.root))).not.to.contain('存为新版本');
  });

  it('in English, in large text, in 280 px', async () => {
    const backend = new Backend(CENTRE);
    backend.move(1, 'submit', MAKER);
    const at = await opened(backend, { lang: 'en', large: true });
    Object.assign(at.element.style, { width: '280px' });
    button(stored(at.root), 'Return').click();
    await until(() => at.root.querySelector('.stored textarea'));
    expect(text(stored(at.root))).to.contain('Sample County, 2023 version 1 To be signed');
    expect(stored(at.root).scrollWidth).to.be.at.most(280);
    await expectAccessible(at.element);
  });
});
