import { imageType } from './image-type.ts';

const OCTETS = 'application/octet-stream';

/** Types of bytes that are passed on under their own name. The rest of what is no text is `OCTETS`. */
const BINARY: Readonly<Record<string, string>> = {
  'application/vnd.mapbox-vector-tile': 'application/vnd.mapbox-vector-tile',
  'application/x-protobuf': 'application/vnd.mapbox-vector-tile',
  'application/protobuf': 'application/vnd.mapbox-vector-tile',
  'application/vnd.pmtiles': 'application/vnd.pmtiles',
  'application/flatgeobuf': 'application/flatgeobuf',
  'application/x-flatgeobuf': 'application/flatgeobuf',
  'application/vnd.flatgeobuf': 'application/flatgeobuf',
  'application/octet-stream': OCTETS,
  'binary/octet-stream': OCTETS,
};

const TEXT =
  /^(text\/(plain|xml|json|javascript)|application\/(json|xml|javascript|[\w.-]+[+_](json|xml)|vnd\.ogc\.[\w.]+)|application\/gml\+xml)$/;
const isGeojson = (type: string): boolean =>
  type === 'application/geo+json' || type === 'application/vnd.geo+json';

/** `; charset=…` as the service says it, when it is one word. */
function charsetOf(contentType: string): string {
  const charset = /;\s*charset\s*=\s*"?([\w.:-]{1,40})"?/i.exec(contentType)?.[1];
  return charset === undefined ? '' : `; charset=${charset.toLowerCase()}`;
}

const startOf = (body: Buffer): string =>
  body
    .subarray(0, 1024)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();

const isPage = (start: string): boolean =>
  /^(<!--[^]*?-->\s*|<\?xml[^>]*>\s*)*<(!doctype\s+html|html|head|body|script)\b/i.test(start);

/**
 * The type under which an answer is passed on, told by its bytes where they tell; undefined for what does not
 * pass. A web page never does, whatever it calls itself.
 */
export function serviceType(body: Buffer, contentType: string): string | undefined {
  const picture = imageType(body);
  if (picture !== undefined) return picture;
  const declared = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const start = startOf(body);
  if (isPage(start)) return undefined;
  if (Object.hasOwn(BINARY, declared)) return BINARY[declared];
  if (!TEXT.test(declared)) return undefined;
  if (/^[[{]/.test(start)) return isGeojson(declared) ? 'application/geo+json' : 'application/json';
  // XML that a browser would run as a page is kept from it by the policy that every answer carries.
  if (start.startsWith('<')) return `application/xml${charsetOf(contentType)}`;
  return declared === 'text/plain' ? `text/plain${charsetOf(contentType)}` : undefined;
}

/** Whether bytes of a part may be passed on: a part has no beginning to tell by. */
export function partType(contentType: string): string | undefined {
  const declared = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return BINARY[declared];
}
