import type { CatalogueEntry } from '@yizhangtu/standard';
import { countyOf } from './county-of.ts';
import { mountMap } from './mount-map.ts';
import { watchDrawing } from './subject.ts';

declare global {
  var catalogue: { readonly ready: Promise<void>; toggle(): Promise<void> };
}

globalThis.subject = watchDrawing();
const entries = Number(new URLSearchParams(location.search).get('entries'));
const ON = 20;
/** As a real catalogue, each entry says more than is drawn. */
const entryOf = (n: number): CatalogueEntry => ({
  id: `layer-${n}`,
  domain: 'infrastructure',
  group: `分组${n % 24}`,
  title: { 'zh-CN': `图层 ${n}`, en: `Layer ${n}` },
  source: { type: 'geojson', href: `/bench/layer-${n % (ON + 1)}.geojson`, datum: 'WGS84' },
  style: {
    geometry: (['area', 'line', 'point'] as const)[n % 3]!,
    colour: `#${(0x204060 + n * 4099).toString(16).padStart(6, '0').slice(-6)}`,
  },
  fields: [
    { name: 'name', label: { 'zh-CN': '名称', en: 'Name' } },
    { name: 'level', label: { 'zh-CN': '级别', en: 'Level' } },
  ],
  owner: { 'zh-CN': '农业农村局', en: 'Agriculture Bureau' },
  updated: '2026-10-01',
});
const layers = Array.from({ length: entries }, (_, n) => entryOf(n));
const map = mountMap(
  countyOf(
    layers,
    layers.slice(0, ON).map(({ id }) => id),
  ),
  { center: [120.05, 30.56], zoom: 10.5, pitch: 0 },
);
globalThis.catalogue = {
  ready: map.then((one) => one.whenReady()),
  /** One layer off and on again, drawn each time. */
  async toggle() {
    const one = await map;
    one.mapHost.hideLayer(layers[0]!.id);
    await one.whenReady();
    one.mapHost.showLayer(layers[0]!);
    await one.whenReady();
  },
};
