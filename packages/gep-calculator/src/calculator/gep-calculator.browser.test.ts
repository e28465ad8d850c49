import { expect, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import {
  button,
  expectAccessible,
  field,
  shown,
  text,
  type,
  until,
} from '../testing/page.test.fixture.ts';
import { sampleRun } from '../testing/sample-run.test.helper.ts';
import type { YztGepChangeEvent } from './gep-calculator.events.ts';
import { YztGepCalculator } from './gep-calculator.ts';

define('yzt-gep-calculator', YztGepCalculator);

async function at(
  step: string,
  { lang = 'zh-CN', large = false, data = sampleRun() as unknown } = {},
) {
  const { element, root } = await shown<YztGepCalculator>(
    html`<yzt-gep-calculator .data=${data} step=${step} ?large-text=${large}></yzt-gep-calculator>`,
    lang,
  );
  await until(() => root.querySelector('.step, .missing'));
  const changes: YztGepChangeEvent[] = [];
  element.addEventListener('yzt-gep-change', (event) => changes.push(event));
  return { element, root, changes };
}
const moved = (root: ShadowRoot): string => text(root.querySelector('.moved'));
const PRICE = /^居民用电价格 .*数值/;

describe('yzt-gep-calculator', () => {
  it('a price that is changed moves the total at once, and what moved it is said', async () => {
    const { element, root, changes } = await at('parameters');
    const before = text(root.querySelector('.total'));
    type(field(root, PRICE), '0.6');
    await element.updateComplete;
    expect(text(root.querySelector('.total'))).not.to.equal(before);
    expect(moved(root)).to.match(
      /^价格：居民用电价格 .* → 0\.6 元\/千瓦时，总值 \+.*其中 气候调节 \+/,
    );
    expect(changes.length).to.equal(1);
    expect(changes[0]!.complete).to.equal(false);
    expect(changes[0]!.account!.total).to.be.greaterThan(0);
    expect(text(root)).to.contain('1 个改过的参数还没有写理由');
    type(field(root, /为什么改/), '县发改局公布的电价');
    await element.updateComplete;
    expect(changes.at(-1)!.complete).to.equal(true);
    expect(changes.at(-1)!.run.parameters!.at(-1)!.reason).to.equal('县发改局公布的电价');
    await expectAccessible(element);
  });

  it('what cannot be read stays as it was typed, with what is wrong beside it', async () => {
    const { element, root } = await at('parameters');
    const before = text(root.querySelector('.total'));
    const price = field(root, PRICE);
    type(price, '约 0.6');
    await element.updateComplete;
    expect(price.value).to.equal('约 0.6');
    expect(price.getAttribute('aria-invalid')).to.equal('true');
    expect(text(root.getElementById(price.getAttribute('aria-describedby')!))).to.contain('不是数');
    expect(text(root.querySelector('.total'))).to.equal(before);
    await expectAccessible(element);
  });

  it('open questions stand as switches, with what another answer changes', async () => {
    const { element, root } = await at('parameters');
    const words = () => text(root.querySelector('.switches'));
    await until(() => /总值 [+−]/.test(words()));
    expect(words()).to.contain('还差');
    const radios = [...root.querySelectorAll<HTMLInputElement>('.switches input')];
    radios.find((each) => each.name === 'oxygenBasis' && !each.checked)!.click();
    await element.updateComplete;
    expect(moved(root)).to.contain('取法：释氧量的基础').and.to.contain('释氧 +');
  });

  it('a table is pasted; doubts stand at their cells, and it is used when it is right', async () => {
    const { element, root, changes } = await at('data');
    button(root, '从 Excel 粘贴').click();
    const paste = field(root, /在这里粘贴/);
    type(paste, '单位：公顷\n区划\t水田\n甲村\t约5');
    await until(() => root.querySelector('.raw td.wrong'));
    expect(text(root.querySelector('.raw td.wrong'))).to.equal('约5');
    expect(text(root.querySelector('.paste .issues'))).to.contain('B3 格');
    expect(button(root, '用这张表').hasAttribute('disabled')).to.equal(true);
    expect(paste.value).to.contain('约5');
    await expectAccessible(element);
    type(paste, '区划（公顷）\t水田\n甲村\t１,５００');
    await until(() => !button(root, '用这张表').hasAttribute('disabled'));
    button(root, '用这张表').click();
    await element.updateComplete;
    expect(changes.at(-1)!.run.areas.rows).to.deep.equal([
      { division: '330599100200', values: [1500] },
    ]);
    expect(moved(root)).to.contain('面积表');
  });

  it('a file in GB18030 is read', async () => {
    const { root } = await at('data');
    // 区划（公顷）,水田 / 甲村,12
    const bytes = 'c7f8bbaea3a8b9abc7eaa3a92ccbaeccef0abcd7b4e52c31320a';
    const content = Uint8Array.from(bytes.match(/../g)!, (pair) => Number.parseInt(pair, 16));
    const files = new DataTransfer();
    files.items.add(new File([content], 'areas.csv'));
    const input = root.querySelector<HTMLInputElement>('.paste input[type="file"]')!;
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await until(() => field(root, /在这里粘贴/).value.includes('甲村'));
    await until(() => root.querySelector('.raw'));
    expect(root.querySelector('.raw td.wrong')).to.equal(null);
  });

  it('methods that compute can be chosen; the others say what they lack', async () => {
    const { element, root } = await at('profile', { lang: 'en' });
    const methods = [...root.querySelectorAll('.method')].map(text);
    expect(methods.find((each) => each.includes('GB/T46869-2025'))).to.contain('It lacks');
    const radios = [...root.querySelectorAll<HTMLInputElement>('.method input')];
    expect(radios.filter(({ disabled }) => disabled).length).to.equal(3);
    radios[1]!.click();
    await element.updateComplete;
    expect(text(root)).to.contain('set aside: crops').and.to.contain('Still missing');
    await expectAccessible(element);
    radios[0]!.click();
    await element.updateComplete;
    expect(root.querySelector('.missing')).to.equal(null);
  });

  it('the result says what has not been checked, and adds up', async () => {
    const { element, root } = await at('result', { large: true });
    expect(text(root)).to.contain('不能称为符合该标准').and.to.contain('示例数据');
    const cells = [...root.querySelectorAll('.items tbody tr td:nth-child(2)')];
    const sum = cells.reduce((all, cell) => all + Number(text(cell).replaceAll(',', '')), 0);
    const total = Number(text(root.querySelector('tfoot td')).replaceAll(',', ''));
    expect(Math.abs(sum - total)).to.be.lessThan(1e-6);
    await expectAccessible(element);
  });

  it('without data it says so; what is no run is told with its paths', async () => {
    const { element, root } = await shown<YztGepCalculator>(
      html`<yzt-gep-calculator></yzt-gep-calculator>`,
    );
    expect(text(root)).to.contain('打开核算文件');
    await expectAccessible(element);
    element.data = { ...sampleRun(), areas: { unit: 'kg', classes: ['sea'], rows: [] } };
    await until(() => root.querySelector('.missing'));
    expect(text(root)).to.contain('areas.unit').and.to.contain('areas.classes[0]');
    await expectAccessible(element);
  });
});
