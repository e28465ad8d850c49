import { isPlain } from './base-style.ts';
import type { Scene, SceneLayer } from './scene.ts';

/** One change of what is drawn. The engine applies them in order. */
export type SceneOperation =
  /** Draw the base map anew: another one, or the same in another theme, language or size. */
  | { readonly type: 'base' }
  | { readonly type: 'ground' }
  /** Colours and sizes of the county's and divisions' lines. */
  | { readonly type: 'ground-style' }
  | { readonly type: 'remove'; readonly id: string }
  /** `below` is the id of the layer next above it; undefined for the top. */
  | { readonly type: 'add'; readonly layer: SceneLayer; readonly below: string | undefined }
  | { readonly type: 'move'; readonly id: string; readonly below: string | undefined }
  | { readonly type: 'opacity'; readonly id: string; readonly opacity: number }
  /** The same layer in another style: its source and data stay. */
  | { readonly type: 'restyle'; readonly layer: SceneLayer; readonly below: string | undefined }
  /** New inline data for a layer whose source and style stay as they are. */
  | { readonly type: 'data'; readonly layer: SceneLayer };

const sameJson = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

type Change = 'none' | 'data' | 'style' | 'source';

function changeOf(before: SceneLayer, after: SceneLayer): Change {
  if (before.attempt !== after.attempt) return 'source';
  if (before.entry === after.entry) return 'none';
  const { source: oldSource, style: oldStyle } = before.entry;
  const { source, style } = after.entry;
  const oldInline = oldSource.type === 'geojson' && oldSource.data !== undefined;
  const inline = source.type === 'geojson' && source.data !== undefined;
  // Data may be large and are compared by identity; the rest of a source is a few words.
  const { data: oldData, ...oldRest } = oldSource as { data?: unknown };
  const { data, ...rest } = source as { data?: unknown };
  if (oldInline !== inline || !sameJson(oldRest, rest)) return 'source';
  if (before.entry.minZoom !== after.entry.minZoom || before.entry.maxZoom !== after.entry.maxZoom)
    return 'source';
  // Clustering belongs to the source in every engine that has it.
  if (oldStyle?.clusterMaxZoom !== style?.clusterMaxZoom) return 'source';
  // Colours of a live layer are read from the state of its features.
  const sameLive = (before.entry.live === undefined) === (after.entry.live === undefined);
  if (!sameLive || !sameJson(oldStyle, style)) return data === oldData ? 'style' : 'source';
  return data === oldData ? 'none' : 'data';
}

/** What must be done so that a map that draws `before` draws `after`. Empty when nothing must. */
export function diffScenes(before: Scene, after: Scene): SceneOperation[] {
  const operations: SceneOperation[] = [];
  const tuned =
    before.theme !== after.theme || before.accent !== after.accent || before.scale !== after.scale;

  if (tuned || before.locale !== after.locale || !sameJson(before.baseMap, after.baseMap)) {
    operations.push({ type: 'base' });
  }
  if (tuned || isPlain(before.baseMap) !== isPlain(after.baseMap)) {
    operations.push({ type: 'ground-style' });
  }
  if (before.ground !== after.ground) operations.push({ type: 'ground' });

  const old = new Map(before.layers.map((layer) => [layer.entry.id, layer]));
  const wanted = new Map(after.layers.map((layer) => [layer.entry.id, layer]));
  const stays = (id: string) => {
    const [from, to] = [old.get(id), wanted.get(id)];
    return from !== undefined && to !== undefined && changeOf(from, to) !== 'source';
  };

  for (const id of old.keys()) if (!stays(id)) operations.push({ type: 'remove', id });

  // What is drawn after the removals, topmost first; each step below keeps it up to date.
  const drawn = before.layers.map((layer) => layer.entry.id).filter(stays);
  let below: string | undefined;
  for (const [index, layer] of after.layers.entries()) {
    const { id } = layer.entry;
    const from = stays(id) ? old.get(id) : undefined;
    if (from === undefined) {
      operations.push({ type: 'add', layer, below });
      drawn.splice(index, 0, id);
    } else {
      if (drawn[index] !== id) {
        operations.push({ type: 'move', id, below });
        drawn.splice(drawn.indexOf(id), 1);
        drawn.splice(index, 0, id);
      }
      const change = changeOf(from, layer);
      const restyled =
        change === 'style' ||
        tuned ||
        (before.extruded !== after.extruded && layer.entry.style?.geometry === 'building');
      if (restyled) operations.push({ type: 'restyle', layer, below });
      else if (from.opacity !== layer.opacity) {
        operations.push({ type: 'opacity', id, opacity: layer.opacity });
      }
      if (change === 'data') operations.push({ type: 'data', layer });
    }
    below = id;
  }
  return operations;
}
