import VectorTileLayer from 'ol/layer/VectorTile.js';
import OlMap from 'ol/Map.js';
import { fromLonLat } from 'ol/proj.js';
import View from 'ol/View.js';
import { PMTilesVectorSource } from 'ol-pmtiles';
import { ARCHIVE, COLOUR, viewOfPage, watchDrawing } from '../subject.ts';

globalThis.subject = watchDrawing();
const { center, zoom } = viewOfPage();
new OlMap({
  target: 'map',
  controls: [],
  layers: [
    new VectorTileLayer({
      source: new PMTilesVectorSource({ url: location.origin + ARCHIVE }),
      style: { 'fill-color': COLOUR },
    }),
  ],
  // OpenLayers counts zoom in tiles of 256 pixels, MapLibre in tiles of 512.
  view: new View({ center: fromLonLat([...center]), zoom: zoom + 1 }),
});
