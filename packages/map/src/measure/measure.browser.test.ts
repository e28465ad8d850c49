import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { define, type DrawOptions, type EditableShape, type MapHost } from '@yizhangtu/core';
import { YztError, type LngLat } from '@yizhangtu/standard';
import { YztMap } from '../map/map.ts';
import type { MemoryMapHost } from '../testing/memory-map-host.test.fixture.ts';
import { expectAccessible, settled, text, withMap } from '../testing/panels.test.fixture.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import { YztMeasure } from './measure.ts';
import type { Measurable } from './measured.ts';

define('yzt-measure', YztMeasure);
define('yzt-map', YztMap);

/** By `geod +ellps=WGS84 -I` of PROJ: 964.9 m and 554.3 m. */
const LINE: GeoJSON.LineString = {
  type: 'LineString',
  coordinates: [
    [120, 30],
    [120.01, 30],
    [120.01, 30.005],
  ],
};
/** About 96 by 111 metres. */
const FIELD: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [120, 30],
      [120.001, 30],
      [120.001, 30.001],
      [120, 30.001],
      [120, 30],
    ],
  ],
};

const ready = (element: YztMeasure) =>
  waitUntil(() => element.shadowRoot!.querySelector('.tools'), 'the desk stands');
const button = (root: ParentNode, words: string) =>
  [...root.querySelectorAll<HTMLButtonElement>('button')].find((one) => text(one) === words)!;
const headline = (root: ShadowRoot) => text(root.querySelector('.headline strong'));
const said = (root: ShadowRoot) => text(root.querySelector('.desk > [role="status"]'));
const sizes = (host: MemoryMapHost) =>
  host.state.layers.map(({ entry }) => {
    const { data } = entry.source as { data: GeoJSON.Feature };
    return data.properties!['size'] as unknown;
  });

/** A map on which a person draws what `answers` hold; `live` are the words that stand above it. */
async function deskOnMap(
  answers: readonly (Measurable | Error)[] = [],
  lang = 'zh-CN',
  large = false,
) {
  const made = await withMap<YztMeasure>(
    html`<yzt-measure for="map" ?large-text=${large}></yzt-measure>`,
    'yzt-measure',
    lang,
  );
  const left = [...answers];
  const live: (string | undefined)[] = [];
  const answer = (options?: DrawOptions<never>) => {
    const next = left.shift()!;
    if (next instanceof Error) return Promise.reject(next);
    live.push(options?.onChange?.(undefined), options?.onChange?.(next as never));
    return Promise.resolve(next as never);
  };
  Object.assign(made.host, {
    drawLine: answer,
    drawArea: answer,
    editShape: (_: EditableShape, options?: DrawOptions<never>) => answer(options),
  } as Partial<MapHost>);
  await ready(made.element);
  let changes = 0;
  made.element.addEventListener('yzt-measurement-change', () => (changes += 1));
  return { ...made, live, changes: () => changes };
}

