import { ARCHIVE, COLOUR, viewOfPage, watchDrawing } from './subject.ts';

globalThis.subject = watchDrawing();
const { addProtocol, Map: MapLibre, setWorkerUrl } = await import('maplibre-gl');
const { Protocol } = await import('pmtiles');

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
        id: 'fill',
        type: 'fill',
        source: 'buildings',
        'source-layer': 'buildings',
        maxzoom: 13,
        paint: { 'fill-color': COLOUR },
      },
      {
        id: 'extrusion',
        type: 'fill-extrusion',
        source: 'buildings',
        'source-layer': 'buildings',
        minzoom: 13,
        paint: {
          'fill-extrusion-color': COLOUR,
          'fill-extrusion-height': ['to-number', ['get', 'height'], 0],
        },
      },
    ],
  },
});
