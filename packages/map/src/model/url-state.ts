import type { MapView } from '@yizhangtu/core';

/** The part of a map's state that a link carries. */
export interface UrlState {
  readonly view?: MapView;
  /** Ids and opacities of the layers that are on, the topmost first. */
  readonly layers?: readonly { readonly id: string; readonly opacity: number }[];
  readonly baseMap?: string;
  readonly division?: string;
}

/** What the parts of a map's state are called in an address. */
export const urlNames = (key: string) => ({
  view: key,
  layers: `${key}-layers`,
  baseMap: `${key}-base`,
  division: `${key}-at`,
});

function unescape(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    // A link that was cut or edited by hand: what can be read is read.
    if (error instanceof URIError) return value;
    throw error;
  }
}

const within = (value: number | undefined, low: number, high: number): value is number =>
  value !== undefined && Number.isFinite(value) && value >= low && value <= high;

function parseView(text: string): MapView | undefined {
  const [zoom, latitude, longitude, bearing = 0, pitch = 0] = text.split('/').map(Number);
  if (!within(zoom, 0, 24) || !within(latitude, -85, 85) || !within(longitude, -180, 180)) {
    return undefined;
  }
  return {
    center: [longitude, latitude],
    zoom,
    bearing: within(bearing, -360, 360) ? bearing : 0,
    pitch: within(pitch, 0, 85) ? pitch : 0,
  };
}

function parseLayers(text: string): { id: string; opacity: number }[] {
  return text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const [id = '', opacity = '1'] = part.split('*');
      const value = Number(opacity);
      return { id, opacity: within(value, 0, 1) ? value : 1 };
    })
    .filter((layer) => layer.id !== '');
}

/**
 * Reads what `hash` says of the map named `key`. Unreadable parts are left out, so an old or damaged
 * link still opens the map.
 */
export function parseUrlState(hash: string, key: string): UrlState {
  const name = urlNames(key);
  const found = new Map<string, string>();
  for (const part of hash.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    if (at > 0) found.set(part.slice(0, at), unescape(part.slice(at + 1)));
  }
  const view = parseView(found.get(name.view) ?? '');
  const layers = found.get(name.layers);
  const baseMap = found.get(name.baseMap);
  const division = found.get(name.division);
  return {
    ...(view === undefined ? {} : { view }),
    ...(layers === undefined ? {} : { layers: parseLayers(layers) }),
    ...(baseMap === undefined || baseMap === '' ? {} : { baseMap }),
    ...(division === undefined || division === '' ? {} : { division }),
  };
}