describe('yzt-measure', () => {
  it('loads what measures when it is first seen, or given something', async () => {
    const element = await fixture<YztMeasure>(html`<yzt-measure hidden></yzt-measure>`);
    for (let frame = 0; frame < 5; frame++) await nextFrame();
    expect(element.shadowRoot!.querySelector('.tools, [aria-busy]')).to.equal(null);
    element.hidden = false;
    await ready(element);
    const other = await fixture<YztMeasure>(html`<yzt-measure hidden></yzt-measure>`);
    other.geometry = LINE;
    await waitUntil(() => other.result !== undefined);
  });

  it('tells a length while it is drawn, and each segment when it is', async () => {
    const { element, root, host, live, changes } = await deskOnMap([LINE]);
    expect(text(root)).to.contain('选“量距离”或“量面积”');
    button(root, '量距离').click();
    await waitUntil(() => element.result);
    await settled(element);
    expect(live).to.deep.equal([
      undefined,
      '全长：1.519 公里 本段 554.3 米'.replace(' 本', '\n本'),
    ]);
    expect(headline(root)).to.equal('1.519 公里');
    const rows = Array.from(root.querySelectorAll('.segments li'), (row) => text(row));
    expect(rows).to.deep.equal(['第 1 段964.9 米', '第 2 段554.3 米']);
    expect(said(root)).to.contain('全长：1.519 公里');
    expect(sizes(host)).to.deep.equal(['1.519 公里']);
    expect(changes()).to.equal(1);
    expect(root.activeElement).to.equal(button(root, '量距离'));
  });

  it('tells an area in mu, square metres and hectares, and its perimeter', async () => {
    const { element, root, live } = await deskOnMap([FIELD]);
    button(root, '量面积').click();
    await waitUntil(() => element.result);
    await settled(element);
    expect(live[1]).to.equal('面积：16.04 亩 · 10,696 平方米\n周长：414.7 米');
    expect(headline(root)).to.equal('16.04 亩');
    expect(Array.from(root.querySelectorAll('.units li'), (unit) => text(unit))).to.deep.equal([
      '10,696 平方米',
      '1.07 公顷',
      '0.011 平方公里',
    ]);
    expect(text(root)).to.contain('周长 414.7 米');
  });

  it('moves corners of what was measured, and clears it', async () => {
    const { element, root, host, changes } = await deskOnMap([FIELD, FIELD]);
    button(root, '量面积').click();
    await waitUntil(() => element.result);
    await settled(element);
    button(root, '改形状').click();
    await waitUntil(() => changes() === 2);
    await settled(element);
    expect(sizes(host)).to.deep.equal(['16.04 亩']);
    button(root, '清除').click();
    await settled(element);
    expect(element.geometry).to.equal(undefined);
    expect(element.result).to.equal(undefined);
    expect(host.state.layers).to.deep.equal([]);
    expect(said(root)).to.equal('已清除');
    expect(changes()).to.equal(3);
  });

  it('copies the result, on plain HTTP too', async () => {
    const { element, root } = await deskOnMap([LINE]);
    button(root, '量距离').click();
    await waitUntil(() => element.result);
    await settled(element);
    const wanted = '全长：1.519 公里\n第 1 段：964.9 米\n第 2 段：554.3 米';
    const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    const give = (clipboard: unknown) =>
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    const written: string[] = [];
    give({ writeText: (words: string) => Promise.resolve(void written.push(words)) });
    button(root, '复制结果').click();
    await waitUntil(() => said(root) === '已复制');
    expect(written).to.deep.equal([wanted]);
    give(undefined);
    const { execCommand } = document;
    const selected: string[] = [];
    document.execCommand = () => {
      selected.push((root.activeElement as HTMLTextAreaElement).value);
      return selected.length === 1;
    };
    button(root, '复制结果').focus();
    button(root, '复制结果').click();
    await waitUntil(() => selected.length === 1);
    await settled(element);
    expect(root.querySelector('textarea')).to.equal(null);
    expect(root.activeElement).to.equal(button(root, '复制结果'));
    button(root, '复制结果').click();
    await waitUntil(() => said(root).includes('没有复制成功'));
    expect(selected).to.deep.equal([wanted, wanted]);
    document.execCommand = execCommand;
    if (own === undefined) delete (navigator as { clipboard?: unknown }).clipboard;
    else Object.defineProperty(navigator, 'clipboard', own);
  });

  it('keeps the last result when a person gives up or the map fails', async () => {
    const { element, root, changes } = await deskOnMap([
      LINE,
      new YztError({ code: 'aborted', message: '' }),
      new YztError({ code: 'graphics', message: '' }),
    ]);
    button(root, '量距离').click();
    await waitUntil(() => element.result);
    const before = element.result;
    await settled(element);
    button(root, '量面积').click();
    await waitUntil(() => said(root).includes('已取消'));
    button(root, '量面积').click();
    await waitUntil(() => root.querySelector('.state-error'));
    expect(element.result).to.equal(before);
    expect(headline(root)).to.equal('1.519 公里');
    expect(changes()).to.equal(1);
  });

  it('shows no result of before while something else is measured', async () => {
    const { element, root, host } = await deskOnMap([LINE]);
    button(root, '量距离').click();
    await waitUntil(() => element.result);
    await settled(element);
    const waiting = ({ signal }: DrawOptions<never> = {}) =>
      new Promise<never>((_, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason)),
      );
    Object.assign(host, { drawArea: waiting } as Partial<MapHost>);
    button(root, '量面积').click();
    await settled(element);
    expect(root.querySelector('.result')).to.equal(null);
    button(root, '量面积').click();
    await waitUntil(() => root.querySelector('.result'));
    expect(headline(root)).to.equal('1.519 公里');
  });

  it('measures a geometry given without a map; a bad one changes nothing', async () => {
    const element = await fixture<YztMeasure>(
      html`<yzt-measure lang="en" .geometry=${FIELD}></yzt-measure>`,
    );
    expect(element.geometry, 'at once').to.equal(FIELD);
    await waitUntil(() => element.result);
    await settled(element);
    const root = element.shadowRoot!;
    expect(headline(root)).to.equal('16.04 mu');
    expect(button(root, 'Distance').disabled).to.equal(true);
    expect(text(root)).to.contain('no map');
    const errors: YztError[] = [];
    element.addEventListener('yzt-error', ({ error }) => errors.push(error));
    const bad: unknown[] = [
      { type: 'LineString', coordinates: [[1, 2]] },
      {
        type: 'LineString',
        coordinates: [
          [1, Number.NaN],
          [1, 2],
        ],
      },
      { type: 'Point', coordinates: [1, 2] },
      { type: 'Square' },
    ];
    for (const [index, geometry] of bad.entries()) {
      element.geometry = geometry as Measurable;
      await waitUntil(() => errors.length === index + 1);
    }
    expect(errors.map(({ code }) => code)).to.deep.equal([
      'invalid',
      'invalid',
      'invalid',
      'bad_response',
    ]);
    expect(errors[2]!.issues[0]!.path).to.equal('type');
    expect(headline(root)).to.equal('16.04 mu');
    element.geometry = undefined;
    await settled(element);
    expect(root.querySelector('.result')).to.equal(null);
  });

  it('takes its layer along when it goes, and brings it back', async () => {
    const { element, host } = await deskOnMap();
    element.geometry = LINE;
    await waitUntil(() => element.result);
    await settled(element);
    expect(sizes(host)).to.deep.equal(['1.519 公里']);
    const parent = element.parentElement!;
    element.remove();
    await settled(element);
    expect(sizes(host)).to.deep.equal([]);
    parent.append(element);
    await settled(element);
    expect(sizes(host)).to.deep.equal(['1.519 公里']);
  });

  for (const lang of ['zh-CN', 'en']) {
    for (const large of [false, true]) {
      it(`is accessible (${lang}, ${large ? 'large' : 'usual'} text)`, async () => {
        const { element, root } = await deskOnMap(
          [new YztError({ code: 'graphics', message: '' })],
          lang,
          large,
        );
        await expectAccessible(element);
        for (const geometry of [LINE, FIELD]) {
          element.geometry = geometry;
          await settled(element);
          await waitUntil(() => element.geometry === geometry && headline(root) !== '');
          root.querySelectorAll('details').forEach((one) => (one.open = true));
          await settled(element);
          await expectAccessible(element);
        }
        root.querySelector<HTMLButtonElement>('.tools button')!.click();
        await waitUntil(() => root.querySelector('.state-error'));
        await expectAccessible(element);
      });
    }
  }

  it('its buttons are 44 pixels, its main ones 60 in large text, in 280 pixels of width', async () => {
    const { element, root } = await deskOnMap([], 'zh-CN', true);
    element.style.width = '280px';
    element.geometry = FIELD;
    await waitUntil(() => element.result);
    await settled(element);
    await nextFrame();
    for (const one of root.querySelectorAll('button, summary')) {
      const { width, height, right } = one.getBoundingClientRect();
      expect(Math.min(width, height), text(one)).to.be.at.least(44);
      expect(right).to.be.at.most(element.getBoundingClientRect().right);
    }
    for (const one of root.querySelectorAll('.tools button')) {
      expect(one.getBoundingClientRect().height).to.be.at.least(60);
    }
  });
});

