import type { FeaturesInView, MapHost, MapHostState, ShownLayer } from '@yizhangtu/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LiveTicks } from '../live/live-ticks.ts';
import { classCounts, type ClassCounts } from './class-counts.ts';

/** Milliseconds that a map has come to rest for, before it is counted. */
const REST = 400;

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Counts what is in view of each layer, once the map has come to rest and while the legend is seen, and of live
 * layers again with each tick. A layer that cannot be asked has no counts; its own place says why.
 */
export class CountController implements ReactiveController {
  readonly #host: Host;
  readonly #mapHost: () => MapHost | undefined;
  #counts: ReadonlyMap<string, ClassCounts> = new Map();
  #of: readonly [MapHostState['bounds'], MapHostState['layers']] | undefined;
  readonly #live: LiveTicks;
  #tick = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  #seen: ResizeObserver | undefined;

  constructor(host: Host, mapHost: () => MapHost | undefined) {
    this.#host = host;
    this.#mapHost = mapHost;
    this.#live = new LiveTicks(host);
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
    this.#timer = undefined;
    this.#running?.abort();
    this.#running = undefined;
    this.#of = undefined;
  }

  #look(): void {
    const map = this.#mapHost();
    if (map === undefined || this.#host.getClientRects().length === 0) {
      this.#live.follow([]);
      return this.#stop();
    }
    const { bounds, layers } = map.state;
    this.#live.follow(layers.map(({ entry }) => entry));
    if (bounds !== this.#of?.[0] || layers !== this.#of?.[1]) {
      this.#stop();
      this.#of = [bounds, layers];
      this.#tick = this.#live.count;
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        void this.#count(map, layers);
      }, REST);
    } else if (this.#tick !== this.#live.count && this.#timer === undefined && !this.#running) {
      this.#tick = this.#live.count;
      const live = layers.filter(({ entry }) => entry.live !== undefined);
      void this.#count(map, live, this.#counts);
    }
  }

  /** Counts `layers`; those of `before` stay as they are. */
  async #count(
    map: MapHost,
    layers: readonly ShownLayer[],
    before: ReadonlyMap<string, ClassCounts> = new Map(),
  ): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    const counts = new Map(before);
    // One after the other: what a person does meanwhile comes first.
    for (const { entry, status } of layers) {
      if (status.state !== 'ready') continue;
      const seen = await inView(map, entry.id, running.signal);
      if (running.signal.aborted) return;
      const counted = seen && classCounts(entry, seen);
      if (counted) counts.set(entry.id, counted);
    }
    this.#running = undefined;
    this.#counts = counts;
    this.#host.requestUpdate();
  }
}

const inView = (
  map: MapHost,
  id: string,
  signal: AbortSignal,
): Promise<FeaturesInView | undefined> => map.featuresInView(id, { signal }).catch(() => undefined);
