import { addProtocol, Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import { Protocol } from 'pmtiles';
import { ARCHIVE, COLOUR, viewOfPage } from './subject.ts';

setWorkerUrl('/maplibre-gl-worker.mjs');
addProtocol('pmtiles', new Protocol().tile);

const map = new MapLibre({
  container: 'map',
  ...viewOfPage(),
  attributionControl: false,
  style: {
    version: 8,
    sources: { buildings: { type: 'vector', url: `pmtiles://${location.origin}${ARCHIVE}` } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#f4f1ea' } },
      {
        id: 'fill',
        type: 'fill',
        source: 'buildings',
        'source-layer': 'buildings',
        maxzoom: 14,
        paint: { 'fill-color': COLOUR },
      },
      {
        id: 'extrusion',
        type: 'fill-extrusion',
        source: 'buildings',
        'source-layer': 'buildings',
        minzoom: 14,
        paint: {
          'fill-extrusion-color': COLOUR,
          'fill-extrusion-height': ['to-number', ['get', 'height'], 0],
        },
      },
    ],
  },
});
globalThis.subject = { full: map.once('idle').then(() => performance.now()) };
