import { YztError } from '@yizhangtu/standard';
import { attributeOf, childOf, childrenOf, textOf, toNumber } from '../services/xml.ts';

/** What comes first in a pair of numbers. */
export type AxisOrder = 'lon-lat' | 'lat-lon';

/** A collection of features in GML (ISO 19136, versions 2 to 3.2), as GeoJSON. */
export interface GmlFeatures {
  readonly features: GeoJSON.Feature[];
  /** How many there are in all; undefined when the service does not say. */
  readonly matched: number | undefined;
  /** Whether the service says that there are more. */
  readonly more: boolean;
}

/** How the numbers of a reference system are to be read. */
interface Reference {
  readonly order: AxisOrder;
  /** In metres of Web Mercator instead of degrees. */
  readonly mercator: boolean;
}

const WORLD = 20_037_508.342789244;
const DEGREES: ReadonlySet<string> = new Set(['4326', '4490', '4979', 'CRS84', '84']);
const MERCATOR: ReadonlySet<string> = new Set(['3857', '900913', '102100', '3785']);

/**
 * The reference system that `srsName` names. Names that are addresses of the register (`urn:…`,
 * `http://www.opengis.net/def/…`) keep to its order, latitude first; short names have longitude first.
 *
 * @throws YztError `unsupported` for one in other units than degrees or Web Mercator
 */
export function referenceOf(srsName: string | undefined, where: string): Reference {
  if (srsName === undefined || srsName === '') return { order: 'lon-lat', mercator: false };
  const code = /([A-Za-z]*\d+)\/?$/.exec(srsName)?.[1]?.toUpperCase() ?? '';
  if (MERCATOR.has(code)) return { order: 'lon-lat', mercator: true };
  if (!DEGREES.has(code)) {
    throw new YztError({
      code: 'unsupported',
      message: `the service answers in ${srsName}`,
      where,
      issues: [
        {
          path: 'source',
          code: 'reference_system',
          message: {
            'zh-CN': `服务给出的坐标系是 ${srsName}，无法显示`,
            en: `The service answers in ${srsName}, which cannot be shown`,
          },
          mend: {
            'zh-CN': '请让服务提供 EPSG:4490、EPSG:4326 或 EPSG:3857',
            en: 'Have the service offer EPSG:4490, EPSG:4326 or EPSG:3857',
          },
        },
      ],
    });
  }
  const registered = /^urn:|\/def\/crs\//i.test(srsName) && !/CRS:?84/i.test(srsName);
  return { order: registered ? 'lat-lon' : 'lon-lat', mercator: false };
}

const GEOMETRIES: ReadonlySet<string> = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'Curve',
  'CompositeCurve',
  'MultiLineString',
  'MultiCurve',
  'Polygon',
  'Surface',
  'CompositeSurface',
  'PolyhedralSurface',
  'MultiPolygon',
  'MultiSurface',
  'MultiGeometry',
]);

interface Context {
  readonly where: string;
  /** Set for a server that does not keep to the order of its reference system. */
  readonly order: AxisOrder | undefined;
  readonly srsName: string | undefined;
  readonly dimension: number;
}

/** What an element says of its numbers, else what those around it do. */
const inside = (element: Element, context: Context): Context => ({
  ...context,
  srsName: attributeOf(element, 'srsName') ?? context.srsName,
  dimension: toNumber(attributeOf(element, 'srsDimension')) ?? context.dimension,
});

function positionOf(
  numbers: readonly number[],
  { where, order, srsName }: Context,
): GeoJSON.Position {
  const reference = referenceOf(srsName, where);
  const swapped = (order ?? reference.order) === 'lat-lon';
  const [first = Number.NaN, second = Number.NaN] = numbers;
  const [x, y] = swapped ? [second, first] : [first, second];
  if (!reference.mercator) return [x, y];
  const latitude = Math.atan(Math.sinh((y / WORLD) * Math.PI));
  return [(x / WORLD) * 180, (latitude * 180) / Math.PI];
}

const numbersOf = (text: string): number[] =>
  text
    .trim()
    .split(/\s+/)
    .map((one) => (one === '' ? Number.NaN : Number(one)));

