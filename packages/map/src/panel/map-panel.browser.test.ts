import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '@yizhangtu/core';
import {
  entryOf,
  expectAccessible,
  settled,
  text,
  type TestMap,
} from '../testing/panels.test.fixture.ts';
import { YztMapPanel } from './map-panel.ts';

define('yzt-map-panel', YztMapPanel);

async function panelOf(width: number, { lang = 'zh-CN', large = false, search = false } = {}) {
  const page = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <yzt-map-panel for="map" ?large-text=${large}>
        <test-map id="map"></test-map>
        ${search ? html`<p slot="search">find</p>` : ''}
        <p slot="layers">list</p>
        <p slot="legend">legend</p>
        <p slot="card">card</p>
      </yzt-map-panel>
    </div>`,
  );
  page.style.cssText = `width: ${width}px; height: 800px`;
  const element = page.querySelector<YztMapPanel>('yzt-map-panel')!;
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await settled(element);
  }
  const host = page.querySelector<TestMap>('test-map')!.mapHost;
  return { element, root: element.shadowRoot!, host };
}

const HIT = {
  entry: entryOf('wells'),
  feature: { type: 'Feature', geometry: null, properties: {} } as unknown as GeoJSON.Feature,
};
const tabs = (root: ShadowRoot) => Array.from(root.querySelectorAll('[role="tab"]'), text);
const shown = (root: ShadowRoot) => text(root.querySelector('[aria-selected="true"]'));
const grip = (root: ShadowRoot) => root.querySelector<HTMLElement>('.grip')!;

/** Drags the sheet's head by `way` pixels, upwards positive, and waits a while before letting go. */
function drag(root: ShadowRoot, way: number): void {
  const head = root.querySelector<HTMLElement>('.head')!;
  const at = head.getBoundingClientRect().top + 5;
  const send = (name: string, y: number) =>
    head.dispatchEvent(
      new PointerEvent(name, {
        pointerId: 1,
        button: 0,
        clientY: y,
        bubbles: true,
        composed: true,
      }),
    );
  head.setPointerCapture = () => undefined;
  send('pointerdown', at);
  for (const part of [0.5, 0.999, 1]) send('pointermove', at - way * part);
  send('pointermove', at - way);
  send('pointerup', at - way);
}

describe('yzt-map-panel', () => {
  it('is a bottom sheet where it is narrow, the map free above it', async () => {
    const { element, root } = await panelOf(390);
    const sheet = root.querySelector('.sheet')!.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    expect(sheet.width).to.equal(390);
    expect(sheet.bottom).to.equal(box.bottom);
    expect(sheet.height).to.be.below(90);
    expect(tabs(root)).to.deep.equal(['图层', '图例']);
  });

  const insets = (element: YztMapPanel) => {
    const style = getComputedStyle(element.querySelector('test-map')!);
    const of = (side: string) =>
      Number.parseFloat(style.getPropertyValue(`--yzt-map-inset-${side}`));
    return { top: of('top'), start: of('start'), end: of('end'), bottom: of('bottom') };
  };
  const boxOf = (root: ShadowRoot, what: string) =>
    root.querySelector(what)!.getBoundingClientRect();

  it('tells the map what the sheet covers at each height', async () => {
    const { element, root } = await panelOf(390);
    const still = () =>
      Promise.all(boxed().map((each) => each.finished)).then(() => settled(element));
    const boxed = () => root.querySelector('.sheet')!.getAnimations();
    for (const height of ['peek', 'half', 'peek'] as const) {
      element.height = height;
      await settled(element);
      await still();
      const covered = boxOf(root, '.sheet').height;
      expect(Math.abs(insets(element).bottom - covered), height).to.be.below(1.5);
      expect(insets(element).start).to.equal(0);
    }
    element.height = 'half';
    await settled(element);
    const half = insets(element).bottom;
    element.height = 'full';
    await settled(element);
    expect(insets(element).bottom, 'a full sheet leaves no map to fit').to.equal(half);
  });

  it('tells the map what stands beside it, and when the card has gone', async () => {
    const { element, root, host } = await panelOf(780);
    const box = element.getBoundingClientRect();
    expect(Math.abs(insets(element).start - (boxOf(root, '.sheet').right - box.left))).to.be.below(
      1,
    );
    expect(insets(element)).to.include({ end: 0, bottom: 0 });
    host.showHits([HIT]);
    await settled(element);
    expect(Math.abs(insets(element).end - (box.right - boxOf(root, 'aside').left))).to.be.below(1);
    host.select(-1);
    await settled(element);
    expect(insets(element).end).to.equal(0);
  });

  it('has three heights by keyboard', async () => {
    const { element, root } = await panelOf(390);
    let events = 0;
    element.addEventListener('yzt-panel-resize', () => events++);
    grip(root).focus();
    await sendKeys({ press: 'ArrowUp' });
    expect(element.height).to.equal('half');
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'ArrowUp' });
    expect(element.height).to.equal('full');
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(element.height).to.equal('peek');
    expect(grip(root).getAttribute('aria-expanded')).to.equal('false');
    expect(events).to.equal(3);
  });

  it('comes to rest at the nearest height after a drag', async () => {
    const { element, root } = await panelOf(390);
    drag(root, 320);
    await settled(element);
    expect(element.height).to.equal('half');
    expect(root.querySelector<HTMLElement>('.sheet')!.style.height).to.equal('');
  });

  it('brings the card when a feature is chosen and goes back after', async () => {
    const { element, root, host } = await panelOf(390);
    root.querySelectorAll<HTMLElement>('[role="tab"]')[1]!.click();
    await settled(element);
    expect(shown(root)).to.equal('图例');
    host.showHits([HIT]);
    await settled(element);
    expect(shown(root)).to.equal('详情');
    expect(element.height).to.equal('half');
    host.select(-1);
    await settled(element);
    expect(shown(root)).to.equal('图例');
    expect(element.height).to.equal('peek');
  });

  it('goes round the tabs by arrows', async () => {
    const { element, root } = await panelOf(390);
    root.querySelector<HTMLElement>('[role="tab"]')!.focus();
    await sendKeys({ press: 'ArrowLeft' });
    await settled(element);
    expect(shown(root)).to.equal('图例');
    expect(text(root.activeElement)).to.equal('图例');
  });

  it('stands beside the map where it is wide, the card at the other side', async () => {
    const { element, root, host } = await panelOf(780);
    expect(root.querySelector('.grip')).to.equal(null);
    const aside = root.querySelector<HTMLElement>('aside')!;
    expect(aside.hidden).to.equal(true);
    host.showHits([HIT]);
    await settled(element);
    expect(aside.hidden).to.equal(false);
    expect(shown(root)).to.equal('图层');
    const box = element.getBoundingClientRect();
    expect(aside.getBoundingClientRect().left).to.be.above(box.left + 390);
    expect(root.querySelector('.sheet')!.getBoundingClientRect().right).to.be.below(box.left + 390);
    expect(element.height).to.equal('half');
  });

  it('folds to its tabs where it is wide, gives the map the room, and opens again', async () => {
    const { element, root } = await panelOf(780);
    let events = 0;
    element.addEventListener('yzt-panel-resize', () => events++);
    const folder = root.querySelector<HTMLElement>('.folder')!;
    expect(folder.getAttribute('aria-expanded')).to.equal('true');
    folder.focus();
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(folder.getAttribute('aria-expanded')).to.equal('false');
    expect(root.activeElement).to.equal(folder);
    expect(boxOf(root, '.sheet').height).to.be.below(60);
    const below = boxOf(root, '.sheet').bottom - element.getBoundingClientRect().top;
    expect(insets(element)).to.include({ start: 0 });
    expect(Math.abs(insets(element).top - below)).to.be.below(1);
    root.querySelectorAll<HTMLElement>('[role="tab"]')[1]!.click();
    await settled(element);
    expect(element.folded).to.equal(false);
    expect(shown(root)).to.equal('图例');
    expect(insets(element).top).to.equal(0);
    expect(insets(element).start).to.be.above(0);
    expect(events).to.equal(2);
  });

  it('has the search above the panels, or above the map of a phone', async () => {
    const wide = await panelOf(780, { search: true });
    expect(boxOf(wide.root, '.search').bottom).to.be.below(boxOf(wide.root, '.sheet').top);
    expect(insets(wide.element).top).to.equal(0);
    const narrow = await panelOf(390, { search: true });
    const { top } = narrow.element.getBoundingClientRect();
    const search = boxOf(narrow.root, '.search');
    expect(search.bottom).to.be.below(boxOf(narrow.root, '.sheet').top);
    expect(Math.abs(insets(narrow.element).top - (search.bottom - top))).to.be.below(1);
    expect(narrow.root.querySelector('.folder')).to.equal(null);
    narrow.element.querySelector('[slot="search"]')!.remove();
    await settled(narrow.element);
    expect(insets(narrow.element).top).to.equal(0);
  });

  for (const lang of ['zh-CN', 'en']) {
    for (const width of [390, 780]) {
      it(`is accessible (${lang}, ${width} px)`, async () => {
        const { element, host } = await panelOf(width, {
          lang,
          large: width === 390,
          search: true,
        });
        await expectAccessible(element);
        host.showHits([HIT]);
        await settled(element);
        await expectAccessible(element);
      });
    }
  }
});
