import type { UrlState } from '../model/url-state.ts';
import type { MapModel } from './map-model.ts';
import { UrlSync } from './url-sync.ts';

/** What the page's address says of a map, and what is written there of it. */
export class MapAddress {
  readonly #model: MapModel;
  readonly #changed: () => void;
  #sync: UrlSync | undefined;
  #read: UrlState = {};

  constructor(model: MapModel, changed: () => void) {
    this.#model = model;
    this.#changed = changed;
  }

  /** What was read last. */
  get read(): UrlState {
    return this.#read;
  }

  get open(): boolean {
    return this.#sync !== undefined;
  }

  /** Follows what stands under `key`, from now on; undefined: nothing. */
  follow(key: string | undefined): void {
    this.close();
    this.#read = {};
    if (key === undefined) return;
    this.#sync = new UrlSync(key === '' ? 'map' : key, (read) => {
      this.#take(read);
      this.#changed();
    });
    this.#take(this.#sync.read());
  }

  write(): void {
    this.#sync?.write(this.#model.state);
  }

  close(): void {
    this.#sync?.close();
    this.#sync = undefined;
  }

  #take(read: UrlState): void {
    this.#read = read;
    const { view, baseMap, division } = read;
    if (baseMap !== undefined) this.#model.setBaseMap(baseMap);
    if (division !== undefined) this.#model.goToDivision(division, view === undefined);
    if (view !== undefined) this.#model.jump(view);
  }
}
