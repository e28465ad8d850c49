import { ARCHIVE, COLOUR, viewOfPage, watchDrawing } from './subject.ts';

globalThis.subject = watchDrawing();
const [{ default: VectorTileLayer }, { default: OlMap }, { fromLonLat }, { default: View }] =
  await Promise.all([
    import('ol/layer/VectorTile.js'),
    import('ol/Map.js'),
    import('ol/proj.js'),
    import('ol/View.js'),
  ]);
const { PMTilesVectorSource } = await import('ol-pmtiles');
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
