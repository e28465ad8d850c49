import L from 'leaflet';
import { leafletLayer, PolygonSymbolizer } from 'protomaps-leaflet';
import { ARCHIVE, COLOUR, viewOfPage, watchDrawing } from '../subject.ts';

globalThis.subject = watchDrawing();
// The plugin finds Leaflet where a page without modules has it.
Object.assign(globalThis, { L });
const { center, zoom } = viewOfPage();
const [lng, lat] = center;
// Leaflet counts zoom in tiles of 256 pixels, MapLibre in tiles of 512.
const map = L.map('map', { zoomControl: false, attributionControl: false, zoomSnap: 0 });
map.setView([lat, lng], zoom + 1);
leafletLayer({
  url: location.origin + ARCHIVE,
  paintRules: [{ dataLayer: 'buildings', symbolizer: new PolygonSymbolizer({ fill: COLOUR }) }],
  labelRules: [],
}).addTo(map);
