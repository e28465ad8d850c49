import { buildingsEntry, countyOf } from './county-of.ts';
import { mountMap } from './mount-map.ts';
import { viewOfPage } from './subject.ts';

declare global {
  var adding: { readonly ready: Promise<void>; add(): Promise<void> };
}

const map = mountMap(countyOf([], []), viewOfPage());
globalThis.adding = {
  ready: map.then((one) => one.whenReady()),
  /** Adds the large file to the map that is drawn, until it is drawn too. */
  async add() {
    const { mapHost, whenReady } = await map.then((one) => ({
      mapHost: one.mapHost,
      whenReady: () => one.whenReady(),
    }));
    mapHost.showLayer(buildingsEntry('/bench/large.geojson'));
    await whenReady();
    const [layer] = mapHost.state.layers;
    if (layer?.status.state !== 'ready') throw new Error(JSON.stringify(layer?.status));
  },
};
