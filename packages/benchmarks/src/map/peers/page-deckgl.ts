import { Deck, MapView } from '@deck.gl/core';
import { MVTLayer } from '@deck.gl/geo-layers';
import { COLOUR, TILE_FILES, viewOfPage, watchDrawing } from '../subject.ts';

globalThis.subject = watchDrawing();
const { center, zoom, pitch } = viewOfPage();
const colour = [1, 3, 5].map((at) => parseInt(COLOUR.slice(at, at + 2), 16)) as [
  number,
  number,
  number,
];
new Deck({
  parent: document.querySelector<HTMLDivElement>('#map')!,
  views: new MapView({ controller: true }),
  initialViewState: { longitude: center[0], latitude: center[1], zoom, pitch },
  layers: [
    new MVTLayer<{ height: number }>({
      id: 'buildings',
      data: location.origin + TILE_FILES,
      minZoom: 12,
      maxZoom: 15,
      extruded: true,
      getElevation: ({ properties }) => properties.height,
      getFillColor: colour,
      loadOptions: { mvt: { workerUrl: '/bench/mvt-worker.js' } },
    }),
  ],
});
