import type { MapHostState } from '@yizhangtu/core';
import { parseUrlState, type UrlState } from '../model/url-state.ts';
import { loadUrlWriter } from './parts.ts';

/** Keeps the state of one map in the address of the page. Only what belongs to `key` is touched. */
export class UrlSync {
  readonly #key: string;
  readonly #apply: (state: UrlState) => void;
  #closed = false;
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
    this.#timer = setTimeout(() => void this.#write(state), 300);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#closed = true;
    removeEventListener('hashchange', this.#onHashChange);
  }

  async #write(state: MapHostState): Promise<void> {
    // A part that does not come now is asked for again at the next change.
    const writer = await loadUrlWriter().catch(() => undefined);
    if (writer === undefined || this.#closed) return;
    const hash = writer.urlHash(location.hash, this.#key, state);
    // A page in `srcdoc` has no address of its own to keep anything in.
    if (hash === location.hash || !/^(https?|file):$/.test(location.protocol)) return;
    history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`);
  }

  readonly #onHashChange = (): void => this.#apply(this.read());
}
