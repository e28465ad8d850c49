import { YztError } from '@yizhangtu/standard';

/** Bytes and what came with them. */
export interface XmlBytes {
  readonly bytes: ArrayBuffer;
  /** What HTTP says of the characters. */
  readonly charset?: string | undefined;
}

/** The most that is read: capabilities of thousands of layers are a tenth of it. */
const MOST_BYTES = 64 * 1024 * 1024;

const bad = (message: string, where: string, code: 'bad_response' | 'too_large' = 'bad_response') =>
  new YztError({ code, message, where, retriable: false });

/** Decodes as `label` says when the bytes are that; undefined otherwise. */
function decodeAs(label: string, bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    // An unknown label is a RangeError, bytes of another encoding a TypeError.
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/**
 * The characters of a document. What it says itself comes before Latin-1, which servers claim for
 * everything; a claim that the bytes refute is not believed, and GB 18030 (which reads GBK) is tried last.
 */
export function decodeText({ bytes, charset }: XmlBytes): string {
  const head = new TextDecoder('latin1').decode(bytes.slice(0, 200));
  const declared = /<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  const isLatin = /^(iso-8859-1|latin1|us-ascii)$/i;
  const start = new Uint8Array(bytes.slice(0, 2));
  const marked =
    start[0] === 0xff && start[1] === 0xfe
      ? 'utf-16le'
      : start[0] === 0xfe && start[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const labels = [marked, charset, declared].filter(
    (label) => label !== undefined && !isLatin.test(label),
  );
  for (const label of [...labels, 'utf-8', 'gb18030']) {
    const text = decodeAs(label!, bytes);
    if (text !== undefined) return text;
  }
  return new TextDecoder().decode(bytes);
}

/**
 * The document without its type declaration, which WMS 1.1.1 has. Nobody needs what it may declare, and
 * entities in it can make a few bytes into gigabytes.
 *
 * @throws YztError `bad_response` when it declares entities
 */
function withoutDoctype(text: string, where: string): string {
  const start = text.search(/<!DOCTYPE/i);
  if (start < 0) return text;
  const root = text.search(/<[A-Za-z_]/);
  if (root >= 0 && root < start) throw bad('A type declaration stands inside the XML', where);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"' || char === "'") {
      at = text.indexOf(char, at + 1);
      if (at < 0) break;
    } else if (char === '[') depth += 1;
    else if (char === ']') depth -= 1;
    else if (char === '<' && /^<!ENTITY/i.test(text.slice(at, at + 8))) {
      throw bad('The XML declares entities, which are not read', where);
    } else if (char === '>' && depth === 0) {
      // What stood in a comment, or came twice, leaves another one behind.
      return withoutDoctype(text.slice(0, start) + text.slice(at + 1), where);
    }
  }
  throw bad('The type declaration of the XML has no end', where);
}

/** Declares the prefixes that a document uses without declaring them, on its root. */
function withPrefixes(text: string): string {
  const declared = new Set([...text.matchAll(/\sxmlns:([\w.-]+)\s*=/g)].map(([, name]) => name));
  const used = [...text.matchAll(/<([A-Za-z_][\w.-]*):|\s([A-Za-z_][\w.-]*):[\w.-]+\s*=\s*["']/g)];
  const missing = new Set(
    used
      .flatMap(([, element, attribute]) => element ?? attribute ?? [])
      .filter((name) => !declared.has(name) && name !== 'xml' && name !== 'xmlns'),
  );
  if (missing.size === 0) return text;
  const declarations = [...missing].map((name) => ` xmlns:${name}="urn:x-undeclared:${name}"`);
  return text.replace(/<[A-Za-z_][\w.:-]*/, (tag) => tag + declarations.join(''));
}

function rootOf(text: string): Element | undefined {
  const { documentElement } = new DOMParser().parseFromString(text, 'application/xml');
  // Chromium puts the error inside the root, Firefox makes it the root.
  const failed = documentElement.getElementsByTagName('parsererror').length > 0;
  return failed || documentElement.localName === 'parsererror' ? undefined : documentElement;
}

/**
 * The root of an XML document of a service, in whatever encoding, with or without the namespaces that are
 * due: look elements up by their local names.
 *
 * @throws YztError `bad_response` for what is no XML or declares entities, `too_large`
 */
export function parseXml(document: XmlBytes, where: string): Element {
  if (document.bytes.byteLength > MOST_BYTES) {
    throw bad('The XML is larger than is read', where, 'too_large');
  }
  // Characters that XML forbids get into titles from old databases.
  const text = decodeText(document).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
  const clean = withoutDoctype(text.trimStart(), where);
  if (/^\s*<html/i.test(clean)) throw bad('An HTML page came where XML was due', where);
  const root = rootOf(clean) ?? rootOf(withPrefixes(clean));
  if (root === undefined) throw bad('The XML is broken or breaks off before its end', where);
  return root;
}

/** Child elements with this local name, whatever their namespace. */
export function childrenOf(parent: Element | undefined, name: string): Element[] {
  const found: Element[] = [];
  for (let one = parent?.firstElementChild; one; one = one.nextElementSibling) {
    if (one.localName === name) found.push(one);
  }
  return found;
}

/** The first element down the path of local names. */
export function childOf(parent: Element | undefined, ...path: string[]): Element | undefined {
  let at = parent;
  for (const name of path) at = childrenOf(at, name)[0];
  return at;
}

/** Text of the first element down the path; undefined when it is missing or blank. */
export function textOf(parent: Element | undefined, ...path: string[]): string | undefined {
  const text = childOf(parent, ...path)?.textContent?.trim();
  return text === undefined || text === '' ? undefined : text;
}

/** Number in the first element down the path; undefined when there is none. */
export function numberOf(parent: Element | undefined, ...path: string[]): number | undefined {
  return toNumber(textOf(parent, ...path));
}

/** A number as services write one; undefined for anything else. */
export function toNumber(text: string | null | undefined): number | undefined {
  const number = text?.trim() ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** An attribute by its local name, such as `href` for `xlink:href`. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  if (element === undefined) return undefined;
  for (const attribute of element.attributes) {
    if (attribute.localName === name) return attribute.value.trim();
  }
  return undefined;
}