describe('yzt-measure on a real map', () => {
  it('from the button to the result by keys alone, told live above the map', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <yzt-map
          id="real"
          .view=${{ center: [120, 30], zoom: 14, bearing: 0, pitch: 0 }}
          style="width:400px;height:500px"
        ></yzt-map>
        <yzt-measure for="real"></yzt-measure>
      </div>`,
    );
    const map = page.querySelector<YztMap>('yzt-map')!;
    const element = page.querySelector<YztMeasure>('yzt-measure')!;
    await waitUntil(() => map.mapHost.state.view?.zoom === 14, 'the map stands');
    await ready(element);
    const root = element.shadowRoot!;
    const shown = map.shadowRoot!;
    const canvas = shown.querySelector('canvas')!;
    const enter = async () => {
      for (const type of ['keydown', 'keyup']) {
        canvas.dispatchEvent(
          new KeyboardEvent(type, { key: 'Enter', bubbles: true, composed: true }),
        );
      }
      await map.updateComplete;
    };
    const look = async (center: LngLat) => {
      map.view = { center, zoom: 14, bearing: 0, pitch: 0 };
      await waitUntil(() =>
        map.mapHost.state.view!.center.every((n, i) => n.toFixed(5) === center[i]!.toFixed(5)),
      );
    };
    button(root, '量距离').click();
    await waitUntil(() => shown.querySelector('.ask'), 'it asks');
    await enter();
    await look([120.01, 30]);
    await enter();
    expect(text(shown.querySelector('.note'))).to.equal('全长：964.9 米');
    await look([120.01, 30.005]);
    await enter();
    expect(text(shown.querySelector('.note'))).to.equal('全长：1.519 公里 本段 554.3 米');
    button(shown, '完成').click();
    await waitUntil(() => element.result);
    await settled(element);
    expect(headline(root)).to.equal('1.519 公里');
    expect(root.activeElement).to.equal(button(root, '量距离'));
    await waitUntil(
      () => map.mapHost.state.layers[0]?.status.state === 'ready',
      'the map shows it',
    );
    await expect(element).to.be.accessible();
  });
});
