/** What each page under measurement tells the harness. Times are milliseconds since its script was asked for. */
export interface Subject {
  /** Resolves once everything in view is drawn, with the time of the last drawing. */
  readonly full: Promise<number>;
}

declare global {
  var subject: Subject;
}

/**
 * Where the pages look: a town and a street, tilted. Both lie above the zoom from which `<yzt-map>` draws
 * buildings, so that all subjects draw the same ones.
 */
export const VIEWS = {
  town: { center: [120.0, 30.54] as [number, number], zoom: 13.2, pitch: 45 },
  street: { center: [119.967, 30.535] as [number, number], zoom: 14.5, pitch: 45 },
} as const;
export type View = keyof typeof VIEWS;

export const ARCHIVE = '/api/counties/330521/archives/buildings.pmtiles';
/** The archive's tiles as files, for those who read no archives. */
export const TILE_FILES = '/bench/{z}-{x}-{y}.pbf';
export const COLOUR = '#c9b79c';

/** Longer than any pause of a page that still has something to draw: a worker is at a tile for less. */
const QUIET_MS = 2500;

/** Corners of a draw call that can only be of thousands of buildings. */
export const HEAVY = 2_000;

export function viewOfPage() {
  return VIEWS[new URLSearchParams(location.search).get('view') as View];
}

/**
 * Measures without asking the engine: the time of the last draw call on any canvas, once none has
 * followed for a while. Call it before an engine draws.
 *
 * @param heavy - the pause counts from the first draw call of so many corners on, for data that take
 * longer to read than the pause is
 */
export function watchDrawing(heavy = 0): Subject {
  let last = 0;
  let begun = heavy === 0;
  const count = <T extends object>(prototype: T, names: readonly (keyof T)[]) => {
    for (const name of names) {
      const original = prototype[name] as (...args: unknown[]) => unknown;
      prototype[name] = function (this: unknown, ...args: unknown[]) {
        // The second argument of drawElements.
        begun ||= (args[1] as number) >= heavy;
        if (begun) last = performance.now();
        return original.apply(this, args);
      } as T[keyof T];
    }
  };
  count(WebGL2RenderingContext.prototype, [
    'drawElements',
    'drawArrays',
    'drawElementsInstanced',
    'drawArraysInstanced',
  ]);
  count(CanvasRenderingContext2D.prototype, ['fill', 'stroke', 'drawImage']);
  const full = new Promise<number>((resolve) => {
    const timer = setInterval(() => {
      if (last === 0 || performance.now() - last < QUIET_MS) return;
      clearInterval(timer);
      resolve(last - globalThis.began);
    }, 100);
  });
  return { full };
}
