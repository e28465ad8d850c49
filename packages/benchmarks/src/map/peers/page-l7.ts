import { Map as L7Map, PolygonLayer, Scene } from '@antv/l7';
import { COLOUR, TILE_FILES, viewOfPage, watchDrawing } from '../subject.ts';

globalThis.subject = watchDrawing();
const { center, zoom, pitch } = viewOfPage();
const scene = new Scene({
  id: 'map',
  logoVisible: false,
  map: new L7Map({ center: [...center], zoom, pitch }),
});
scene.on('loaded', () => {
  const layer = new PolygonLayer({ featureId: 'id', sourceLayer: 'buildings' })
    .source(location.origin + TILE_FILES, {
      parser: { type: 'mvt', tileSize: 512, minZoom: 12, maxZoom: 15 },
    })
    .shape('extrude')
    .size('height')
    .color(COLOUR);
  scene.addLayer(layer);
});
