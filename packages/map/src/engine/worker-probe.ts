import { YztError } from '@yizhangtu/standard';
import type { Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl';

const PROBE = 'probe';
/** A busy phone may need long for its first answer; a dead worker never gives one. */
const PATIENCE = 15_000;

/**
 * Whether the map's worker lives. A blocked or missing worker is silent: the map stays empty, and all its
 * own signs of being finished appear. So one point is sent through the worker and must come back.
 *
 * @returns undefined when it lives, or the error
 */
export function probeWorker(map: MapLibreMap, signal: AbortSignal): Promise<YztError | undefined> {
  return new Promise((resolve) => {
    const failed = (message: string) => end(new YztError({ code: 'worker', message }));
    const timer = setTimeout(() => failed('The worker of the map does not answer'), PATIENCE);
    const onData = (event: MapSourceDataEvent) => {
      if (event.sourceId === PROBE && event.sourceDataType === 'content') end(undefined);
    };
    const onError = ({ error }: { error: { message: string } }) => {
      if (/^Worker failed to load/.test(error.message)) failed(error.message);
    };
    const onAbort = () => end(undefined);
    function end(error: YztError | undefined) {
      clearTimeout(timer);
      map.off('data', onData as never);
      map.off('error', onError as never);
      signal.removeEventListener('abort', onAbort);
      if (!signal.aborted && map.getSource(PROBE) !== undefined) map.removeSource(PROBE);
      resolve(error);
    }
    map.on('data', onData as never);
    map.on('error', onError as never);
    signal.addEventListener('abort', onAbort, { once: true });
    map.addSource(PROBE, {
      type: 'geojson',
      data: { type: 'Point', coordinates: [0, 0] },
    });
  });
}
