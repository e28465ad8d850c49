import '@eox/map';
import '@eox/map/src/plugins/advancedLayersAndSources/index.js';
import { COLOUR, TILE_FILES, viewOfPage, watchDrawing } from '../subject.ts';

globalThis.subject = watchDrawing();
const { center, zoom } = viewOfPage();
const map = document.createElement('eox-map');
Object.assign(map.style, { display: 'block', height: '100vh' });
// OpenLayers, which is inside, counts zoom in tiles of 256 pixels, MapLibre in tiles of 512.
Object.assign(map, {
  center: [...center],
  zoom: zoom + 1,
  controls: {},
  layers: [
    {
      type: 'VectorTile',
      properties: { id: 'buildings' },
      source: {
        type: 'VectorTile',
        format: { type: 'MVT' },
        url: location.origin + TILE_FILES,
        maxZoom: 15,
        minZoom: 12,
      },
      style: { 'fill-color': COLOUR },
    },
  ],
});
document.querySelector('#map')!.append(map);
