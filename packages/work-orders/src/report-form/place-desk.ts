import { Epoch, type MapHost, type MapHostController } from '@yizhangtu/core';
import { toYztError, type CatalogueEntry, type Division, type LngLat } from '@yizhangtu/standard';
import { divisionPath } from '@yizhangtu/standard';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { locate } from './locate.ts';
import type { PlaceQuest } from './place-part.ts';
import { divisionAt } from './places-model.ts';
import type { ReportDraft } from './report-draft.ts';

type Found = Pick<ReportDraft, 'point' | 'accuracy' | 'divisions'>;

export interface PlaceDeskInit {
  readonly maps: MapHostController;
  readonly units: () => readonly Division[];
  readonly prompt: () => string;
  readonly found: (place: Found) => void;
  /** The map cannot give a place. */
  readonly failed: (fault: unknown) => void;
}

/** With `~` no link of the map carries it. */
const LAYER = '~report-place';

/** Finds the place of a report by the device or by the map, and marks it on the map. */
export class PlaceDesk implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly isConnected: boolean };
  readonly #init: PlaceDeskInit;
  #quest: PlaceQuest;
  readonly #epoch = new Epoch();
  #marked: { readonly map: MapHost; readonly point: LngLat } | undefined;

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    init: PlaceDeskInit,
  ) {
    this.#host = host;
    this.#init = init;
    host.addController(this);
  }

  get quest(): PlaceQuest {
    return this.#quest;
  }
  get hasMap(): boolean {
    return this.#init.maps.host !== undefined;
  }

  readonly locate = async (): Promise<void> => {
    const { signal } = this.#epoch;
    this.#stand('locating');
    const found = await locate(window);
    if (signal.aborted) return;
    if (!found.ok) return this.#stand(found.why);
    this.#stand(undefined);
    this.#take(found.point, found.accuracy);
  };

  readonly point = async (): Promise<void> => {
    const { maps, prompt, failed } = this.#init;
    this.clear();
    const { signal } = this.#epoch;
    try {
      const point = await maps.host?.pickPoint({ signal, prompt: prompt() });
      if (point && !signal.aborted) this.#take(point, undefined);
    } catch (thrown) {
      // Whoever gives up pointing goes on with the lists.
      if (toYztError(thrown).code !== 'aborted') failed(thrown);
    }
  };

  /** Forgets what the device said, and asks no longer. */
  clear(): void {
    this.#epoch.next();
    this.#stand(undefined);
  }

  #take(point: LngLat, accuracy: number | undefined): void {
    const units = this.#init.units();
    const code = divisionAt(units, point, undefined);
    const path = code === undefined ? [] : divisionPath(units, code);
    this.#init.found({ point, accuracy, divisions: path.map((unit) => unit.code) });
  }

  #stand(quest: PlaceQuest): void {
    this.#quest = quest;
    this.#host.requestUpdate();
  }

  /** Shows the place on the map, and takes it away with the last reason for it. */
  mark(point: LngLat | undefined, title: string): void {
    const map = this.#host.isConnected ? this.#init.maps.host : undefined;
    const { map: last, point: at } = this.#marked ?? {};
    if (last === map && at === point) return;
    if (last && (last !== map || point === undefined)) last.hideLayer(LAYER);
    this.#marked = map && point ? { map, point } : undefined;
    if (map && point) map.showLayer(markOf(point, title));
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#epoch.next();
      this.mark(undefined, '');
    });
  }
}

const markOf = (point: LngLat, title: string): CatalogueEntry => ({
  id: LAYER,
  domain: 'governance',
  title,
  source: {
    type: 'geojson',
    datum: 'WGS84',
    data: {
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', geometry: { type: 'Point', coordinates: [...point] }, properties: {} },
      ],
    },
  },
  style: { geometry: 'point', colour: '#a3161f', size: 8 },
});
