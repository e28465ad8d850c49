import { hash } from 'node:crypto';
import type { TileUpstream } from '@yizhangtu/standard';
import { answer } from '../http/answer.ts';
import type { Handlers } from '../http/operations.ts';
import { fetchImage } from '../proxy/fetch-image.ts';
import { imageType } from '../proxy/image-type.ts';
import { notFound, scopeOf, type CountyOnDisk, type Services } from '../services.ts';
import { upstreamAccess } from '../store/visibility.ts';
import { checkTile, type TileAddress } from '../tiles/tile-box.ts';

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 2_000_000;
const A_DAY = 86_400;

function addressOf(upstream: TileUpstream, { z, x, y }: TileAddress): URL {
  const values: Record<string, string> = {
    z: String(z),
    x: String(x),
    y: String(y),
    key: encodeURIComponent(upstream.key ?? ''),
  };
  return new URL(upstream.url.replace(/\{(z|x|y|key)\}/g, (_, name: string) => values[name] ?? ''));
}

function fetchTile({ settings }: CountyOnDisk, upstream: TileUpstream, tile: TileAddress) {
  return fetchImage(addressOf(upstream, tile), {
    hosts: (settings.tiles ?? []).map(({ url }) => new URL(url.replace(/[{}]/g, '')).host),
    privateHosts: settings.privateHosts ?? [],
    referer: upstream.referer,
    timeoutMs: TIMEOUT_MS,
    mostBytes: MOST_BYTES,
  });
}

export function baseTileHandlers(services: Services): Pick<Handlers, 'getBaseTile'> {
  const { counties, baseTiles } = services;
  return {
    async getBaseTile({ c, params }) {
      checkTile(params);
      const { county: code, id, z, x, y } = params;
      const county = counties.get(code);
      const upstream = county?.settings.tiles?.find((one) => one.id === id);
      if (county === undefined || upstream === undefined) throw notFound(`base map: ${id}`);
      const scope = scopeOf(services, code, c.get('caller'));
      const access = await upstreamAccess(scope, 'base-tiles', upstream);
      if (access === 'closed') throw notFound(`base map: ${id}`);
      const key = `${code}/${id}/${z}/${x}/${y}`;
      const held = baseTiles.get(key);
      const bytes = held ?? (await fetchTile(county, upstream, { z, x, y })).bytes;
      if (held === undefined) baseTiles.set(key, bytes);
      return answer(c, Uint8Array.from(bytes), {
        type: imageType(bytes) ?? 'application/octet-stream',
        tag: `"${hash('sha1', bytes, 'base64url')}"`,
        ...(access === 'open' ? { maxAge: A_DAY } : { maxAge: 0, isPrivate: true }),
      });
    },
  };
}
