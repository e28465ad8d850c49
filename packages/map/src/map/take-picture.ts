import type { MapPicture, PictureOptions } from '@yizhangtu/core';
import { YztError } from '@yizhangtu/standard';
import { givenUp } from '../given-up.ts';
import type { StatedFeature } from '../engine/picture.ts';
import type { MapEngine } from '../engine/map-engine.ts';
import type { MapModel } from './map-model.ts';
import { loadPart } from '../load-part.ts';
import { layerOfSource } from '../model/style-layers.ts';

/** The map that a picture is taken of. */
export interface Sitter {
  readonly model: MapModel;
  readonly engine: () => MapEngine | undefined;
  readonly baseError: () => YztError | undefined;
  /** Resolves when the map is whole. */
  readonly whenReady: () => Promise<void>;
}

/** As `work`, but no longer than `signal` wants it. */
function until<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const leave = () => reject(givenUp());
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

/** Features with a paint state: live values, and what is chosen. */
function statedOf({ scene, state }: MapModel): StatedFeature[] {
  const stated = [...scene.states].flatMap(([layer, features]) =>
    [...features.keys()].map((id): StatedFeature => [layer, id]),
  );
  const chosen = state.hits[state.selected];
  if (chosen?.feature.id !== undefined) stated.push([chosen.entry.id, chosen.feature.id]);
  return stated;
}

/** What `MapHost.picture` does, on a map with graphics. */
export async function takePicture(sitter: Sitter, options: PictureOptions): Promise<MapPicture> {
  const { model } = sitter;
  await until(sitter.whenReady(), options.signal);
  const engine = sitter.engine();
  if (engine === undefined) throw givenUp();
  const [{ takePicture: take }, { loadMaplibre }] = await loadPart(
    Promise.all([import('../engine/picture.ts'), import('../engine/load-maplibre.ts')]),
  );
  // What was in error on screen already is no news: the picture is as the screen is.
  const known = new Set(
    model.state.layers.flatMap(({ entry, status }) => (status.state === 'error' ? entry.id : [])),
  );
  const baseKnown = sitter.baseError() !== undefined;
  const { picture, failed } = await take(await loadMaplibre(), engine, statedOf(model), options);
  for (const [source, error] of failed) {
    const layer = layerOfSource(source);
    if (layer === undefined ? baseKnown : known.has(layer)) continue;
    picture.image.close();
    if (layer === undefined) throw error;
    const { code, message, retriable } = error;
    throw new YztError({ code, message, retriable, where: layer, cause: error });
  }
  return picture;
}
