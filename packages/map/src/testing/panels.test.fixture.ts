import { ContextProvider } from '@lit/context';
import { fixture, html } from '@open-wc/testing';
import { createClient, type Transport } from '@yizhangtu/client';
import { countyContext, type ShownLayer } from '@yizhangtu/core';
import { DOMAIN_PRESETS, type CatalogueEntry, type CountyFile } from '@yizhangtu/standard';
import type { TemplateResult } from 'lit';
import { MemoryMapHost } from './memory-map-host.test.fixture.ts';
import {
  AT_ONCE,
  expectAccessible as noFinding,
  settled,
} from '../../../core/src/testing/page.test.fixture.js';

export { settled, text, until } from '../../../core/src/testing/page.test.fixture.js';

export const DOMAINS = DOMAIN_PRESETS['2022'];

/** An entry with every part that a panel shows. */
export function entryOf(id: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return {
    id,
    domain: 'environment',
    group: { 'zh-CN': '水环境', en: 'Water' },
    title: { 'zh-CN': `图层 ${id}`, en: `Layer ${id}` },
    source: { type: 'geojson', href: 'https://data.example/a.json', datum: 'WGS84' },
    style: { geometry: 'point', colour: '#0a5f8a' },
    owner: { 'zh-CN': '水利局', en: 'Water bureau' },
    updated: '2020-01-02',
    refresh: 'P1D',
    licence: 'CC-BY-4.0',
    sample: true,
    ...more,
  };
}

/** As many entries as the largest published catalogue, over five domains and twelve groups each. */
export const MANY: readonly CatalogueEntry[] = Array.from({ length: 579 }, (_, i) =>
  entryOf(`layer-${i}`, {
    domain: DOMAINS[i % 5]!.id,
    group: { 'zh-CN': `分组 ${i % 12}`, en: `Group ${i % 12}` },
    pinyin: { full: `tu ceng ${i}`, initials: `tc${i}` },
  }),
);

export const shownOf = (entry: CatalogueEntry): ShownLayer => ({
  entry,
  opacity: 1,
  status: { state: 'ready' },
});

export class TestMap extends HTMLElement {
  readonly mapHost = new MemoryMapHost();
}

/** A stand-in for a provider: a county, and a backend that is `transport`. */
export class TestProvider extends HTMLElement {
  readonly #context = new ContextProvider(this, { context: countyContext });

  give(catalogue: CountyFile['catalogue'], transport: Transport): void {
    const county = {
      county: { code: '330521' },
      domains: { preset: '2022' },
      catalogue,
      services: { api: 'https://county.example/api' },
    } as CountyFile;
    this.#context.setValue({
      county,
      client: createClient({ baseUrl: 'https://county.example/api', transport, timing: AT_ONCE }),
    });
  }
}

if (!customElements.get('test-map')) customElements.define('test-map', TestMap);
if (!customElements.get('test-provider')) customElements.define('test-provider', TestProvider);

/** A map and `panel` on one page, linked by `for="map"`. */
export async function withMap<T extends HTMLElement>(
  panel: TemplateResult,
  tag: string,
  lang = 'zh-CN',
): Promise<{ host: MemoryMapHost; element: T; root: ShadowRoot }> {
  const page = await fixture<HTMLElement>(
    html`<div lang=${lang}><test-map id="map"></test-map>${panel}</div>`,
  );
  const element = page.querySelector<T>(tag)!;
  await settled(element);
  const { mapHost } = page.querySelector<TestMap>('test-map')!;
  return { host: mapHost, element, root: element.shadowRoot! };
}

/** No finding of axe; what stands on a map is read outdoors: contrast is held to AAA. */
export const expectAccessible = (element: Element): Promise<void> =>
  noFinding(element, { enhanced: true });
