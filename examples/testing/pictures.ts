import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/** Pixels of a picture that is compared. */
interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels of a page that become one when pictures are compared: how letters are smoothed is no difference then. */
const CELL = 8;
/** Steps of 255 by which a colour may change unseen. */
const LEAST = 24;

/** Where the picture of a name is kept. */
export const keptPath = (name: string): string =>
  fileURLToPath(new URL(`../looks/${name}.webp`, import.meta.url));

/** A screenshot as small as it is kept: at most 960 pixels wide. */
export const toKept = (png: Uint8Array): Promise<Uint8Array> =>
  sharp(png)
    .resize({ width: 960, withoutEnlargement: true })
    .webp({ quality: 55, effort: 6 })
    .toBuffer();

async function read(picture: Uint8Array, width: number): Promise<Pixels> {
  const { data, info } = await sharp(picture)
    .resize({ width, kernel: 'linear' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Where two pictures differ, as cells of a page. */
export interface Difference {
  /** Part of the cells that changed, of 1. */
  readonly share: number;
  /** Most changed cells in a square of a hundred: a button that moved is few of all, and many of its place. */
  readonly densest: number;
}

function difference(one: Pixels, other: Pixels): Difference {
  const { width, height } = one;
  const places = new Map<number, number>();
  let changed = 0;
  for (let cell = 0; cell < width * height; cell += 1) {
    const steps = [0, 1, 2].map((c) =>
      Math.abs(one.data[cell * 3 + c]! - other.data[cell * 3 + c]!),
    );
    if (Math.max(...steps) < LEAST) continue;
    changed += 1;
    const place =
      Math.floor(Math.floor(cell / width) / 10) * width + Math.floor((cell % width) / 10);
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  return { share: changed / (width * height), densest: Math.max(0, ...places.values()) };
}

/** How a screenshot of a page `width` CSS pixels wide differs from the one that is kept; undefined without one of its shape. */
export async function fromKept(
  name: string,
  png: Uint8Array,
  width: number,
): Promise<Difference | undefined> {
  const path = keptPath(name);
  if (!existsSync(path)) return undefined;
  // Both go the same way, so that what is kept has lost no more than what is new.
  const cells = Math.round(width / CELL);
  const [kept, now] = await Promise.all([
    read(readFileSync(path), cells),
    read(await toKept(png), cells),
  ]);
  return kept.height === now.height ? difference(kept, now) : undefined;
}
