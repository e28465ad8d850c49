import { imageType } from './image-type.ts';
import { refusalOf } from './refusal.ts';
import { ask, lists, type AskOptions } from './upstream.ts';

export interface FetchImageOptions extends Omit<AskOptions, 'mayFollow' | 'headers'> {
  /** Hosts that redirects may lead to, besides that of the first address: names, or `name:port`. */
  readonly hosts: readonly string[];
  readonly referer?: string | undefined;
}

export interface Image {
  readonly type: string;
  readonly bytes: Buffer;
}

/**
 * A picture from another server, asked on behalf of a browser. Only the kinds of picture that tiles are made
 * of are passed on, told by their bytes.
 *
 * @throws YztError `quota`, `not_found`, `bad_response`, `timeout` or `unavailable`
 */
export async function fetchImage(
  url: URL,
  { hosts, referer, ...options }: FetchImageOptions,
): Promise<Image> {
  const { status, body } = await ask(url, {
    ...options,
    mayFollow: (next) => lists(hosts, next) || lists(options.privateHosts, next),
    headers: {
      accept: 'image/png,image/jpeg,image/webp',
      ...(referer === undefined ? {} : { referer }),
    },
  });
  const type = status === 200 ? imageType(body) : undefined;
  if (type === undefined) throw refusalOf(status, body);
  return { type, bytes: body };
}
