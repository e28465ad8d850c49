import type { Bounds } from '@yizhangtu/standard';
import { gridCrsOf } from './grid.ts';
import { operationUrl } from './service-url.ts';
import { attributeOf, childOf, childrenOf, numberOf, textOf, toNumber } from './xml.ts';
import { boundsFrom } from './wmts-capabilities.ts';

export type WmsVersion = '1.1.1' | '1.3.0';

export interface WmsStyle {
  readonly name: string;
  readonly title: string;
  readonly legend: string | undefined;
}

/** A layer of the tree, with what it inherits. */
export interface WmsLayer {
  /** Undefined for a heading, which cannot be asked for. */
  readonly name: string | undefined;
  readonly title: string;
  readonly abstract: string | undefined;
  /** Titles of the layers above it, the topmost first, without the service's own. */
  readonly path: readonly string[];
  /** Names of the reference systems that a map can use. */
  readonly systems: readonly string[];
  readonly styles: readonly WmsStyle[];
  readonly queryable: boolean;
  readonly bounds: Bounds | undefined;
  /** Scale denominators between which it is drawn, of pixels of 0.28 mm. */
  readonly minScale: number | undefined;
  readonly maxScale: number | undefined;
}

export interface WmsCapabilities {
  readonly version: WmsVersion;
  readonly title: string;
  readonly mapUrl: string;
  /** Undefined when the service answers no questions. */
  readonly infoUrl: string | undefined;
  readonly formats: readonly string[];
  readonly infoFormats: readonly string[];
  /** The widest and highest picture; undefined when it is not said. */
  readonly maxWidth: number | undefined;
  readonly maxHeight: number | undefined;
  /** All layers, each before those below it. */
  readonly layers: readonly WmsLayer[];
}

const texts = (parent: Element | undefined, name: string): string[] =>
  childrenOf(parent, name).flatMap((one) => one.textContent?.trim() || []);

function readStyle(style: Element): WmsStyle {
  const name = textOf(style, 'Name') ?? '';
  return {
    name,
    title: textOf(style, 'Title') ?? name,
    legend: attributeOf(childOf(style, 'LegendURL', 'OnlineResource'), 'href'),
  };
}

function readBounds(layer: Element): Bounds | undefined {
  const box = childOf(layer, 'EX_GeographicBoundingBox');
  if (box !== undefined) {
    const side = (name: string) => numberOf(box, name);
    return boundsFrom(
      side('westBoundLongitude'),
      side('southBoundLatitude'),
      side('eastBoundLongitude'),
      side('northBoundLatitude'),
    );
  }
  const old = childOf(layer, 'LatLonBoundingBox');
  const side = (name: string) => toNumber(attributeOf(old, name));
  return old && boundsFrom(side('minx'), side('miny'), side('maxx'), side('maxy'));
}

/** Scale denominators of version 1.1.1 are written as the diagonal of a pixel in metres. */
function scaleOf(diagonal: string | undefined): number | undefined {
  const metres = toNumber(diagonal);
  return metres === undefined || metres <= 0 ? undefined : metres / Math.SQRT2 / 0.00028;
}

/** Reference systems that a map can use; a service lists thousands, of which these are kept. */
function systemsOf(layer: Element): string[] {
  const names = [...texts(layer, 'CRS'), ...texts(layer, 'SRS')].flatMap((text) =>
    text.split(/\s+/),
  );
  return names.filter((name) => gridCrsOf(name) !== undefined);
}

function readLayer(element: Element, above: WmsLayer | undefined, path: readonly string[]) {
  const name = textOf(element, 'Name');
  const hint = childOf(element, 'ScaleHint');
  const queryable = attributeOf(element, 'queryable');
  const layer: WmsLayer = {
    name,
    title: textOf(element, 'Title') ?? name ?? '',
    abstract: textOf(element, 'Abstract'),
    path,
    systems: [...new Set([...(above?.systems ?? []), ...systemsOf(element)])],
    styles: [...childrenOf(element, 'Style').map(readStyle), ...(above?.styles ?? [])],
    queryable: queryable === undefined ? above?.queryable === true : /^(1|true)$/.test(queryable),
    bounds: readBounds(element) ?? above?.bounds,
    minScale:
      numberOf(element, 'MinScaleDenominator') ??
      scaleOf(attributeOf(hint, 'min')) ??
      above?.minScale,
    maxScale:
      numberOf(element, 'MaxScaleDenominator') ??
      scaleOf(attributeOf(hint, 'max')) ??
      above?.maxScale,
  };
  return layer;
}

function readTree(root: Element): WmsLayer[] {
  const layers: WmsLayer[] = [];
  const visit = (element: Element, above: WmsLayer | undefined, path: readonly string[]): void => {
    const layer = readLayer(element, above, path);
    layers.push(layer);
    const below = above === undefined ? path : [...path, layer.title];
    for (const child of childrenOf(element, 'Layer')) visit(child, layer, below);
  };
  for (const top of childrenOf(root, 'Layer')) visit(top, undefined, []);
  return layers;
}

/**
 * Reads the capabilities of a WMS 1.1.1 (OGC 01-068r3) or 1.3.0 (06-042).
 *
 * @param address - where they came from
 */
export function readWms(root: Element, address: string): WmsCapabilities {
  const capability = childOf(root, 'Capability');
  const request = childOf(capability, 'Request');
  const operation = (name: string) => childOf(request, name);
  const urlOf = (name: string) =>
    operationUrl(
      attributeOf(childOf(operation(name), 'DCPType', 'HTTP', 'Get', 'OnlineResource'), 'href'),
      address,
    );
  const service = childOf(root, 'Service');
  return {
    version: attributeOf(root, 'version')?.startsWith('1.3') === true ? '1.3.0' : '1.1.1',
    title: textOf(service, 'Title') ?? textOf(capability, 'Layer', 'Title') ?? '',
    mapUrl: urlOf('GetMap'),
    infoUrl: operation('GetFeatureInfo') === undefined ? undefined : urlOf('GetFeatureInfo'),
    formats: texts(operation('GetMap'), 'Format'),
    infoFormats: texts(operation('GetFeatureInfo'), 'Format'),
    maxWidth: numberOf(service, 'MaxWidth'),
    maxHeight: numberOf(service, 'MaxHeight'),
    layers: capability === undefined ? [] : readTree(capability),
  };
}
