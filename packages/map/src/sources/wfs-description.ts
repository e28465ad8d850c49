import type { Client } from '@yizhangtu/client';
import { YztError } from '@yizhangtu/standard';
import { askXml } from '../services/ask.ts';
import { operationUrl, serviceUrl } from '../services/service-url.ts';
import { attributeOf, childOf, childrenOf, numberOf, textOf } from '../services/xml.ts';

/** What a service says of one of its feature types. */
export interface WfsDescription {
  /** Where to ask for features. */
  readonly href: string;
  /** As the service writes it. */
  readonly typeName: string;
  /** The output format that is GeoJSON; undefined where there is none, which leaves GML. */
  readonly format: string | undefined;
  /** The reference system to ask in. */
  readonly srsName: string;
  /** Features that it sends at a time; undefined when it does not say. */
  readonly page: number | undefined;
}

/** Reference systems that can be shown, the best first. */
const CODES = ['4490', '4326', '3857'];

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** The feature type of this name; without its prefix when that is enough to tell it. */
function typeElement(root: Element, name: string): Element | undefined {
  const all = childrenOf(childOf(root, 'FeatureTypeList'), 'FeatureType');
  const nameOf = (element: Element) => textOf(element, 'Name') ?? '';
  const exact = all.find((element) => nameOf(element) === name);
  const alike = all.filter((element) => local(nameOf(element)) === local(name));
  return exact ?? (alike.length === 1 ? alike[0] : undefined);
}

function missing(root: Element, name: string, where: string): YztError {
  const types = childrenOf(childOf(root, 'FeatureTypeList'), 'FeatureType');
  const names = types.slice(0, 5).map((element) => textOf(element, 'Name') ?? '');
  return new YztError({
    code: 'not_found',
    message: `the service has no feature type "${name}"`,
    where,
    issues: [
      {
        path: 'source.typeName',
        code: 'unknown_type',
        message: {
          'zh-CN': `服务没有名为“${name}”的图层`,
          en: `The service has no feature type "${name}"`,
        },
        mend: {
          'zh-CN': `它有 ${types.length} 个，如：${names.join('、')}`,
          en: `It has ${types.length}, such as ${names.join(', ')}`,
        },
      },
    ],
  });
}

function formatsOf(operation: Element | undefined, type: Element): string[] {
  const parameter = childrenOf(operation, 'Parameter').find(
    (one) => attributeOf(one, 'name')?.toLowerCase() === 'outputformat',
  );
  const listed = [parameter, childOf(parameter, 'AllowedValues')].flatMap((one) =>
    childrenOf(one, 'Value'),
  );
  const own = childrenOf(childOf(type, 'OutputFormats'), 'Format');
  return [...own, ...listed].map((one) => one.textContent?.trim() ?? '');
}

/** Whatever the service calls GeoJSON, but not a script around it or one feature a line. */
const geojsonOf = (formats: readonly string[]): string | undefined =>
  formats.find(
    (one) => /geo\+?json|^application\/json|^json$/i.test(one) && !/seq|nd-?json|zip/i.test(one),
  );

/** The constraint of this name, of the operation or of the whole service. */
function constraintOf(root: Element, operation: Element | undefined, name: string) {
  const all = [
    ...childrenOf(operation, 'Constraint'),
    ...childrenOf(childOf(root, 'OperationsMetadata'), 'Constraint'),
  ];
  const found = all.find((one) => attributeOf(one, 'name') === name);
  return numberOf(found, 'DefaultValue');
}

function srsNameOf(type: Element): string {
  const named = ['DefaultCRS', 'DefaultSRS', 'OtherCRS', 'OtherSRS'].flatMap((name) =>
    childrenOf(type, name).map((one) => one.textContent?.trim() ?? ''),
  );
  for (const code of CODES) {
    const found = named.find((one) => one.endsWith(`:${code}`) || one.endsWith(`/${code}`));
    if (found !== undefined) return found;
  }
  // Not on its list, yet most services convert; one that does not says so.
  return 'urn:ogc:def:crs:EPSG::4326';
}

/**
 * Asks a WFS 2.0 what it says of a feature type.
 *
 * @throws YztError `not_found` for a type that it does not have, `unsupported` for a service that is only
 * of older versions, else what the service says
 */
export async function describeWfs(
  client: Client,
  href: string,
  typeName: string,
  signal: AbortSignal,
): Promise<WfsDescription> {
  const url = serviceUrl(href, { service: 'WFS', version: '2.0.0', request: 'GetCapabilities' });
  const root = await askXml(client, url, signal);
  if (root.localName !== 'WFS_Capabilities') {
    throw new YztError({
      code: 'bad_response',
      message: `<${root.localName}> came where the capabilities of a WFS were due`,
      where: url,
      retriable: false,
    });
  }
  const version = attributeOf(root, 'version') ?? '';
  if (!version.startsWith('2')) {
    throw new YztError({
      code: 'unsupported',
      message: `the service speaks WFS ${version}, not 2.0`,
      where: url,
    });
  }
  const type = typeElement(root, typeName);
  if (type === undefined) throw missing(root, typeName, url);
  const operation = childrenOf(childOf(root, 'OperationsMetadata'), 'Operation').find(
    (one) => attributeOf(one, 'name') === 'GetFeature',
  );
  const named = attributeOf(childOf(operation, 'DCP', 'HTTP', 'Get'), 'href');
  return {
    href: operationUrl(named, href),
    typeName: textOf(type, 'Name')!,
    format: geojsonOf(formatsOf(operation, type)),
    srsName: srsNameOf(type),
    page: constraintOf(root, operation, 'CountDefault'),
  };
}
