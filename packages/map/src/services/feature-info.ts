import { YztError, type LngLat } from '@yizhangtu/standard';
import { boundsOf } from '../model/bounds.ts';
import { geometryFromMercator } from './mercator.ts';
import { WORDS } from './words-field.ts';
import { childrenOf, parseXml, type XmlBytes } from './xml.ts';

/** The most that one question brings back. */
export const MOST_FEATURES = 10;

/** The format to ask in, of those that are offered: whole features, then fields, then words. Never HTML. */
export function infoFormatOf(offered: readonly string[]): string | undefined {
  const wanted = [/json/i, /gml/i, /^(application|text)\/xml/i, /^text\/plain/i];
  return wanted
    .map((pattern) => offered.find((format) => pattern.test(format) && !/script/i.test(format)))
    .find((format) => format !== undefined);
}

export interface InfoAnswer extends XmlBytes {
  /** Media type as answered. */
  readonly type: string;
  readonly text: string;
}

/**
 * What a service said of a place, as features in degrees. A geometry that does not lie where was asked
 * (in another reference system, with latitude first) is turned until it does; one that never does is
 * replaced by the place.
 *
 * @throws YztError `bad_response` for an answer that is none of what can be asked for
 */
export function readFeatureInfo(answer: InfoAnswer, at: LngLat, where: string): GeoJSON.Feature[] {
  const text = answer.text.trim();
  if (text === '') return [];
  if (/^[{[]/.test(text)) return readJson(text, at, where);
  if (answer.type === 'text/html' || /^<(!doctype\s+)?html/i.test(text)) {
    throw new YztError({
      code: 'bad_response',
      message: 'An HTML page came where features were due',
      where,
      retriable: false,
    });
  }
  if (text.startsWith('<')) return readFields(parseXml(answer, where), at);
  return readWords(text, at);
}

const point = (at: LngLat): GeoJSON.Point => ({ type: 'Point', coordinates: [...at] });

function readJson(text: string, at: LngLat, where: string): GeoJSON.Feature[] {
  return documentsOf(text, where).flatMap((value) => {
    const { features } = value as { features?: unknown };
    const all = Array.isArray(features) ? (features as Partial<GeoJSON.Feature>[]) : [];
    return all.map((feature) => ({
      type: 'Feature' as const,
      ...(feature.id === undefined ? {} : { id: feature.id }),
      properties: feature.properties ?? {},
      geometry: placed(feature.geometry, at),
    }));
  });
}

/** JSON documents of a text: some services write one a layer, one after the other. */
function documentsOf(text: string, where: string): object[] {
  const parts = [text, `[${text.replace(/\}\s*\{/g, '},{')}]`];
  for (const part of parts) {
    try {
      const value: unknown = JSON.parse(part);
      return [value].flat().filter((one): one is object => typeof one === 'object' && one !== null);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  throw new YztError({
    code: 'bad_response',
    message: 'The JSON is broken or breaks off before its end',
    where,
    retriable: false,
  });
}

/** Degrees around a geometry in which a press still means it. */
const NEAR = 0.02;

function liesAt(geometry: GeoJSON.Geometry, [x, y]: LngLat): boolean {
  const [west, south, east, north] = boundsOf(geometry) ?? [1, 1, 0, 0];
  return x >= west - NEAR && x <= east + NEAR && y >= south - NEAR && y <= north + NEAR;
}

function placed(geometry: GeoJSON.Geometry | null | undefined, at: LngLat): GeoJSON.Geometry {
  if (!geometry) return point(at);
  const turns = [(one: GeoJSON.Geometry) => one, geometryFromMercator, swapped];
  for (const turn of turns) {
    const turned = turn(geometry);
    if (liesAt(turned, at)) return turned;
  }
  return point(at);
}

type Nested = number | readonly Nested[];

function swapped(geometry: GeoJSON.Geometry): GeoJSON.Geometry {
  const turn = (value: Nested): Nested => {
    if (typeof value === 'number') return value;
    const [x, y] = value;
    return typeof x === 'number' && typeof y === 'number' ? [y, x] : value.map(turn);
  };
  if (geometry.type === 'GeometryCollection') {
    return { ...geometry, geometries: geometry.geometries.map(swapped) };
  }
  return { ...geometry, coordinates: turn(geometry.coordinates) } as GeoJSON.Geometry;
}

const GML = /^http:\/\/www\.opengis\.net\/gml/;

/** Whether an element is a field of a feature: it holds text alone. */
const isField = (element: Element) =>
  element.firstElementChild === null && !GML.test(element.namespaceURI ?? '');

/**
 * Features in GML or in a dialect of it: the innermost elements that hold fields. Their geometry is left
 * out, as its order of axes cannot be known; the place stands for it.
 */
function readFields(root: Element, at: LngLat): GeoJSON.Feature[] {
  const features: GeoJSON.Feature[] = [];
  const add = (properties: Record<string, string>) =>
    features.push({ type: 'Feature', properties, geometry: point(at) });
  const visit = (element: Element): void => {
    if (features.length >= MOST_FEATURES || GML.test(element.namespaceURI ?? '')) {
      // Members of a collection stand in elements of GML; geometries do too.
      if (!/(member|members|featureCollection)$/i.test(element.localName)) return;
    }
    const fields = [...element.children].filter(isField);
    // Fields as attributes, as ArcGIS writes them.
    for (const one of childrenOf(element, 'FIELDS')) {
      add(Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value])));
    }
    const own = fields.filter((one) => one.localName !== 'FIELDS');
    if (own.length > 0 && element !== root) {
      return void add(
        Object.fromEntries(own.map((one) => [one.localName, one.textContent?.trim() ?? ''])),
      );
    }
    for (const child of element.children) visit(child);
  };
  visit(root);
  return features;
}

/** Words of a service as one field; none when they only say that nothing was found. */
function readWords(text: string, at: LngLat): GeoJSON.Feature[] {
  if (!/[=:：]\s*\S/.test(text.replace(/^[^\n]*results?:\s*$/im, ''))) return [];
  return [{ type: 'Feature', properties: { [WORDS]: text }, geometry: point(at) }];
}
