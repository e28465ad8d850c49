import { createNoise2D } from 'simplex-noise';
import { curve, distance, distanceToSegment, mix, type Plane, type Xy } from './plane.ts';
import { random } from './random.ts';
import type { River, SampleSettings } from './settings.ts';

export interface Course extends Omit<River, 'path'> {
  /** Metres, from source to mouth. */
  path: Xy[];
}

export interface Terrain {
  /** Metres above the sea. */
  height(at: Xy): number;
  courses: Course[];
  /** Smooth noise in [-1, 1]; `scale` is about the size of one swell in metres. */
  noise(at: Xy, scale: number): number;
}

const smooth = (t: number): number => {
  const c = Math.min(1, Math.max(0, t));
  return c * c * (3 - 2 * c);
};

/** Hills from the settings with ridges and gullies of noise, cut by the rivers' valleys. */
export function terrainOf(settings: SampleSettings, plane: Plane): Terrain {
  const simplex = createNoise2D(random(settings.seed, 'terrain').next);
  const noise = ([x, y]: Xy, scale: number): number => simplex(x / scale, y / scale);
  const hills = settings.hills.map((hill) => ({ ...hill, at: plane.xy(hill.at) }));
  const courses = settings.rivers.map((river) => ({
    ...river,
    path: curve(river.path.map(plane.xy), 400).map((p): Xy => [
      p[0] + noise(p, 1800) * 150,
      p[1] + noise([p[1], p[0]], 1800) * 150,
    ]),
  }));

  const ridges = (at: Xy): number => {
    let sum = 0;
    let amplitude = 0.5;
    for (let scale = 5200; scale > 300; scale /= 2) {
      const n = 1 - Math.abs(noise(at, scale));
      sum += n * n * amplitude;
      amplitude /= 2;
    }
    return sum;
  };
  const knolls = (at: Xy): number =>
    settings.rolling *
    smooth(0.6 * noise(at, 3400) + 0.5 * noise(at, 1300) + 0.15 * noise(at, 450));
  /** How far `at` is from the nearest course, and the water's level there. */
  const valley = (at: Xy): { away: number; level: number; width: number } => {
    let best = { away: Infinity, level: 0, width: 0 };
    for (const course of courses) {
      const { path } = course;
      for (let i = 1; i < path.length; i++) {
        const a = path[i - 1]!;
        if (Math.abs(a[0] - at[0]) > 4000 || Math.abs(a[1] - at[1]) > 4000) continue;
        const away = distanceToSegment(at, a, path[i]!);
        if (away < best.away) {
          const t = i / (path.length - 1);
          best = { away, level: course.from + (course.to - course.from) * t, width: course.width };
        }
      }
    }
    return best;
  };
  return {
    courses,
    noise,
    height: (at) => {
      let mass = 0;
      for (const hill of hills) {
        const d = distance(hill.at, at) / (hill.radius * 1000);
        mass = Math.max(mass, hill.height * Math.exp(-d * d * 1.1));
      }
      const hilly = smooth((mass - 12) / 60);
      const land =
        settings.plain +
        noise(at, 2500) * 0.8 +
        knolls(at) +
        hilly * mass * (0.3 + 0.85 * ridges(at));
      const { away, level, width } = valley(at);
      const flank = smooth((away - width) / (900 + width * 12));
      return Math.max(0.5, Math.min(land, level) + Math.max(0, land - level) * flank);
    },
  };
}

/** The point of a path that is nearest to `at`. */
export function nearestOn(path: readonly Xy[], at: Xy): Xy {
  let best = path[0]!;
  let away = Infinity;
  for (let i = 1; i < path.length; i++) {
    const a = path[i - 1]!;
    const b = path[i]!;
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const t = Math.min(
      1,
      Math.max(0, ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)),
    );
    const p = mix(a, b, t);
    const d = distance(p, at);
    if (d < away) [best, away] = [p, d];
  }
  return best;
}
