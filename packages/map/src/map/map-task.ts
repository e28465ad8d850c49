import type { PickOptions } from '@yizhangtu/core';
import { YztError, type LngLat } from '@yizhangtu/standard';

/** What a map waits for a person to do. */
export interface MapTask {
  readonly kind: 'point' | 'area';
  readonly prompt: string | undefined;
  /** The place that was pressed, or the middle of the map. */
  place(at: LngLat): void;
  finish(): void;
  cancel(): void;
}

const givenUp = () => new YztError({ code: 'aborted', message: 'The person gave up' });

/** Starts a task and tells `show` of it, and of its end with undefined. */
export function startTask<T>(
  kind: MapTask['kind'],
  { signal, prompt }: PickOptions,
  show: (task: MapTask | undefined) => void,
  steps: (end: (value: T) => void) => { place(at: LngLat): void; finish(): void },
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(givenUp());
    const leave = () => {
      signal?.removeEventListener('abort', cancel);
      show(undefined);
    };
    const cancel = () => {
      leave();
      reject(givenUp());
    };
    const end = (value: T) => {
      leave();
      resolve(value);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    show({ kind, prompt, cancel, ...steps(end) });
  });
}
