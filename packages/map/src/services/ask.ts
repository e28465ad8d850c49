import { getByteAnswer, type ByteAnswer, type Client } from '@yizhangtu/client';
import { YztError } from '@yizhangtu/standard';
import { arcgisError, ogcException } from './service-error.ts';
import { decodeText, parseXml } from './xml.ts';

const bad = (message: string, where: string) =>
  new YztError({ code: 'bad_response', message, where, retriable: false });

/** Statuses that say all there is to say; with others a service says the rest in XML. */
const PLAIN: ReadonlySet<number> = new Set([401, 403, 407, 408, 413, 429, 502, 503, 504]);

/**
 * Some services send their exceptions with an error status, some with 200. Both are read alike, so that
 * the words of the service are not lost.
 */
function heedingWords(client: Client): Client {
  return {
    ...client,
    transport: async (request, signal) => {
      const answer = await client.transport(request, signal);
      const isXml = /xml/i.test(answer.headers.get('content-type') ?? '');
      if (answer.status < 400 || PLAIN.has(answer.status) || !isXml) return answer;
      return new Response(await answer.arrayBuffer(), { status: 200, headers: answer.headers });
    },
  };
}

const askBytes = (client: Client, url: string, signal: AbortSignal): Promise<ByteAnswer> =>
  getByteAnswer(heedingWords(client), url, { signal });

/**
 * An XML document of an OGC service.
 *
 * @throws YztError what the service's exception says, `bad_response` for what is no XML, else as the client
 */
export async function askXml(client: Client, url: string, signal: AbortSignal): Promise<Element> {
  const answer = await askBytes(client, url, signal);
  if (answer.type === 'text/html') throw bad('An HTML page came where XML was due', url);
  if (answer.type.endsWith('json')) throw saidInJson(answer, url);
  const root = parseXml(answer, url);
  const error = ogcException(root, url);
  if (error !== undefined) throw error;
  return root;
}

/** The JSON of an ArcGIS service. Throws as {@link askXml} does. */
export async function askArcgis(
  client: Client,
  url: string,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const value = jsonOf(await askBytes(client, url, signal), url);
  const error = arcgisError(value, url);
  if (error !== undefined) throw error;
  if (typeof value !== 'object' || value === null) throw bad('The JSON is no object', url);
  return value as Record<string, unknown>;
}

function jsonOf(answer: ByteAnswer, url: string): unknown {
  try {
    return JSON.parse(decodeText(answer));
  } catch (cause) {
    const message =
      answer.type === 'text/html'
        ? 'An HTML page came where JSON was due'
        : 'The JSON is broken or breaks off before its end';
    throw new YztError({ code: 'bad_response', message, where: url, retriable: false, cause });
  }
}

function saidInJson(answer: ByteAnswer, url: string): YztError {
  return arcgisError(jsonOf(answer, url), url) ?? bad('JSON came where XML was due', url);
}

const startsWith = (bytes: ArrayBuffer, pattern: RegExp) =>
  pattern.test(new TextDecoder('latin1').decode(bytes.slice(0, 64)));

/**
 * A picture of a service; undefined where there is none, which servers say with 204 or no bytes. What a
 * service says in place of a picture is told apart by the bytes: exceptions come as 200, and as `image/png`.
 *
 * @throws YztError as {@link askXml} does
 */
export async function askPicture(
  client: Client,
  url: string,
  signal: AbortSignal,
): Promise<ArrayBuffer | undefined> {
  const answer = await askBytes(client, url, signal);
  const { status, type, bytes } = answer;
  if (status === 204 || bytes.byteLength === 0) return undefined;
  if (startsWith(bytes, /^\s*[{[]/)) throw saidInJson(answer, url);
  if (startsWith(bytes, /^\s*<(!doctype\s+)?html/i)) {
    throw bad('An HTML page came where a picture was due', url);
  }
  if (startsWith(bytes, /^(\u00ef\u00bb\u00bf)?\s*</)) {
    throw ogcException(parseXml(answer, url), url) ?? bad('XML came where a picture was due', url);
  }
  if (type.startsWith('text/')) throw bad(decodeText(answer).slice(0, 300), url);
  return bytes;
}

/** Text of a service in whatever encoding, with its media type. An exception in it is thrown. */
export async function askText(
  client: Client,
  url: string,
  signal: AbortSignal,
): Promise<{ readonly type: string; readonly text: string; readonly answer: ByteAnswer }> {
  const answer = await askBytes(client, url, signal);
  if (
    startsWith(
      answer.bytes,
      /^(\u00ef\u00bb\u00bf)?\s*<(\?xml|ServiceException|ows:Exception|Exception)/,
    )
  ) {
    const error = ogcException(parseXml(answer, url), url);
    if (error !== undefined) throw error;
  }
  return { type: answer.type, text: decodeText(answer), answer };
}
