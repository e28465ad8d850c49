import type { Client } from '@yizhangtu/client';
import { YztError, type Bounds, type Source } from '@yizhangtu/standard';
import { askText, askXml } from '../services/ask.ts';
import { toMercator } from '../services/mercator.ts';
import { serviceUrl } from '../services/service-url.ts';
import { toNumber } from '../services/xml.ts';
import { axisOrderIssue, seemSwapped, swapAxes } from './axis-order.ts';
import { featuresOf } from './geojson.ts';
import { readGml, referenceOf, type AxisOrder } from './gml.ts';
import { PAGE_SIZE, viewReader, type FeaturePart, type ViewReader } from './view-reader.ts';
import { describeWfs, type WfsDescription } from './wfs-description.ts';

type WfsSource = Extract<Source, { type: 'wfs' }>;

/** A page of features, in either format. */
interface Page {
  readonly features: readonly GeoJSON.Feature[];
  readonly matched: number | undefined;
  readonly more: boolean;
}

/** The box to ask for, in the reference system that is asked in, its name at the end (09-025r2, 7.9.2). */
function boxOf(area: Bounds, srsName: string, order: AxisOrder | undefined): string {
  const { order: due, mercator } = referenceOf(srsName, srsName);
  const [west, south, east, north] = mercator
    ? [...toMercator([area[0], area[1]]), ...toMercator([area[2], area[3]])]
    : area;
  const corners =
    (mercator ? due : (order ?? due)) === 'lat-lon'
      ? [south, west, north, east]
      : [west, south, east, north];
  return [...corners, srsName].join(',');
}

async function askPage(
  client: Client,
  { href, typeName, format, srsName }: WfsDescription,
  box: string,
  from: number,
  count: number,
  order: AxisOrder | undefined,
  signal: AbortSignal,
): Promise<Page> {
  const url = serviceUrl(href, {
    service: 'WFS',
    version: '2.0.0',
    request: 'GetFeature',
    typeNames: typeName,
    srsName,
    bbox: box,
    startIndex: from,
    count,
    outputFormat: format,
  });
  if (format === undefined) return readGml(await askXml(client, url, signal), url, order);
  const { text } = await askText(client, url, signal);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new YztError({
      code: 'bad_response',
      message: 'The service answered with something else than the GeoJSON that it offers',
      where: url,
      retriable: false,
      cause,
    });
  }
  const { numberMatched, totalFeatures } = (json ?? {}) as Record<string, unknown>;
  const matched = [numberMatched, totalFeatures].map((one) => toNumber(String(one)));
  return {
    features: featuresOf(json, url) as readonly GeoJSON.Feature[],
    matched: matched[0] ?? matched[1],
    more: false,
  };
}

const OTHER: Readonly<Record<AxisOrder, AxisOrder>> = {
  'lat-lon': 'lon-lat',
  'lon-lat': 'lat-lon',
};

/**
 * A feature type of a WFS 2.0 service, read by what is in view: as GeoJSON where it offers that, otherwise
 * as GML. The order of axes is that of the reference system, or that of `source.axisOrder`; a service
 * that keeps to neither is noticed by where its data lie, and an issue says so.
 *
 * @param near - where the data should lie
 * @throws YztError on reading, with the service's own words, whatever the status they came with
 */
export function openWfs(
  client: Client,
  source: WfsSource,
  lifetime: AbortSignal,
  near?: Bounds,
): ViewReader {
  const { href, datum, axisOrder } = source;
  let described: Promise<WfsDescription> | undefined;
  /** The order of boxes, once an answer has shown that the service reads them so. */
  let proven: AxisOrder | undefined = axisOrder;

  /** The first page, in the order of axes that the service understands, and that order. */
  async function firstPage(
    description: WfsDescription,
    area: Bounds,
    count: number,
    signal: AbortSignal,
  ): Promise<{ page: Page; box: string }> {
    const ask = async (order: AxisOrder | undefined) => {
      const box = boxOf(area, description.srsName, order);
      return {
        page: await askPage(client, description, box, 0, count, axisOrder, signal),
        box,
      };
    };
    const first = await ask(proven);
    const reference = referenceOf(description.srsName, href);
    if (first.page.features.length > 0) proven ??= reference.order;
    if (proven !== undefined || reference.mercator) return first;
    // Nothing there, or a box of the wrong order: asked once more the other way round.
    const other = OTHER[reference.order];
    const second = await ask(other).catch((error: unknown) => {
      // A service that keeps to the order finds that such a box lies beside the globe.
      if (error instanceof YztError && error.code !== 'aborted') return first;
      throw error;
    });
    if (second.page.features.length === 0) return first;
    proven = other;
    return second;
  }

  async function* parts(area: Bounds, signal: AbortSignal): AsyncGenerator<FeaturePart> {
    // What the service says of itself outlives the view that it was asked for.
    described ??= describeWfs(client, href, source.typeName, lifetime);
    const description = await described.catch((error: unknown) => {
      described = undefined;
      throw error;
    });
    const count = Math.min(PAGE_SIZE, description.page || PAGE_SIZE);
    const { page: first, box } = await firstPage(description, area, count, signal);
    let page = first;
    for (let from = 0; ;) {
      const swapped = seemSwapped(page.features, near);
      const odd =
        swapped ||
        (axisOrder === undefined &&
          proven !== undefined &&
          proven !== referenceOf(description.srsName, href).order);
      yield {
        value: {
          type: 'FeatureCollection',
          features: swapped ? swapAxes(page.features) : page.features,
        },
        ...(odd ? { issues: [axisOrderIssue()] } : {}),
      };
      from += page.features.length;
      const goesOn =
        page.more ||
        (page.matched === undefined ? page.features.length >= count : from < page.matched);
      if (!goesOn || page.features.length === 0) return;
      page = await askPage(client, description, box, from, count, axisOrder, signal);
    }
  }
  return viewReader({ parts, where: href, datum, lifetime, near });
}
