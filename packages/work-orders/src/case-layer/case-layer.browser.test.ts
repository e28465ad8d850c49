import { expect, fixture, html } from '@open-wc/testing';
import { define, type MapHost, type MapHostState } from '@yizhangtu/core';
import type { CatalogueEntry } from '@yizhangtu/standard';
import type { CasePoints } from '@yizhangtu/standard/contract.js';
import { idOf, summaryOf } from '../testing/case-samples.test.helper.ts';
import { settled, underDesk, until } from '../testing/desk.test.fixture.ts';
import { YztCaseLayer } from './case-layer.ts';
import type { CaseFeature } from './layer-model.ts';

define('yzt-case-layer', YztCaseLayer);

/** As much of a map as a layer uses. */
class TestMap extends HTMLElement {
  readonly shown: CatalogueEntry[] = [];
  readonly gone: string[] = [];
  readonly states: unknown[][] = [];
  readonly pointed: string[] = [];
  readonly #listeners = new Set<() => void>();
  #state = { layers: [], hits: [], selected: -1 } as unknown as MapHostState;

  get features(): readonly CaseFeature[] {
    const { data } = this.shown.at(-1)!.source as { data: { features: CaseFeature[] } };
    return data.features;
  }
  set(change: Partial<MapHostState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
  press(id: string): void {
    const feature = this.features.find((one) => one.id === id);
    this.set({ hits: [{ entry: this.shown.at(-1)!, feature: feature! }], selected: 0 });
  }
  readonly mapHost = ((map: TestMap) => ({
    get state() {
      return map.#state;
    },
    subscribe(listener: () => void) {
      map.#listeners.add(listener);
      return () => map.#listeners.delete(listener);
    },
    showLayer(entry: CatalogueEntry) {
      map.shown.push(entry);
      map.set({ layers: [{ entry, opacity: 1, status: { state: 'ready' } }] });
    },
    hideLayer: (id: string) => map.gone.push(id),
    setFeatureState: (...state: unknown[]) => map.states.push(state),
    showHits: ([hit]: [{ feature: CaseFeature }]) => map.pointed.push(hit.feature.id),
  }))(this) as unknown as MapHost;
}
customElements.define('test-map', TestMap);

const at = {
  division: '330521001001',
  point: [119.97, 30.53] as [number, number],
  datum: 'WGS84' as const,
};
const point = (number: number) => ({
  type: 'Feature' as const,
  id: idOf(number),
  geometry: { type: 'Point' as const, coordinates: [119.97, 30.53] as [number, number] },
  properties: {
    receipt: `r${number}`,
    title: `示例事件 ${number}`,
    kind: 'help' as const,
    category: 'city.roads',
    state: 'dispatched' as const,
    late: false,
    at: '2026-11-16T01:00:00.000Z',
  },
});
const POINTS: CasePoints = {
  type: 'FeatureCollection',
  features: [point(1), point(2)],
  complete: true,
};

describe('yzt-case-layer', () => {
  it('puts given cases on the map that it is for, in heaps, and takes them away with it', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <test-map id="m"></test-map><yzt-case-layer for="m" .points=${POINTS}></yzt-case-layer>
      </div>`,
    );
    const map = page.querySelector<TestMap>('test-map')!;
    await until(() => map.shown.length > 0);
    expect(map.features.map(({ id }) => id)).to.deep.equal([idOf(1), idOf(2)]);
    expect(map.shown[0]!.style?.clusterMaxZoom).to.equal(13);
    page.querySelector('yzt-case-layer')!.remove();
    await until(() => map.gone.length > 0);
    expect(map.gone).to.deep.equal([map.shown[0]!.id]);
  });

  it('tells of a press once, and points at what was chosen elsewhere without telling it', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <test-map id="m"></test-map><yzt-case-layer for="m" .points=${POINTS}></yzt-case-layer>
      </div>`,
    );
    const map = page.querySelector<TestMap>('test-map')!;
    const layer = page.querySelector<YztCaseLayer>('yzt-case-layer')!;
    const told: string[] = [];
    layer.addEventListener('yzt-case-choose', (event) => told.push(event.case.id));
    await until(() => map.shown.length > 0);
    map.press(idOf(2));
    await settled(layer);
    map.set({});
    await settled(layer);
    expect(told).to.deep.equal([idOf(2)]);
    expect(map.pointed).to.deep.equal([]);
    layer.selected = idOf(1);
    await settled(layer);
    expect(map.pointed).to.deep.equal([idOf(1)]);
    expect(told).to.have.length(1);
  });

  it('follows the stream: looks in place, new cases with new data', async () => {
    const { element, desk } = await underDesk<YztCaseLayer>(
      'yzt-case-layer',
      html`<test-map id="live"></test-map><yzt-case-layer for="live"></yzt-case-layer>`,
      { 'GET case-points': POINTS },
    );
    const map = desk.querySelector<TestMap>('test-map')!;
    await until(() => map.shown.length > 0);
    const drawn = map.shown.length;
    const known = {
      title: '示例事件 1',
      receipt: 'r1',
      place: at,
      submittedAt: '2026-11-16T01:00:00.000Z',
    };
    desk.stream.tell({ type: 'case', case: summaryOf(1, { ...known, late: true }) });
    await until(() => map.states.length > 0);
    expect(map.states[0]!.slice(1)).to.deep.equal([
      idOf(1),
      { ...point(1).properties, late: true, standing: 'late' },
    ]);
    expect(map.shown).to.have.length(drawn);
    desk.stream.tell({ type: 'case', case: summaryOf(3, { place: at }) });
    await until(() => map.shown.length > drawn);
    expect(map.features.map(({ id }) => id)).to.deep.equal([idOf(1), idOf(2), idOf(3)]);
    desk.stream.tell({ type: 'case', case: summaryOf(4) });
    await settled(element);
    expect(map.features).to.have.length(3);
  });

  it('says when the map shows a part, and asks for what is in view', async () => {
    const { element, desk } = await underDesk<YztCaseLayer>(
      'yzt-case-layer',
      html`<test-map id="part"></test-map><yzt-case-layer for="part"></yzt-case-layer>`,
      { 'GET case-points': { ...POINTS, complete: false } },
    );
    await until(() => element.shadowRoot!.querySelector('[role="status"].state'));
    desk.querySelector<TestMap>('test-map')!.set({ bounds: [119.91, 30.41, 120.04, 30.6] });
    await until(() => desk.asked.some(({ url }) => url.includes('bbox=')));
    const asked = new URL(desk.asked.at(-1)!.url);
    expect(asked.searchParams.get('bbox')).to.equal('119.90,30.40,120.05,30.60');
  });
});
