import { addProtocol, Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import { Protocol } from 'pmtiles';
import { ARCHIVE, COLOUR, viewOfPage, watchDrawing } from './subject.ts';

globalThis.subject = watchDrawing();

setWorkerUrl('/bench/maplibre-gl-worker.mjs');
addProtocol('pmtiles', new Protocol().tile);
new MapLibre({
  container: 'map',
  ...viewOfPage(),
  attributionControl: false,
  style: {
    version: 8,
    sources: { buildings: { type: 'vector', url: `pmtiles://${location.origin}${ARCHIVE}` } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#f4f1ea' } },
      {
        id: 'extrusion',
        type: 'fill-extrusion',
        source: 'buildings',
        'source-layer': 'buildings',
        paint: {
          'fill-extrusion-color': COLOUR,
          'fill-extrusion-height': ['to-number', ['get', 'height'], 0],
        },
      },
    ],
  },
});
