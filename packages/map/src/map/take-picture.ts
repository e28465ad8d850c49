import type { MapHostState, MapPicture, PictureOptions } from '@yizhangtu/core';
import { YztError } from '@yizhangtu/standard';
import { givenUp } from '../given-up.ts';
import type { StatedFeature } from '../engine/picture.ts';
import type { MapEngine } from '../engine/map-engine.ts';
import type { MapModel } from './map-model.ts';
import { loadPart } from '../load-part.ts';

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

const failedIn = ({ layers }: MapHostState) =>
  new Map(
    layers.flatMap(({ entry, status }) =>
      status.state === 'error' ? [[entry.id, status.error] as const] : [],
    ),
  );

/** What `MapHost.picture` does, on a map with graphics. */
export async function takePicture(sitter: Sitter, options: PictureOptions): Promise<MapPicture> {
  const { model } = sitter;
  const { without = [], signal } = options;
  await until(sitter.whenReady(), signal);
  const engine = sitter.engine();
  if (engine === undefined) throw givenUp();
  const [{ takePicture: take }, { loadMaplibre }] = await loadPart(
    Promise.all([import('../engine/picture.ts'), import('../engine/load-maplibre.ts')]),
  );
  const before = failedIn(model.state);
  const baseBefore = sitter.baseError();
  const picture = await take(await loadMaplibre(), engine.map, statedOf(model), options);
  const base = sitter.baseError();
  if (base !== undefined && base !== baseBefore) {
    picture.image.close();
    throw base;
  }
  for (const [id, error] of failedIn(model.state)) {
    if (before.has(id) || without.includes(id)) continue;
    picture.image.close();
    throw new YztError({
      code: error.code,
      message: error.message,
      retriable: error.retriable,
      where: id,
      cause: error,
    });
  }
  return picture;
}
