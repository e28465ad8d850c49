import type { Client } from '@yizhangtu/client';
import { toYztError, YztError, type Bounds, type Source } from '@yizhangtu/standard';
import { wmtsCapabilitiesUrl } from '../sources/wmts.ts';
import { readArcgisMap } from './arcgis.ts';
import { askArcgis, askXml } from './ask.ts';
import { gridCrsOf } from './grid.ts';
import { serviceUrl } from './service-url.ts';
import { readWms } from './wms-capabilities.ts';
import { gridOfSet, readWmts } from './wmts-capabilities.ts';

/** A layer that a service offers, as it would stand in the catalogue. */
export interface DescribedLayer {
  /** The service's own name for it. */
  readonly name: string;
  readonly title: string;
  /** Titles of the groups that it is in, the topmost first. */
  readonly path: readonly string[];
  readonly source: Source;
  readonly bounds: Bounds | undefined;
  /** Where the data come from, in the words of the service. */
  readonly attribution: string | undefined;
  /** Whether the map can show it: false for one whose tiles or reference systems no map has. */
  readonly shown: boolean;
}

/** What a service says of itself. */
export interface DescribedService {
  readonly kind: 'wmts' | 'wms' | 'arcgis-map';
  readonly title: string;
  readonly layers: readonly DescribedLayer[];
}

/** Services publish CGCS2000 or WGS 84 here, which count as one; nothing in them says what is shifted. */
const DATUM = 'CGCS2000' as const;

/** The address without what only one question needs. */
function baseOf(url: string): string {
  const address = serviceUrl(url, {});
  return /\.xml$/i.test(address.split('?')[0]!) ? url : address;
}

function describeWms(root: Element, href: string): DescribedService {
  const { title, layers, version } = readWms(root, href);
  return {
    kind: 'wms',
    title,
    layers: layers.flatMap((layer) =>
      layer.name === undefined
        ? []
        : [
            {
              name: layer.name,
              title: layer.title,
              path: layer.path,
              source: { type: 'wms', href, layers: layer.name, version, datum: DATUM },
              bounds: layer.bounds,
              attribution: undefined,
              shown: layer.systems.length > 0,
            },
          ],
    ),
  };
}

function describeWmts(root: Element, href: string): DescribedService {
  const capabilities = readWmts(root, href);
  return {
    kind: 'wmts',
    title: capabilities.title,
    layers: capabilities.layers.map((layer) => ({
      name: layer.name,
      title: layer.title,
      path: [],
      source: { type: 'wmts', href, layer: layer.name, datum: DATUM },
      bounds: layer.bounds,
      attribution: undefined,
      shown: [...layer.sets.keys()].some(
        (set) =>
          gridCrsOf(capabilities.sets.get(set)?.crs ?? '') !== undefined &&
          gridOfSet(capabilities, layer, set) !== undefined,
      ),
    })),
  };
}

async function describeArcgis(
  client: Client,
  url: string,
  signal: AbortSignal,
): Promise<DescribedService> {
  // A layer of the service, as in `…/MapServer/3`, is asked for through the service.
  const href = serviceUrl(url, { f: undefined }).replace(/(\/MapServer)\/\d+/i, '$1');
  const map = readArcgisMap(await askArcgis(client, serviceUrl(href, { f: 'json' }), signal));
  const common = { bounds: map.bounds, attribution: map.copyright, shown: true, path: [] };
  const whole = {
    ...common,
    name: '',
    title: map.title,
    source: { type: 'arcgis-map', href, datum: DATUM } as const,
  };
  const single = map.layers.filter(({ isGroup }) => !isGroup);
  const only = (id: number): Source => ({ type: 'arcgis-map', href, layers: [id], datum: DATUM });
  return {
    kind: 'arcgis-map',
    title: map.title,
    layers: [
      whole,
      ...single.map(({ id, name, path }) => ({
        ...common,
        path,
        name: String(id),
        title: name,
        source: only(id),
      })),
    ],
  };
}

const isWmts = (url: string) => /wmts/i.test(url);

/** Documents to ask for, the likeliest first, when the address does not say what it is of. */
function candidates(url: string): string[] {
  const asksItself = /[?&]request=GetCapabilities/i.test(url) || /\.xml($|\?)/i.test(url);
  if (asksItself) return [url];
  const wms = serviceUrl(url, { service: 'WMS', request: 'GetCapabilities', version: '1.3.0' });
  return isWmts(url) ? [wmtsCapabilitiesUrl(url), wms] : [wms, wmtsCapabilitiesUrl(url)];
}

/**
 * What a map service offers: WMTS, WMS or an ArcGIS MapServer, told apart by what it answers.
 *
 * @param url - address of the service or of its capabilities, absolute
 * @throws YztError what the service says, `unsupported` for a service of another kind
 */
export async function describeService(
  client: Client,
  url: string,
  signal: AbortSignal,
): Promise<DescribedService> {
  if (/\/MapServer(\/|\?|$)/i.test(url) && !isWmts(url)) return describeArcgis(client, url, signal);
  let failed: YztError | undefined;
  for (const address of candidates(url)) {
    try {
      const root = await askXml(client, address, signal);
      const known = described(root, baseOf(url));
      if (known !== undefined) return known;
      failed ??= new YztError({
        code: 'unsupported',
        message: `${root.localName} is not the description of a WMTS or WMS`,
        where: address,
      });
    } catch (thrown) {
      const error = toYztError(thrown, address);
      // Only what another question may mend is asked again.
      if (!['bad_response', 'invalid', 'unsupported', 'not_found'].includes(error.code))
        throw error;
      failed ??= error;
    }
  }
  throw failed!;
}

function described(root: Element, href: string): DescribedService | undefined {
  const { localName } = root;
  if (localName === 'Capabilities') return describeWmts(root, href);
  const isWms = localName === 'WMS_Capabilities' || localName === 'WMT_MS_Capabilities';
  return isWms ? describeWms(root, href) : undefined;
}
