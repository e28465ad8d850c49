import type { FrameSettings } from '@yizhangtu/standard';
import type { Hono } from 'hono';
import type { Services } from '../services.ts';
import { notFound } from '../services.ts';
import type { Env } from './env.ts';

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/**
 * The page that other sites may frame. What it may show stands in the page itself, from the private file: the
 * address chooses among it and adds nothing.
 */
function page({ origins, tags, assets = '/yzt/' }: FrameSettings): string {
  const base = assets.endsWith('/') ? assets : `${assets}/`;
  const settings = JSON.stringify({ county: 'county.json', origins, tags });
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="yzt-frame" content="${escape(settings)}" />
    <title>一张图</title>
    <script type="module" src="${escape(base)}frame.js"></script>
  </head>
  <body></body>
</html>
`;
}

export type HostsOf = (county: string) => Promise<readonly string[]>;

const policy = ({ origins }: FrameSettings, hosts: readonly string[]): string =>
  [
    "default-src 'self'",
    ["img-src 'self' data: blob:", ...hosts].join(' '),
    ["connect-src 'self'", ...hosts].join(' '),
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${origins.join(' ')}`,
  ].join('; ');

/**
 * Answers `path` (with `:county`) with the frame page of a county that allows one.
 *
 * @param hostsOf - the hosts that a county's map reads from besides this server
 */
export function mountFramePage(
  app: Hono<Env>,
  path: string,
  { counties, hostsOf }: Pick<Services, 'counties'> & { readonly hostsOf: HostsOf },
): void {
  app.get(path, async (c) => {
    const county = c.req.param('county') ?? '';
    const frame = counties.get(county)?.settings.frame;
    if (frame === undefined) throw notFound('frame page');
    return c.html(page(frame), 200, {
      'content-security-policy': policy(frame, await hostsOf(county)),
      'cache-control': 'no-cache',
    });
  });
}
