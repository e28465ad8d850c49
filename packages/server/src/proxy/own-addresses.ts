import { isIP } from 'node:net';
import type { ServiceUpstream } from '@yizhangtu/standard';
import { isInside } from './inside-address.ts';
import { baseOf } from './service-address.ts';
import { lists } from './upstream.ts';

export interface OwnAddresses {
  readonly service: ServiceUpstream;
  /** Where the proxy offers the service, without a slash at its end. */
  readonly proxy: string;
  readonly privateHosts: readonly string[];
}

// In XML and JSON alike: up to a quote, a blank or an angle bracket. JSON may escape its slashes.
const ADDRESS = /https?:(?:\\?\/){2}(?:[^\s"'<>\\]|\\\/)+/gi;
const NOWHERE = 'about:invalid';

function isInsideHost(url: URL, privateHosts: readonly string[]): boolean {
  const address = url.hostname.replace(/^\[|\]$/g, '');
  const named = /(^|\.)localhost$/i.test(url.hostname) || lists(privateHosts, url);
  return named || (isIP(address) !== 0 && isInside(address));
}

/** What follows the base path; undefined when the path is not below it. */
function restOf(path: string, base: string): string | undefined {
  const folder = base.endsWith('/') ? base.slice(0, -1) : base;
  if (path === folder) return '';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length) : undefined;
}

/** Braces of templates, such as `{TileMatrix}`, which `URL` encodes. */
const withBraces = (path: string): string => path.replace(/%7b/gi, '{').replace(/%7d/gi, '}');

/** The query of an address as written, without what the proxy adds by itself; undefined for none. */
function queryOf(address: string, base: URL): string | undefined {
  const start = address.indexOf('?');
  if (start < 0) return undefined;
  const always = new Set([...base.searchParams.keys()].map((name) => name.toLowerCase()));
  const [query = ''] = address.slice(start + 1).split('#', 1);
  return query
    .split('&')
    .filter((pair) => !always.has((pair.split('=', 1)[0] ?? '').toLowerCase()))
    .join('&');
}

function turned(address: string, { service, proxy, privateHosts }: OwnAddresses): string {
  if (!URL.canParse(address)) return address;
  const base = baseOf(service);
  const url = new URL(address);
  const inside = isInsideHost(url, privateHosts);
  if (url.host !== base.host && !inside) return address;
  const rest = restOf(url.pathname, base.pathname);
  if (rest === undefined) return inside ? NOWHERE : address;
  const query = queryOf(address, base);
  return `${proxy}${withBraces(rest)}${query === undefined ? '' : `?${query}`}`;
}

/**
 * A document of a service with the addresses of its own that stand in it (capabilities, links, templates)
 * turned to the proxy: a browser could not read them where they are. A service behind a proxy of its own often
 * names itself by a host inside the network: such an address is turned by its path, and taken away when it
 * leads elsewhere.
 */
export function withProxyAddresses(text: string, own: OwnAddresses): string {
  return text.replace(ADDRESS, (written) => {
    const address = written.replaceAll('\\/', '/').replaceAll('&amp;', '&');
    const now = turned(address, own);
    if (now === address) return written;
    const inXml = written.includes('&amp;') ? now.replaceAll('&', '&amp;') : now;
    return written.includes('\\/') ? inXml.replaceAll('/', '\\/') : inXml;
  });
}

/** A text without what the county keeps to itself. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return (
    secrets
      .flatMap((secret) => [secret, encodeURIComponent(secret)])
      .filter((secret) => secret !== '')
      // One may begin another: taken first, it would leave the end of it.
      .sort((a, b) => b.length - a.length)
      .reduce((clean, secret) => clean.replaceAll(secret, ''), text)
  );
}
