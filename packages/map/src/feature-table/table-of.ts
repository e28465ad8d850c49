import { ContextProvider } from '@lit/context';
import { define, MapHostRegistry, mapHostContext, type MapHost } from '@yizhangtu/core';
import { YztFeatureTable } from './feature-table.ts';

/** A feature table of one map, wherever it is put: what holds it provides the map to it. */
export function tableOf(mapHost: MapHost): HTMLElement {
  define('yzt-feature-table', YztFeatureTable);
  const holder = document.createElement('div');
  holder.className = 'instead';
  const registry = new MapHostRegistry();
  registry.register(mapHost);
  new ContextProvider(holder, { context: mapHostContext, initialValue: registry });
  holder.append(document.createElement('yzt-feature-table'));
  return holder;
}
