import { expect, fixture, html } from '@open-wc/testing';
import { define, type MapHost, type MapHostState } from '@yizhangtu/core';
import type { CatalogueEntry } from '@yizhangtu/standard';
import { button, expectAccessible, shown, text, until } from '../testing/page.test.fixture.ts';
import { Backend, someone, under } from '../testing/backend.test.fixture.ts';
import { earlierRun, sampleRun } from '../testing/sample-run.test.helper.ts';
import { YztGepResult } from './gep-result.ts';

define('yzt-gep-result', YztGepResult);

/** As much of a map as a layer uses. */
class TestGepMap extends HTMLElement {
  readonly shown: CatalogueEntry[] = [];
  readonly gone: string[] = [];
  readonly mapHost = {
    state: { layers: [] } as unknown as MapHostState,
    subscribe: () => () => undefined,
    showLayer: (entry: CatalogueEntry) => this.shown.push(entry),
    hideLayer: (id: string) => this.gone.push(id),
  } as unknown as MapHost;
}
customElements.define('test-gep-map', TestGepMap);

const isDrawn = (canvas: HTMLCanvasElement | null): boolean => {
  if (!canvas || canvas.width < 10) return false;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value) => value !== 0);
};
const at = async (view: string, lang = 'zh-CN', large = false) => {
  const found = await shown<YztGepResult>(
    html`<yzt-gep-result
      view=${view}
      ?large-text=${large}
      .data=${sampleRun()}
      .earlier=${earlierRun()}
    ></yzt-gep-result>`,
    lang,
  );
  await until(() => isDrawn(found.root.querySelector('canvas')));
  return found;
};

describe('yzt-gep-result', () => {
  for (const view of ['composition', 'divisions', 'years', 'ranges']) {
    it(`draws ${view}, says its finding, and has the figures in a table`, async () => {
      const { element, root } = await at(view);
      const finding = text(root.querySelector('h2'));
      expect(root.querySelector('canvas')!.getAttribute('aria-label')).to.equal(finding);
      expect(finding).not.to.contain('undefined').and.not.to.contain('NaN');
      root.querySelector<HTMLElement>('summary')!.click();
      expect(root.querySelectorAll('tbody tr').length).to.be.greaterThan(1);
      expect(text(root)).to.contain('示例数据').and.to.contain('不能称为符合该标准');
      await expectAccessible(element);
    });
  }

  it('speaks English, and in large text passes at AAA', async () => {
    const { element, root } = await at('composition', 'en', true);
    expect(text(root.querySelector('h2'))).to.match(/in all; .* makes/);
    await expectAccessible(element);
  });

  it('goes down to villages, and by one item', async () => {
    const { element, root } = await at('divisions');
    expect(text(root.querySelector('tbody'))).to.contain('东镇');
    const [level, item] = root.querySelectorAll('select');
    level!.value = 'village';
    level!.dispatchEvent(new Event('change'));
    item!.value = 'climate';
    item!.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(text(root.querySelector('tbody'))).to.contain('甲村');
    expect(text(root.querySelector('h2'))).to.contain('气候调节');
  });

  it('shows values by village on a map, and takes them away when it leaves', async () => {
    const square = (code: string, x: number): GeoJSON.Feature => ({
      type: 'Feature',
      properties: { code },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [x, 0],
            [x + 1, 0],
            [x + 1, 1],
            [x, 0],
          ],
        ],
      },
    });
    const areas = {
      type: 'FeatureCollection',
      features: ['330599100200', '330599100201', '330599101200'].map(square),
    };
    const page = await fixture(
      html`<div>
        <test-gep-map id="a-map"></test-gep-map>
        <yzt-gep-result for="a-map" .data=${sampleRun()} .areas=${areas}></yzt-gep-result>
      </div>`,
    );
    const map = page.querySelector<TestGepMap>('test-gep-map')!;
    const entry = await until(() => map.shown.at(-1));
    expect(entry.id.startsWith('~')).to.equal(true);
    expect((entry.source as { data: { features: unknown[] } }).data.features.length).to.equal(3);
    page.querySelector('yzt-gep-result')!.remove();
    await until(() => map.gone.includes(entry.id));
  });

  it('says what is needed where nothing is given', async () => {
    const { root } = await shown<YztGepResult>(
      html`<yzt-gep-result view="years" .data=${sampleRun()}></yzt-gep-result>`,
    );
    await until(() => text(root).includes('给出 earlier'));
    button(root, '构成').click();
    await until(() => root.querySelector('canvas'));
  });

  it('shows what the county has published; once that is withdrawn, says so and why', async () => {
    const centre = someone(2, 'county-centre');
    const backend = new Backend();
    for (const step of ['submit', 'sign', 'publish'] as const) backend.move(1, step, centre);
    const { root } = await under(backend, html`<yzt-gep-result></yzt-gep-result>`);
    const vacant = (of: ShadowRoot): boolean => of.host.hasAttribute('vacant');
    await until(() => /元/.test(text(root.querySelector('h2'))));
    expect(vacant(root)).to.equal(false);
    backend.move(1, 'withdraw', centre, '冷却天数用错了年份');
    const after = await under(backend, html`<yzt-gep-result></yzt-gep-result>`);
    await until(() => text(after.root).includes('县里已撤回 2023 年的核算：冷却天数用错了年份'));
    const none = new Backend();
    const nothing = await under(none, html`<yzt-gep-result></yzt-gep-result>`);
    await until(() => text(nothing.root).includes('还没有公开的核算'));
    expect([vacant(after.root), vacant(nothing.root)]).to.deep.equal([true, true]);
  });
});
