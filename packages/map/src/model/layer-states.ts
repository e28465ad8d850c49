import type { LayerStatus } from '@yizhangtu/core';
import type { FeatureStates } from './scene.ts';

/** Features with what was set of them over their properties. */
export function withStates(
  features: readonly GeoJSON.Feature[],
  states: FeatureStates | undefined,
): readonly GeoJSON.Feature[] {
  if (states === undefined || states.size === 0) return features;
  return features.map((feature) => {
    const state = feature.id === undefined ? undefined : states.get(feature.id);
    return state === undefined
      ? feature
      : { ...feature, properties: { ...feature.properties, ...state } };
  });
}

/** Whether two say the same of a layer. */
export function sameStatus(a: LayerStatus, b: LayerStatus): boolean {
  if (a.state === 'error') return b.state === 'error' && a.error === b.error;
  if (a.state === 'ready') {
    return b.state === 'ready' && a.issues === b.issues && a.legend === b.legend;
  }
  return b.state === 'loading' && a.progress === b.progress;
}