/** `1,2 3,4` of GML 2, with separators of its own. */
function coordinatesOf(element: Element, context: Context): GeoJSON.Position[] {
  const between = attributeOf(element, 'cs') || ',';
  const tuples = attributeOf(element, 'ts') || ' ';
  const text = element.textContent ?? '';
  const parts = (
    tuples.trim() === '' ? text.trim().split(/\s+/) : text.trim().split(tuples)
  ).filter((one) => one.trim() !== '');
  return parts.map((one) => positionOf(one.split(between).map(Number), context));
}

/** The positions that stand directly in an element, in whichever of the four ways. */
function positionsIn(element: Element, outer: Context): GeoJSON.Position[] {
  const context = inside(element, outer);
  const positions: GeoJSON.Position[] = [];
  for (let one = element.firstElementChild; one; one = one.nextElementSibling) {
    const own = inside(one, context);
    if (one.localName === 'posList') {
      const numbers = numbersOf(one.textContent ?? '');
      for (let at = 0; at + 1 < numbers.length; at += own.dimension) {
        positions.push(positionOf(numbers.slice(at, at + 2), own));
      }
    } else if (one.localName === 'pos') {
      positions.push(positionOf(numbersOf(one.textContent ?? ''), own));
    } else if (one.localName === 'coordinates') {
      positions.push(...coordinatesOf(one, own));
    } else if (one.localName === 'coord') {
      positions.push(
        positionOf([toNumber(textOf(one, 'X')) ?? NaN, toNumber(textOf(one, 'Y')) ?? NaN], own),
      );
    } else if (one.localName === 'pointProperty' || one.localName === 'pointMember') {
      const point = childOf(one, 'Point');
      if (point !== undefined) positions.push(...positionsIn(point, own));
    }
  }
  return positions;
}

/** Members of a geometry of many, whether each has an element around it or all have one. */
function* membersOf(element: Element): Generator<Element> {
  for (let one = element.firstElementChild; one; one = one.nextElementSibling) {
    if (!/[mM]ember(s)?$/.test(one.localName)) continue;
    for (let member = one.firstElementChild; member; member = member.nextElementSibling) {
      yield member;
    }
  }
}

/** The one line that a curve of any kind is. Arcs are drawn through the points that they name. */
function lineOf(element: Element, outer: Context): GeoJSON.Position[] {
  const context = inside(element, outer);
  const parts = [...childrenOf(childOf(element, 'segments'), 'LineStringSegment')];
  const segments = childOf(element, 'segments');
  const all =
    segments === undefined
      ? element.localName === 'CompositeCurve' || element.localName === 'Ring'
        ? [...membersOf(element)]
        : []
      : parts.length > 0
        ? parts
        : [...segments.children];
  if (all.length === 0) return positionsIn(element, outer);
  const line: GeoJSON.Position[] = [];
  for (const part of all) {
    const next = lineOf(part, context);
    const last = line.at(-1);
    const joined = last !== undefined && last[0] === next[0]?.[0] && last[1] === next[0]?.[1];
    line.push(...(joined ? next.slice(1) : next));
  }
  return line;
}

/** The rings of a polygon or a patch, the outside first. */
function ringsOf(element: Element, outer: Context): GeoJSON.Position[][] {
  const context = inside(element, outer);
  const boundaries = [
    ...childrenOf(element, 'exterior'),
    ...childrenOf(element, 'outerBoundaryIs'),
    ...childrenOf(element, 'interior'),
    ...childrenOf(element, 'innerBoundaryIs'),
  ];
  return boundaries.flatMap((boundary) => {
    const ring = boundary.firstElementChild;
    return ring === null ? [] : [lineOf(ring, context)];
  });
}

/** The areas of a surface of any kind. */
function areasOf(element: Element, outer: Context): GeoJSON.Position[][][] {
  const context = inside(element, outer);
  const { localName } = element;
  if (localName === 'Polygon' || localName === 'PolygonPatch') return [ringsOf(element, outer)];
  const patches = childOf(element, 'patches') ?? childOf(element, 'polygonPatches');
  const parts = patches === undefined ? [...membersOf(element)] : [...patches.children];
  return parts.flatMap((part) => areasOf(part, context));
}

