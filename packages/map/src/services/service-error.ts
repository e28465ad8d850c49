import { YztError, type ErrorCode } from '@yizhangtu/standard';
import { attributeOf, childOf, childrenOf } from './xml.ts';

/** The longest piece of a service's own words that is kept. */
const MOST = 300;

/** Codes of OGC services (06-121r9, 06-042, 07-057r7) that mean more than "this went wrong". */
const OGC_CODES: Readonly<Record<string, ErrorCode>> = {
  LayerNotDefined: 'not_found',
  StyleNotDefined: 'not_found',
  NotFound: 'not_found',
  TileOutOfRange: 'not_found',
  InvalidParameterValue: 'invalid',
  MissingParameterValue: 'invalid',
  OperationNotSupported: 'unsupported',
  InvalidCRS: 'unsupported',
  InvalidSRS: 'unsupported',
  InvalidFormat: 'unsupported',
  AuthenticationFailed: 'unauthenticated',
  AuthorizationFailed: 'denied',
};

/** Codes of ArcGIS services: 498 a bad token, 499 none. */
const ARCGIS_CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'denied',
  404: 'not_found',
  429: 'rate_limited',
  498: 'unauthenticated',
  499: 'unauthenticated',
  500: 'unavailable',
  503: 'unavailable',
};

/** What a service says went wrong, in its own words. */
export function serviceError(code: ErrorCode, words: string, where: string): YztError {
  const said = words.replace(/\s+/g, ' ').trim().slice(0, MOST);
  return new YztError({
    code,
    message: said,
    where,
    retriable: code === 'unavailable' || code === 'rate_limited',
    issues: [
      {
        path: '',
        code: 'service',
        message: { 'zh-CN': `服务答复：${said}`, en: `The service answered: ${said}` },
        mend: {
          'zh-CN': '请核对服务地址、图层名称与访问权限',
          en: 'Check the address of the service, the names of the layers, and who may see them',
        },
      },
    ],
  });
}

/** The error in an OGC exception document of any service and version; undefined in other documents. */
export function ogcException(root: Element, where: string): YztError | undefined {
  const { localName } = root;
  if (localName === 'ServiceExceptionReport' || localName === 'ServiceException') {
    const first = localName === 'ServiceException' ? root : childOf(root, 'ServiceException');
    return exception(attributeOf(first, 'code'), first?.textContent ?? '', where);
  }
  if (localName === 'ExceptionReport' || localName === 'Exception') {
    const first = localName === 'Exception' ? root : childOf(root, 'Exception');
    const words = childrenOf(first, 'ExceptionText').map((text) => text.textContent ?? '');
    return exception(attributeOf(first, 'exceptionCode'), words.join(' '), where);
  }
  return undefined;
}

function exception(code: string | undefined, text: string, where: string): YztError {
  const words = text.trim() === '' ? (code ?? 'an error without words') : text;
  return serviceError(OGC_CODES[code ?? ''] ?? 'bad_response', words, where);
}

/** The error in an answer of an ArcGIS service, which comes with status 200; undefined in other answers. */
export function arcgisError(value: unknown, where: string): YztError | undefined {
  const error = (value as { error?: unknown } | null | undefined)?.error;
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, message, details } = error as Record<string, unknown>;
  const more = Array.isArray(details) ? details.filter((one) => typeof one === 'string') : [];
  const words = [message, ...more].filter((one) => typeof one === 'string' && one !== '').join(' ');
  const kind = typeof code === 'number' ? ARCGIS_CODES[code] : undefined;
  return serviceError(kind ?? 'bad_response', words || `error ${String(code)}`, where);
}
