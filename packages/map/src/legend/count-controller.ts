import type { FeaturesInView, MapHost, MapHostState, ShownLayer } from '@yizhangtu/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { lookAgain } from '../live/look-again.ts';
import { classCounts, type ClassCounts } from './class-counts.ts';

/** Milliseconds that a map has come to rest for, before it is counted. */
const REST = 400;

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Counts what is in view of each layer, once the map has come to rest and while the legend is seen, and of live
 * layers again while they change. A layer that cannot be asked has no counts; its own place says why.
 */
export class CountController implements ReactiveController {
  readonly #host: Host;
  readonly #mapHost: () => MapHost | undefined;
  #counts: ReadonlyMap<string, ClassCounts> = new Map();
  #of: readonly [MapHostState['bounds'], MapHostState['layers']] | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  #seen: ResizeObserver | undefined;

  constructor(host: Host, mapHost: () => MapHost | undefined) {
    this.#host = host;
    this.#mapHost = mapHost;
    host.addController(this);
  }

  /** Counts by layer, as they were when the map last came to rest. */
  get value(): ReadonlyMap<string, ClassCounts> {
    return this.#counts;
  }

  hostConnected(): void {
    // A legend in a closed drawer asks for nothing.
    this.#seen = new ResizeObserver(() => this.#look());
    this.#seen.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#seen?.disconnect();
    this.#stop();
  }

  hostUpdated(): void {
    this.#look();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#of = undefined;
  }

  #look(): void {
    const map = this.#mapHost();
    if (map === undefined || this.#host.getClientRects().length === 0) return this.#stop();
    const { bounds, layers } = map.state;
    if (bounds === this.#of?.[0] && layers === this.#of?.[1]) return;
    this.#stop();
    this.#of = [bounds, layers];
    const ready = layers.filter(({ status }) => status.state === 'ready');
    this.#timer = setTimeout(() => void this.#count(map, ready, new Map()), REST);
  }

  /** Counts `layers`, and those that are live again; other counts stay as they were. */
  async #count(
    map: MapHost,
    layers: readonly ShownLayer[],
    before: ReadonlyMap<string, ClassCounts>,
  ): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    const counts = new Map(before);
    // One after the other: what a person does meanwhile comes first.
    for (const { entry } of layers) {
      const seen = await inView(map, entry.id, running.signal);
      if (running.signal.aborted) return;
      const counted = seen && classCounts(entry, seen);
      if (counted) counts.set(entry.id, counted);
    }
    this.#counts = counts;
    this.#host.requestUpdate();
    const live = layers.filter(({ entry }) => lookAgain(entry));
    const soonest = Math.min(...live.map(({ entry }) => lookAgain(entry)!));
    if (live.length > 0) {
      this.#timer = setTimeout(() => void this.#count(map, live, counts), soonest * 1000);
    }
  }
}

const inView = (
  map: MapHost,
  id: string,
  signal: AbortSignal,
): Promise<FeaturesInView | undefined> => map.featuresInView(id, { signal }).catch(() => undefined);
