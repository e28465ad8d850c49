import { YztError, type ServiceUpstream } from '@yizhangtu/standard';
import { serviceQuery } from './service-query.ts';

// ArcGIS takes some of its writing operations by GET.
const WRITES =
  /^(applyedits|(add|update|delete)(features|attachments?)|addattachment|calculate|append|truncate)$/i;

function refuse(reason: string): never {
  throw new YztError({
    code: 'invalid',
    message: `path: ${reason}`,
    issues: [
      {
        path: 'path',
        code: 'bad_path',
        message: { 'zh-CN': '地址不在服务的基址以下', en: 'The path is not below the service' },
        mend: {
          'zh-CN': '只用服务基址以下的普通路径',
          en: 'Use a plain path below the base address of the service',
        },
      },
    ],
  });
}

function checkSegment(segment: string): void {
  let text: string;
  try {
    text = decodeURIComponent(segment);
  } catch {
    return refuse('not UTF-8');
  }
  // Wide forms of dots and slashes become plain ones in services that normalise; a percent sign would be
  // decoded once more; servlet containers cut off what follows a semicolon.
  const plain = text.normalize('NFKC');
  if (plain === '.' || plain === '..') refuse('dot segment');
  if (/[/\\%;?#\x00-\x1f\x7f]/.test(plain)) refuse('character that is not allowed');
  if (WRITES.test(plain)) refuse('an operation that writes');
}

/** The base address of a service with its key filled in. */
export function baseOf({ url, key = '' }: ServiceUpstream): URL {
  return new URL(url.replaceAll('{key}', encodeURIComponent(key)));
}

const folderOf = ({ pathname }: URL): string =>
  pathname.endsWith('/') ? pathname : `${pathname}/`;

/** Whether an address is the base address of a service or stands below it. */
export function isBelow(url: URL, base: URL): boolean {
  if (url.origin !== base.origin || url.username !== '' || url.password !== '') return false;
  return url.pathname === base.pathname || url.pathname.startsWith(folderOf(base));
}

/**
 * The address that a caller means.
 *
 * @param rest what follows the service's id in the caller's path, as it came: still encoded
 * @param search the caller's query as it came, without `?`
 * @throws YztError `invalid` for whatever might lead elsewhere
 */
export function serviceAddress(service: ServiceUpstream, rest: string, search: string): URL {
  const base = baseOf(service);
  const url = new URL(base);
  if (rest !== '') {
    const segments = rest.split('/');
    segments.forEach((segment, index) => {
      if (segment === '' && index < segments.length - 1) refuse('empty segment');
      checkSegment(segment);
    });
    url.pathname = `${folderOf(base)}${rest}`;
  }
  url.search = serviceQuery(search, base.search.slice(1), service.query ?? []);
  // Whatever the rules above missed.
  if (!isBelow(url, base)) refuse('outside');
  return url;
}