const linesOf = (element: Element, context: Context): GeoJSON.Position[][] =>
  [...membersOf(element)].map((member) => lineOf(member, inside(element, context)));

function areaGeometry(areas: GeoJSON.Position[][][]): GeoJSON.Geometry {
  return areas.length === 1
    ? { type: 'Polygon', coordinates: areas[0]! }
    : { type: 'MultiPolygon', coordinates: areas };
}

function geometryOf(element: Element, outer: Context): GeoJSON.Geometry {
  const context = inside(element, outer);
  switch (element.localName) {
    case 'Point':
      return { type: 'Point', coordinates: positionsIn(element, outer)[0] ?? [] };
    case 'MultiPoint':
      return {
        type: 'MultiPoint',
        coordinates: [...membersOf(element)].flatMap((member) => positionsIn(member, context)),
      };
    case 'LineString':
    case 'Curve':
    case 'CompositeCurve':
      return { type: 'LineString', coordinates: lineOf(element, outer) };
    case 'MultiLineString':
    case 'MultiCurve':
      return { type: 'MultiLineString', coordinates: linesOf(element, outer) };
    case 'MultiGeometry':
      return {
        type: 'GeometryCollection',
        geometries: [...membersOf(element)].map((member) => geometryOf(member, context)),
      };
    default:
      return areaGeometry(areasOf(element, outer));
  }
}

/** A property that holds no geometry: its text, null for a nil one, an object for a group of others. */
function valueOf(element: Element): unknown {
  if (attributeOf(element, 'nil') === 'true') return null;
  if (element.firstElementChild === null) return (element.textContent ?? '').trim();
  return Object.fromEntries([...element.children].map((one) => [one.localName, valueOf(one)]));
}

function featureOf(element: Element, outer: Context): GeoJSON.Feature {
  const envelope = childOf(element, 'boundedBy', 'Envelope');
  const context = envelope === undefined ? outer : inside(envelope, outer);
  const properties: Record<string, unknown> = {};
  let geometry: GeoJSON.Geometry | null = null;
  for (let one = element.firstElementChild; one; one = one.nextElementSibling) {
    const inner = one.firstElementChild;
    if (one.localName === 'boundedBy') continue;
    if (inner !== null && GEOMETRIES.has(inner.localName)) {
      // Of several places the first: a second one is often a point to write the name at.
      geometry ??= geometryOf(inner, inside(one, context));
    } else properties[one.localName] = valueOf(one);
  }
  const id = attributeOf(element, 'id') ?? attributeOf(element, 'fid');
  // Those without a place are counted where all GeoJSON is read.
  return {
    type: 'Feature',
    ...(id ? { id } : {}),
    properties,
    geometry: geometry as GeoJSON.Geometry,
  };
}

function* featureElements(collection: Element): Generator<Element> {
  for (let one = collection.firstElementChild; one; one = one.nextElementSibling) {
    if (!/^(member|featureMember|featureMembers)$/.test(one.localName)) continue;
    for (let member = one.firstElementChild; member; member = member.nextElementSibling) {
      if (member.localName === 'FeatureCollection') yield* featureElements(member);
      else yield member;
    }
  }
}

/**
 * Reads a collection of features, by local names: namespaces of services are often wrong.
 *
 * @param order - for a server that does not keep to the order of its reference system
 * @throws YztError `bad_response` for what is no collection, `unsupported` for a reference system that is
 * neither in degrees nor Web Mercator
 */
export function readGml(root: Element, where: string, order?: AxisOrder): GmlFeatures {
  if (root.localName !== 'FeatureCollection') {
    throw new YztError({
      code: 'bad_response',
      message: `<${root.localName}> came where features were due`,
      where,
      retriable: false,
    });
  }
  const envelope = childOf(root, 'boundedBy', 'Envelope');
  const base: Context = { where, order, srsName: undefined, dimension: 2 };
  const context = envelope === undefined ? base : inside(envelope, base);
  const features = [...featureElements(root)].map((element) => featureOf(element, context));
  const matched = toNumber(attributeOf(root, 'numberMatched'));
  return { features, matched, more: attributeOf(root, 'next') !== undefined };
}
