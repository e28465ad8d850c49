import type { Bounds, Datum, Issue } from '@yizhangtu/standard';
import { givenUp } from '../given-up.ts';
import { padBounds } from '../model/bounds.ts';
import { readGeojson, type ReadFeatures } from './geojson.ts';
import { toWgs84From } from './to-wgs84.ts';

/** Features that a service is asked for at a time. */
export const PAGE_SIZE = 1000;
/** The most features that one view may hold: a map of more says nothing, and a phone stops. */
export const FEATURE_LIMIT = 10_000;
/** A view is loaded with this share of itself on each side, so that a small move asks for nothing. */
const MARGIN = 0.5;
/** What GCJ-02 and BD-09 move a place by, with room to spare. Degrees. */
const SHIFT = 0.02;

/** A part of what lies in an area, as it came. */
export interface FeaturePart {
  /** GeoJSON, as yet unchecked, in the datum of the source. */
  readonly value: unknown;
  /** What is to be said of it beside what its features show. */
  readonly issues?: readonly Issue[];
}

export interface ViewReaderInit {
  /** Brings what lies in `area` (in the datum of the source, with room around it) part by part. */
  parts(area: Bounds, signal: AbortSignal): AsyncIterable<FeaturePart>;
  /** Address of the data, for errors. */
  readonly where: string;
  readonly datum: Datum;
  /** Aborted when the layer is turned off. */
  readonly lifetime: AbortSignal;
  /** Where the data should lie, to notice swapped coordinates. */
  readonly near: Bounds | undefined;
}

/** Features of a service or a file, read by what is in view. */
export interface ViewReader {
  /**
   * Reads what lies in `view`, part by part; `show` is called after each part with all so far. Does
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

const covers = (outer: Bounds, inner: Bounds) =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

const width = ([west, , east]: Bounds) => east - west;

/** Whether nothing new would come of asking for `view`. */
function holds(loaded: Loaded | undefined, view: Bounds): boolean {
  if (loaded === undefined || !covers(loaded.area, view)) return false;
  // Of a part, a closer look shows more.
  return loaded.complete || width(view) > width(loaded.view) * 0.7;
}

function askedArea(area: Bounds, datum: Datum): Bounds {
  const shift = datum === 'GCJ02' || datum === 'BD09' ? SHIFT : 0;
  const [west, south, east, north] = area;
  const round = (value: number) => Number(value.toFixed(6));
  return [round(west - shift), round(south - shift), round(east + shift), round(north + shift)];
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

/** No more features than may still be held: a service may send a million where it was asked for a page. */
function upTo(value: unknown, most: number): unknown {
  const { features } = (value ?? {}) as { features?: unknown };
  if (!Array.isArray(features) || features.length <= most) return value;
  return { ...(value as object), features: features.slice(0, most) };
}

/** What has been read of one view so far. */
class Gathered {
  // By id: a feature on the edge of two pages, or one that moved meanwhile, is one feature.
  readonly #features = new Map<string | number, GeoJSON.Feature>();
  readonly #issues = new Map<string, Issue>();
  #part = 0;

  /** Nothing was added. */
  get empty(): boolean {
    return this.#part === 0;
  }

  get room(): number {
    return FEATURE_LIMIT - this.#features.size;
  }

  /** Adds what a part brought; false when all of it was there already. */
  add(read: ReadFeatures, issues: readonly Issue[] = []): boolean {
    const before = this.#features.size;
    for (const feature of read.features) {
      const own = feature.id!;
      // Features without an id of their own are numbered by part.
      const id = String(own).startsWith('#') ? `${own}.${this.#part}` : own;
      this.#features.set(id, { ...feature, id });
    }
    for (const issue of [...read.issues, ...issues]) this.#issues.set(issue.code, issue);
    if (this.room <= 0) this.#issues.set('too_many', tooMany());
    this.#part += 1;
    return this.#features.size > before || read.features.length === 0;
  }

  get all(): ReadFeatures {
    return { features: [...this.#features.values()], issues: [...this.#issues.values()] };
  }
}

/** A reader of what is in view, whatever brings it. */
export function viewReader(init: ViewReaderInit): ViewReader {
  const { parts, where, datum, lifetime, near } = init;
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
      const gathered = new Gathered();
      try {
        for await (const { value, issues } of parts(askedArea(area, datum), call.signal)) {
          // A source may bring what it had already read when it was told to stop.
          if (call.signal.aborted) throw givenUp();
          const toWgs84 = await toWgs84From(datum);
          const read = readGeojson(upTo(value, gathered.room), toWgs84, where, near);
          const isNew = gathered.add(read, issues);
          loading.complete = gathered.room > 0;
          show(gathered.all);
          // A service that does not know how to go on sends its first page for ever.
          if (!loading.complete || !isNew) break;
        }
        if (call.signal.aborted) throw givenUp();
        // Nothing came, which is an answer too.
        if (gathered.empty) show(gathered.all);
      } catch (error) {
        if (loaded === loading) loaded = undefined;
        throw error;
      }
    },
  };
}
