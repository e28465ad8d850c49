import { expect, fixture, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import { YztDraw } from '../draw/draw.ts';
import { YztMeasure } from '../measure/measure.ts';
import type { MemoryMapHost } from '../testing/memory-map-host.test.fixture.ts';
import { expectAccessible, settled, type TestMap, text } from '../testing/panels.test.fixture.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import { YztMapPanel } from './map-panel.ts';

define('yzt-map-panel', YztMapPanel);
define('yzt-draw', YztDraw);
define('yzt-measure', YztMeasure);

async function panel(
  width: number,
  lang = 'zh-CN',
  tools = html`<yzt-draw slot="tools"></yzt-draw>
    <yzt-measure slot="tools"></yzt-measure>
    <p slot="tools" title="帮助">说明</p>`,
) {
  const element = await fixture<YztMapPanel>(
    html`<yzt-map-panel
      lang=${lang}
      for="ground"
      style="display:block;width:${width}px;height:600px"
    >
      <test-map id="ground"></test-map>
      <p slot="layers">图层</p>
      ${tools}
    </yzt-map-panel>`,
  );
  await settled(element);
  const root = element.shadowRoot!;
  await waitUntil(() => root.querySelector(width < 640 ? '.narrow' : '.wide'));
  root.querySelector<HTMLElement>('#tab-tools')!.click();
  await settled(element);
  const host = element.querySelector<TestMap>('test-map')!.mapHost;
  return { element, root, host };
}

const menu = (root: ShadowRoot) =>
  Array.from(root.querySelectorAll<HTMLButtonElement>('.menu button'));
const seen = (element: YztMapPanel) =>
  Array.from(element.querySelectorAll<HTMLElement>('[slot="tools"]'))
    .filter(({ hidden }) => !hidden)
    .map(({ localName }) => localName);
const ask = (host: MemoryMapHost, task: 'line' | undefined) => host.set({ task });

describe('yzt-map-panel: tools', () => {
  it('offers them by name, opens one, and leads back to them', async () => {
    const { element, root } = await panel(900);
    expect(menu(root).map(text)).to.deep.equal(['画图', '测量', '帮助']);
    expect(seen(element)).to.deep.equal([]);
    menu(root)[1]!.click();
    await settled(element);
    expect(seen(element)).to.deep.equal(['yzt-measure']);
    const back = root.querySelector<HTMLButtonElement>('.back')!;
    expect(root.activeElement).to.equal(back);
    back.click();
    await settled(element);
    expect(seen(element)).to.deep.equal([]);
    expect(root.activeElement).to.equal(menu(root)[0]);
  });

  it('ends what a tool asks for at the map when the tool is left', async () => {
    const { element, root, host } = await panel(900);
    menu(root)[1]!.click();
    await settled(element);
    host.calls.length = 0;
    root.querySelector<HTMLButtonElement>('.back')!.click();
    await settled(element);
    expect(host.calls).to.deep.equal(['end']);
  });

  it('shows one tool alone without a menu, and no tab without tools', async () => {
    const { element, root } = await panel(900, 'en', html`<yzt-draw slot="tools"></yzt-draw>`);
    expect(menu(root)).to.deep.equal([]);
    expect(seen(element)).to.deep.equal(['yzt-draw']);
    element.querySelector('yzt-draw')!.remove();
    await waitUntil(() => root.querySelector('#tab-tools') === null);
  });

  it('takes the sheet out of the way while the map asks, and brings it back', async () => {
    const { element, host } = await panel(390);
    expect(element.height).to.equal('half');
    ask(host, 'line');
    await settled(element);
    expect(element.height).to.equal('peek');
    ask(host, undefined);
    await settled(element);
    expect(element.height).to.equal('half');
  });

  for (const lang of ['zh-CN', 'en']) {
    for (const width of [390, 900]) {
      it(`is accessible (${lang}, ${width} pixels)`, async () => {
        const { element, root } = await panel(width, lang);
        await expectAccessible(element);
        menu(root)[0]!.click();
        await settled(element);
        await waitUntil(() =>
          element.querySelector('yzt-draw')!.shadowRoot!.querySelector('.tools'),
        );
        await expectAccessible(element);
      });
    }
  }
});
