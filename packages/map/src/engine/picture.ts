import type { MapPicture, PictureOptions } from '@yizhangtu/core';
import { YztError } from '@yizhangtu/standard';
import { givenUp } from '../given-up.ts';
import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { pictureFrame } from '../model/picture-frame.ts';
import { metresPerPixel } from '../model/scale-bar.ts';
import { isSketch, layerIdOf, sourceIdOf } from '../model/style-layers.ts';
import { pictureOf } from './images.ts';
import { namesFirst } from '../model/names-first.ts';
import { tileReport } from './layer-feed.ts';
import type { MapLibre } from './load-maplibre.ts';
import type { CopyOfTiles, TileProtocol } from './tile-protocol.ts';

/** A feature whose paint state a copy of the map needs. */
export type StatedFeature = readonly [layer: string, feature: string | number];

/** What a picture is taken of. */
export interface Subject {
  readonly map: MapLibreMap;
  readonly tiles: TileProtocol;
}

export interface TakenPicture {
  readonly picture: MapPicture;
  /** What could not be read for it, by the id of the source. */
  readonly failed: ReadonlyMap<string, YztError>;
}

const graphics = (message: string, cause?: unknown) =>
  new YztError({ code: 'graphics', message, cause });
const tooLarge = (message: string, cause?: unknown) =>
  new YztError({ code: 'too_large', message, cause });

/** Pixels that the graphics draw at most, in one direction. */
function mostPixels(map: MapLibreMap): number {
  const gl = map.getCanvas().getContext('webgl2');
  if (gl === null || gl.isContextLost()) throw graphics('The graphics context was lost');
  const viewport = gl.getParameter(gl.MAX_VIEWPORT_DIMS) as Int32Array;
  return Math.min(
    gl.getParameter(gl.MAX_RENDERBUFFER_SIZE) as number,
    gl.getParameter(gl.MAX_TEXTURE_SIZE) as number,
    ...viewport,
  );
}

/** The style as it is drawn now, without some layers, its tiles asked for by the way of the copy. */
function styleWithout(
  map: MapLibreMap,
  ids: ReadonlySet<string>,
  tiles: CopyOfTiles,
): StyleSpecification {
  const { sources, layers, ...rest } = map.getStyle();
  const left = new Set([...ids].map(sourceIdOf));
  const kept = Object.entries(sources).filter(([id]) => !left.has(id) && !isSketch(id));
  const asked = kept.map(([id, source]) => {
    const templates = 'tiles' in source ? source.tiles : undefined;
    return [
      id,
      templates === undefined ? source : { ...source, tiles: templates.map(tiles.templateOf) },
    ] as const;
  });
  const drawn = layers.filter(({ id }) => {
    if (isSketch(id)) return false;
    const layer = layerIdOf(id);
    return layer === undefined || !ids.has(layer);
  });
  return { ...rest, sources: Object.fromEntries(asked), layers: namesFirst(drawn, namesOn(map)) };
}

/** Names that are to be read on `map`, by the style layer that writes them. */
const namesOn = (map: MapLibreMap) => (layer: string) =>
  map.queryRenderedFeatures({ layers: [layer] }).map(({ properties }) => properties['name']);

/** Out of sight and of reach, and yet laid out: an engine draws at the size of its element. */
function hiddenFrame(beside: HTMLElement, width: number, height: number): HTMLElement {
  const frame = document.createElement('div');
  frame.inert = true;
  frame.setAttribute('aria-hidden', 'true');
  Object.assign(frame.style, {
    position: 'fixed',
    left: '0',
    top: '0',
    width: `${width}px`,
    height: `${height}px`,
    visibility: 'hidden',
    contain: 'strict',
    pointerEvents: 'none',
  });
  beside.append(frame);
  return frame;
}

function copyStates(from: MapLibreMap, to: MapLibreMap, stated: readonly StatedFeature[]): void {
  const sourceLayers = new Map(
    to
      .getStyle()
      .layers.map((layer) => [
        'source' in layer ? layer.source : '',
        'source-layer' in layer ? layer['source-layer'] : undefined,
      ]),
  );
  for (const [layer, id] of stated) {
    const source = sourceIdOf(layer);
    if (!sourceLayers.has(source)) continue;
    const sourceLayer = sourceLayers.get(source);
    const target = { source, id, ...(sourceLayer === undefined ? {} : { sourceLayer }) };
    // What lies under the pointer is not a part of the map.
    to.setFeatureState(target, { ...from.getFeatureState(target), hover: false });
  }
}

/** Resolves when all is drawn. */
function drawn(
  copy: MapLibreMap,
  screen: MapLibreMap,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: YztError) => {
      leave();
      reject(error);
    };
    const giveUp = () => fail(givenUp());
    const leave = () => {
      signal?.removeEventListener('abort', giveUp);
      screen.off('remove', giveUp);
    };
    if (signal?.aborted === true) return giveUp();
    signal?.addEventListener('abort', giveUp, { once: true });
    screen.on('remove', giveUp);
    copy.on('webglcontextlost', () =>
      fail(graphics('The graphics context of the picture was lost')),
    );
    copy.on('idle', () => {
      leave();
      resolve();
    });
    // A source that fails says so where the map asked for it; without a listener the engine logs it.
    copy.on('error', () => undefined);
  });
}

