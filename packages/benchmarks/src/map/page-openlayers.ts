import VectorTileLayer from 'ol/layer/VectorTile.js';
import OlMap from 'ol/Map.js';
import { fromLonLat } from 'ol/proj.js';
import Fill from 'ol/style/Fill.js';
import Style from 'ol/style/Style.js';
import View from 'ol/View.js';
import { PMTilesVectorSource } from 'ol-pmtiles';
import { ARCHIVE, COLOUR, viewOfPage } from './subject.ts';

const { center, zoom } = viewOfPage();
const map = new OlMap({
  target: 'map',
  controls: [],
  layers: [
    new VectorTileLayer({
      source: new PMTilesVectorSource({ url: location.origin + ARCHIVE }),
      style: new Style({ fill: new Fill({ color: COLOUR }) }),
    }),
  ],
  // OpenLayers counts zoom in tiles of 256 pixels, MapLibre in tiles of 512.
  view: new View({ center: fromLonLat([...center]), zoom: zoom + 1 }),
});

globalThis.subject = {
  full: new Promise((resolve) => {
    // `rendercomplete` also fires for an empty first frame, before the archive's header has come.
    map.on('rendercomplete', () => {
      const source = map.getLayers().item(0).get('source') as { getState(): string } | undefined;
      if (source?.getState() === 'ready') resolve(performance.now());
    });
  }),
};
