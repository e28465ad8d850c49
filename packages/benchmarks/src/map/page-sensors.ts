import type { CatalogueEntry } from '@yizhangtu/standard';
import { countyOf } from './county-of.ts';
import { mountMap } from './mount-map.ts';
import { randomOf } from './random.ts';

export const SENSORS = 5_000;

declare global {
  var sensors: {
    readonly ready: Promise<void>;
    /** One tick: so many sensors change. Resolves when they are drawn, with the milliseconds that the calls took. */
    tick(changes: number): Promise<number>;
    /** How often a message of each kind went to a worker. */
    readonly asked: Readonly<Record<string, number>>;
  };
}

const asked: Record<string, number> = {};
const { postMessage } = Worker.prototype;
Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
  const type = String((args[0] as { type?: unknown }).type);
  asked[type] = (asked[type] ?? 0) + 1;
  return (postMessage as (...all: unknown[]) => void).apply(this, args);
} as typeof postMessage;

const random = randomOf(7);
const sensors: CatalogueEntry = {
  id: 'sensors',
  domain: 'infrastructure',
  title: '传感器',
  source: {
    type: 'geojson',
    datum: 'WGS84',
    data: {
      type: 'FeatureCollection',
      features: Array.from({ length: SENSORS }, (_, id) => ({
        type: 'Feature',
        id,
        properties: { level: 0 },
        geometry: {
          type: 'Point',
          coordinates: [119.78 + random() * 0.54, 30.44 + random() * 0.24],
        },
      })),
    },
  },
  style: { geometry: 'point', colour: '#2563eb', size: 4 },
};

const map = mountMap(countyOf([sensors], ['sensors']), {
  center: [120.05, 30.56],
  zoom: 10.5,
  pitch: 0,
});
let turn = 0;
globalThis.sensors = {
  ready: map.then((one) => one.whenReady()),
  async tick(changes) {
    const { mapHost } = await map;
    const began = performance.now();
    for (let i = 0; i < changes; i++) {
      const id = (turn * changes + i) % SENSORS;
      mapHost.setFeatureState('sensors', id, { hover: (turn & 1) === 0 });
    }
    turn += 1;
    const took = performance.now() - began;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return took;
  },
  asked,
};