async function imageOf(canvas: HTMLCanvasElement): Promise<ImageBitmap> {
  const gl = canvas.getContext('webgl2');
  // A browser short of memory draws fewer pixels than the canvas has.
  if (gl !== null && gl.drawingBufferWidth < canvas.width) {
    throw tooLarge('The graphics have no memory for a picture of this size');
  }
  try {
    return await createImageBitmap(canvas);
  } catch (cause) {
    if ((cause as { name?: string }).name === 'SecurityError') {
      throw new YztError({
        code: 'denied',
        message: 'A layer may not be read by this page',
        cause,
      });
    }
    throw tooLarge('The picture does not fit in memory', cause);
  }
}

/**
 * Draws what `screen` shows in a second map of its own at another size, reads it and frees that map. Zoom
 * and size of words against the ground stay, so that the same things are drawn.
 *
 * @param subject - the map on screen, which is not touched
 * @param stated - features that have a paint state
 * @throws YztError `graphics`, `too_large`, `denied`, `aborted`
 */
export async function takePicture(
  library: MapLibre,
  { map: screen, tiles }: Subject,
  stated: readonly StatedFeature[],
  { width, height, without = [], signal }: PictureOptions,
): Promise<TakenPicture> {
  const container = screen.getContainer();
  const most = mostPixels(screen);
  const frame = pictureFrame(
    { width: container.clientWidth, height: container.clientHeight },
    { width, height },
    { most, fieldOfView: screen.getVerticalFieldOfView() },
  );
  const element = hiddenFrame(container, frame.width, frame.height);
  const failed = new Map<string, YztError>();
  const copyOfTiles = tiles.copy((source) =>
    tileReport((status) => {
      if (status.state === 'error') failed.set(source, status.error);
      else failed.delete(source);
    }),
  );
  let copy: MapLibreMap | undefined;
  try {
    copy = new library.Map({
      container: element,
      style: styleWithout(screen, new Set(without), copyOfTiles),
      attributionControl: false,
      interactive: false,
      trackResize: false,
      renderWorldCopies: screen.getRenderWorldCopies(),
      fadeDuration: 0,
      maxPitch: screen.getMaxPitch(),
      maxZoom: screen.getMaxZoom(),
      // The screen's map has been kept in its bounds already.
      transformConstrain: (center, zoom) => ({ center, zoom }),
      pixelRatio: frame.pixelRatio,
      maxCanvasSize: [most, most],
      canvasContextAttributes: { preserveDrawingBuffer: true },
    });
    const map = copy;
    map.setVerticalFieldOfView(frame.fieldOfView);
    map.jumpTo({
      center: screen.getCenter(),
      zoom: screen.getZoom(),
      bearing: screen.getBearing(),
      pitch: screen.getPitch(),
      padding: screen.getPadding(),
    });
    map.setMissingStyleImageResolver((name) => {
      if (map.hasImage(name)) return;
      const known = screen.hasImage(name) ? screen.getImage(name) : undefined;
      const picture = known ?? pictureOf(name);
      if (picture !== undefined) map.addImage(name, picture.data, picture);
    });
    map.on('style.load', () => copyStates(screen, map, stated));
    await drawn(map, screen, signal);
    const image = await imageOf(map.getCanvas());
    return { picture: { image, ...factsOf(map, frame, image.width / frame.width) }, failed };
  } catch (thrown) {
    if (thrown instanceof library.GPUInitializationError) {
      throw graphics('No graphics context is left for the picture', thrown);
    }
    throw thrown;
  } finally {
    const canvas = copy?.getCanvas();
    copy?.remove();
    if (canvas !== undefined) canvas.width = canvas.height = 0;
    element.remove();
    copyOfTiles.close();
  }
}

/** What `map` shows; `ratio` is the picture's pixels to one of its own. */
function factsOf(
  map: MapLibreMap,
  { width, height, screen }: ReturnType<typeof pictureFrame>,
  ratio: number,
): Omit<MapPicture, 'image'> {
  const { lng, lat } = map.unproject([width / 2, height / 2]);
  const bounds = map.getBounds();
  const [zoom, pitch] = [map.getZoom(), map.getPitch()];
  return {
    onScreen: {
      x: ((width - screen.width) / 2) * ratio,
      y: ((height - screen.height) / 2) * ratio,
      width: screen.width * ratio,
      height: screen.height * ratio,
    },
    view: { center: [lng, lat], zoom, bearing: map.getBearing(), pitch },
    bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
    metresPerPixel: pitch > 0 ? undefined : metresPerPixel(zoom, lat) / ratio,
  };
}
