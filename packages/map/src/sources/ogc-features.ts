import { featurePages, type Client } from '@yizhangtu/client';
import type { Bounds, Issue, Source } from '@yizhangtu/standard';
import { padBounds } from '../model/bounds.ts';
import { readGeojson, type ReadFeatures } from './geojson.ts';

/** Features that a page is asked for. */
const PAGE = 1000;
/** The most features that one view may hold: a map of more says nothing, and a phone stops. */
export const FEATURE_LIMIT = 10_000;
/** A view is loaded with this share of itself on each side, so that a small move asks for nothing. */
const MARGIN = 0.5;
/** What GCJ-02 and BD-09 move a place by, with room to spare. Degrees. */
const SHIFT = 0.02;

type OgcSource = Extract<Source, { type: 'ogc-features' }>;

const covers = (outer: Bounds, inner: Bounds) =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

function firstPage(source: OgcSource, area: Bounds): string {
  const [path = '', query = ''] = source.href.split('?');
  const items = /\/items\/?$/.test(path) ? path : `${path.replace(/\/$/, '')}/items`;
  const shift = source.datum === 'GCJ02' || source.datum === 'BD09' ? SHIFT : 0;
  const [west, south, east, north] = area;
  const box = [west - shift, south - shift, east + shift, north + shift];
  const parameters = new URLSearchParams(query);
  parameters.set('bbox', box.map((value) => Number(value.toFixed(6))).join(','));
  parameters.set('limit', String(PAGE));
  return `${items}?${parameters}`;
}

const tooMany = (): Issue => ({
  path: 'features',
  code: 'too_many',
  message: {
    'zh-CN': `此范围内要素超过 ${FEATURE_LIMIT} 个，只显示其中一部分`,
    en: `More than ${FEATURE_LIMIT} features lie in view; only some are shown`,
  },
  mend: { 'zh-CN': '放大地图以查看全部', en: 'Zoom in to see them all' },
});

/** A collection of an OGC API Features service, read by what is in view. */
export interface OgcReader {
  /**
   * Reads what lies in `view`, page by page; `show` is called after each page with all so far. Does
   * nothing when `view` is already loaded. A later call ends an earlier one.
   */
  read(view: Bounds, show: (read: ReadFeatures) => void): Promise<void>;
}

interface Loaded {
  readonly area: Bounds;
  /** The view that it was loaded for. */
  readonly view: Bounds;
  complete: boolean;
}

const width = ([west, , east]: Bounds) => east - west;

/** Whether nothing new would come of asking for `view`. */
function holds(loaded: Loaded | undefined, view: Bounds): boolean {
  if (loaded === undefined || !covers(loaded.area, view)) return false;
  // Of a part, a closer look shows more.
  return loaded.complete || width(view) > width(loaded.view) * 0.7;
}

/** @param near - where the data should lie, to notice swapped coordinates */
export function openOgcFeatures(
  client: Client,
  source: OgcSource,
  lifetime: AbortSignal,
  near?: Bounds,
): OgcReader {
  let loaded: Loaded | undefined;
  let current: AbortController | undefined;
  lifetime.addEventListener('abort', () => current?.abort(), { once: true });

  return {
    async read(view, show) {
      if (holds(loaded, view)) return;
      current?.abort();
      const call = new AbortController();
      current = call;
      if (lifetime.aborted) call.abort();
      const area = padBounds(view, MARGIN);
      // Loaded from now on: moves inside it must not start anew what is under way.
      const loading: Loaded = { area, view, complete: true };
      loaded = loading;
      // By id: a feature on the edge of two pages, or one that moved meanwhile, is one feature.
      const features = new Map<string | number, GeoJSON.Feature>();
      const issues = new Map<string, Issue>();
      const url = firstPage(source, area);
      try {
        let page = 0;
        for await (const part of featurePages(client, url, { signal: call.signal })) {
          const read = readGeojson(part, source.datum, url, near);
          for (const feature of read.features) {
            const own = feature.id!;
            // Features without an id of their own are numbered by page.
            const id = String(own).startsWith('#') ? `${own}.${page}` : own;
            features.set(id, { ...feature, id });
          }
          for (const issue of read.issues) issues.set(issue.code, issue);
          loading.complete = features.size < FEATURE_LIMIT;
          if (!loading.complete) issues.set('too_many', tooMany());
          show({ features: [...features.values()], issues: [...issues.values()] });
          if (!loading.complete) break;
          page += 1;
        }
      } catch (error) {
        if (loaded === loading) loaded = undefined;
        throw error;
      }
    },
  };
}
