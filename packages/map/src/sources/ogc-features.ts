import { featurePages, type Client } from '@yizhangtu/client';
import type { Bounds, Source } from '@yizhangtu/standard';
import { PAGE_SIZE, viewReader, type FeaturePart, type ViewReader } from './view-reader.ts';

type OgcSource = Extract<Source, { type: 'ogc-features' }>;

function firstPage(href: string, area: Bounds): string {
  const [path = '', query = ''] = href.split('?');
  const items = /\/items\/?$/.test(path) ? path : `${path.replace(/\/$/, '')}/items`;
  const parameters = new URLSearchParams(query);
  parameters.set('bbox', area.join(','));
  parameters.set('limit', String(PAGE_SIZE));
  return `${items}?${parameters}`;
}

/**
 * A collection of an OGC API Features service, read by what is in view.
 *
 * @param near - where the data should lie, to notice swapped coordinates
 */
export function openOgcFeatures(
  client: Client,
  source: OgcSource,
  lifetime: AbortSignal,
  near?: Bounds,
): ViewReader {
  const { href, datum } = source;
  async function* parts(area: Bounds, signal: AbortSignal): AsyncGenerator<FeaturePart> {
    for await (const value of featurePages(client, firstPage(href, area), { signal })) {
      yield { value };
    }
  }
  return viewReader({ parts, where: href, datum, lifetime, near });
}
