import type { MapHostState } from '@yizhangtu/core';
import { isOwnLayer } from '../model/own-layer.ts';
import { parseUrlState, writeUrlState, type UrlState } from '../model/url-state.ts';

/** Keeps the state of one map in the address of the page. Only what belongs to `key` is touched. */
export class UrlSync {
  readonly #key: string;
  readonly #apply: (state: UrlState) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(key: string, apply: (state: UrlState) => void) {
    this.#key = key;
    this.#apply = apply;
    addEventListener('hashchange', this.#onHashChange);
  }

  read(): UrlState {
    return parseUrlState(location.hash, this.#key);
  }

  /** Writes soon, and once for many changes: browsers count how often a page does so. */
  write(state: MapHostState): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { view, layers, baseMap, division } = state;
      const hash = writeUrlState(location.hash, this.#key, {
        ...(view === undefined ? {} : { view }),
        layers: layers
          .filter(({ entry }) => !isOwnLayer(entry.id))
          .map(({ entry, opacity }) => ({ id: entry.id, opacity })),
        ...(baseMap === undefined ? {} : { baseMap }),
        ...(division === undefined ? {} : { division: division.code }),
      });
      // A page in `srcdoc` has no address of its own to keep anything in.
      if (hash === location.hash || !/^(https?|file):$/.test(location.protocol)) return;
      history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`);
    }, 300);
  }

  close(): void {
    clearTimeout(this.#timer);
    removeEventListener('hashchange', this.#onHashChange);
  }

  readonly #onHashChange = (): void => this.#apply(this.read());
}
