import type { CatalogueEntry, LocalText } from '@yizhangtu/standard';
import { DRAW_KINDS, kindsOf, type DrawKind, type Thing } from './draw-model.ts';

/** One hue that no domain of the standard has; on light and dark ground it stands out. */
const COLOUR = '#b5179e';

const STYLES = {
  point: { geometry: 'point', colour: COLOUR, size: 7 },
  line: { geometry: 'line', colour: COLOUR, size: 4 },
  area: { geometry: 'area', colour: COLOUR, size: 3 },
} as const;

const TITLES: Readonly<Record<DrawKind, LocalText>> = {
  point: { 'zh-CN': '画的点', en: 'Drawn points' },
  line: { 'zh-CN': '画的线', en: 'Drawn lines' },
  area: { 'zh-CN': '画的面', en: 'Drawn areas' },
};

/** What lies under an area stays to be seen. */
export const AREA_OPACITY = 0.5;

/** Id of the layer that shows things of a kind; `drawing` tells the drawings of a page apart. */
export const layerIdOf = (drawing: string, kind: DrawKind): string => `${drawing}-${kind}`;

/** The layers that show what is drawn: of each kind that there is, the areas first and lowest. */
export function layersOf(drawing: string, things: readonly Thing[]): readonly CatalogueEntry[] {
  return [...DRAW_KINDS].reverse().flatMap((kind): CatalogueEntry[] => {
    const features = things.filter(({ geometry }) => kindsOf(geometry).has(kind));
    if (features.length === 0) return [];
    return [
      {
        id: layerIdOf(drawing, kind),
        domain: 'drawn',
        title: TITLES[kind],
        source: {
          type: 'geojson',
          datum: 'WGS84',
          data: { type: 'FeatureCollection', features },
        },
        style: { ...STYLES[kind], labelField: 'name', labelMinZoom: 0 },
      },
    ];
  });
}
