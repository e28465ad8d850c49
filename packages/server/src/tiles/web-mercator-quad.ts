export const WEB_MERCATOR_QUAD_URI =
  'http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad';

// OGC 17-083r4, annex D.1: the square of Web Mercator and the scale of a 256-pixel tile of the whole world.
const HALF_WORLD = 20037508.342789244;
const TOP_SCALE = 559082264.028717;
const LEVELS = 25;

/** The definition of the tile matrix set, for clients that do not know it by name. */
export const WEB_MERCATOR_QUAD = {
  id: 'WebMercatorQuad',
  title: 'Google Maps Compatible for the World',
  uri: WEB_MERCATOR_QUAD_URI,
  crs: 'http://www.opengis.net/def/crs/EPSG/0/3857',
  orderedAxes: ['X', 'Y'],
  wellKnownScaleSet: 'http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible',
  tileMatrices: Array.from({ length: LEVELS }, (_, level) => ({
    id: String(level),
    scaleDenominator: TOP_SCALE / 2 ** level,
    cellSize: (HALF_WORLD * 2) / 256 / 2 ** level,
    cornerOfOrigin: 'topLeft',
    pointOfOrigin: [-HALF_WORLD, HALF_WORLD],
    tileWidth: 256,
    tileHeight: 256,
    matrixWidth: 2 ** level,
    matrixHeight: 2 ** level,
  })),
} as const;
