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
    sources: {
      buildings: { type: 'vector', url: `pmtiles://${location.origin}${ARCHIVE}` },
      ground: { type: 'geojson', data: '/bench/ground.geojson' },
    },
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
      {
        id: 'outside',
        type: 'fill',
        source: 'ground',
        filter: ['==', ['get', 'kind'], 'outside'],
        paint: { 'fill-color': '#7a8078', 'fill-opacity': 0.25 },
      },
      {
        id: 'casing',
        type: 'line',
        source: 'ground',
        filter: ['==', ['get', 'kind'], 'line'],
        paint: { 'line-color': '#176b4d', 'line-width': 7, 'line-opacity': 0.16 },
      },
      {
        id: 'line',
        type: 'line',
        source: 'ground',
        filter: ['==', ['get', 'kind'], 'line'],
        paint: { 'line-color': '#176b4d', 'line-width': 2.4 },
      },
    ],
  },
});
