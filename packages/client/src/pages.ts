import { YztError } from '@yizhangtu/standard';
import { FeaturePage, type Operation } from '@yizhangtu/standard/contract.js';
import type * as z from 'zod/mini';
import { callUrl, urlOf, type Answer, type AnyInit, type CallInit } from './call.ts';
import { checked } from './check.ts';
import type { Client } from './client.ts';
import { readJson } from './files.ts';
import { send } from './send.ts';

type FeaturePage = z.infer<typeof FeaturePage>;

/** What an operation that answers in pages lists. */
export type ItemOf<T extends Operation> =
  Answer<T> extends { items: (infer I)[] }
    ? I
    : Answer<T> extends { features: (infer F)[] }
      ? F
      : never;

/** Either kind of page: a cursor (`next`), or the links of OGC API Features. */
interface AnyPage {
  items?: unknown[];
  next?: string | undefined;
  previous?: string | undefined;
  features?: unknown[];
  links?: readonly { rel: string; href: string }[] | undefined;
}

/**
 * The items of all pages, one after another. The next page is asked for when its first item is. With
 * `previous` from the last of the first page back: for lists whose pages name the page before them.
 *
 * ```ts
 * for await (const entry of pages(client, listCatalogue, { params: { county: '330521' } })) …
 * ```
 */
export async function* pages<T extends Operation>(
  client: Client,
  operation: T,
  init: CallInit<T>,
  way: 'next' | 'previous' = 'next',
): AsyncGenerator<ItemOf<T>, void, undefined> {
  const any: AnyInit = init;
  const read = (url: string) => callUrl(client, operation, url, any) as Promise<AnyPage>;
  const next = (page: AnyPage, url: string) =>
    page[way] === undefined
      ? nextLink(page, url)
      : urlOf(client, operation, {
          ...any,
          query: { ...(any.query as object), cursor: page[way] },
        });
  for await (const page of follow(urlOf(client, operation, any), read, next)) {
    const items = (page.items ?? page.features ?? []) as ItemOf<T>[];
    yield* way === 'next' ? items : items.reverse();
  }
}

/**
 * The pages of any OGC API Features service (17-069r4), from the address of its items, such as
 * `…/collections/wells/items?bbox=119.7,30.4,120.4,30.7&limit=1000`.
 */
export function featurePages(
  client: Client,
  url: string,
  { signal }: { signal?: AbortSignal | undefined } = {},
): AsyncGenerator<FeaturePage, void, undefined> {
  const accept = 'application/geo+json, application/json;q=0.9';
  const read = (at: string) =>
    send(client, { method: 'GET', url: at, accept, signal }, async (answer) =>
      checked(FeaturePage, await readJson(answer, at), at),
    ) as Promise<FeaturePage>;
  return follow(url, read, (page, at) => nextLink(page, at));
}

async function* follow<P>(
  first: string,
  read: (url: string) => Promise<P>,
  next: (page: P, url: string) => string | undefined,
): AsyncGenerator<P, void, undefined> {
  const seen = new Set<string>();
  for (let url: string | undefined = first; url !== undefined;) {
    if (seen.has(url)) throw badLink(url, 'The pages run in a circle');
    seen.add(url);
    const page: P = await read(url);
    yield page;
    url = next(page, url);
  }
}

/** The `next` link, absolute. A link to another host is refused: the county file has not named it. */
function nextLink(page: Pick<AnyPage, 'links'>, url: string): string | undefined {
  const href = page.links?.find((link) => link.rel === 'next')?.href;
  if (href === undefined) return undefined;
  const here = new URL(url, globalThis.location?.href);
  const there = new URL(href, here);
  if (there.host !== here.host) throw badLink(there.href, 'The next page is on another host');
  // Behind a proxy that ends TLS, services write http:// into links of an https:// page.
  there.protocol = here.protocol;
  return there.href;
}

function badLink(where: string, message: string): YztError {
  return new YztError({ code: 'bad_response', message, where, retriable: false });
}
