/**
 * Runs in the engine's workers, by address alone: nothing is imported here, so that the file can lie in an
 * asset base as it is. Features follow a registered projection only through such a handler.
 */
interface Converter {
  readonly forward: (position: readonly [number, number]) => [number, number];
  readonly inverse: (position: readonly [number, number]) => [number, number];
}

/** Metres of a degree on the equator: the engine takes the units of a projection as metres. */
const METRES = 111_319.490_793_273_58;

const worker = globalThis as unknown as {
  setProjectionHandler(handler: (definition: string) => Converter): void;
};

worker.setProjectionHandler(() => ({
  forward: ([x, y]) => [x * METRES, y * METRES],
  inverse: ([x, y]) => [x / METRES, y / METRES],
}));

export {};
