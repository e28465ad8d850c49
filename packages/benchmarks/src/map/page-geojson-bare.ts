import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import { COLOUR, HEAVY, viewOfPage, watchDrawing } from './subject.ts';

globalThis.subject = watchDrawing(HEAVY);

setWorkerUrl('/bench/maplibre-gl-worker.mjs');
new MapLibre({
  container: 'map',
  ...viewOfPage(),
  attributionControl: false,
  style: {
    version: 8,
    sources: { buildings: { type: 'geojson', data: '/bench/buildings.geojson' } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#f4f1ea' } },
      {
        id: 'extrusion',
        type: 'fill-extrusion',
        source: 'buildings',
        paint: {
          'fill-extrusion-color': COLOUR,
          'fill-extrusion-height': ['to-number', ['get', 'height'], 0],
        },
      },
    ],
  },
});
