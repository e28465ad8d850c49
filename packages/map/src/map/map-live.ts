import type { Client } from '@yizhangtu/client';
import { YztError } from '@yizhangtu/standard';
import type { MapModel } from './map-model.ts';

/**
 * Begins to keep live layers up to date, once there is one; abort what it returns to stop. What that
 * needs is loaded with the first such layer.
 */
export function startLive(
  model: MapModel,
  client: () => Client,
  failed: (error: YztError) => void,
): AbortController | undefined {
  if (!model.state.layers.some(({ entry }) => entry.live !== undefined)) return undefined;
  const lifetime = new AbortController();
  import('../live/live-layers.ts').then(
    ({ followLive }) => followLive(model, client, lifetime.signal),
    (cause: unknown) => {
      const message = 'What keeps live layers up to date cannot be loaded';
      failed(new YztError({ code: 'network', message, cause }));
    },
  );
  return lifetime;
}
