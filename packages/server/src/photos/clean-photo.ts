import { hash } from 'node:crypto';
import { YztError } from '@yizhangtu/standard';
import { PHOTO_TYPES, type Photo } from '@yizhangtu/standard/contract.js';

export interface CleanPhoto extends Photo {
  readonly content: Uint8Array;
}

/** Most pixels of a photo that is looked at: a small file can be a picture that fills the memory. */
const MOST_PIXELS = 100_000_000;
/** Longest side of what is kept: enough for a page of A4 at 300 dpi. */
const LONGEST = 3508;
const QUALITY = 88;

const unsupported = (cause?: unknown): YztError =>
  new YztError({ code: 'unsupported_media', message: 'the bytes are not a photo', cause });

/** The library, able to read nothing but photos. Loaded with the first: it would lengthen each start. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  sharp.block({ operation: ['VipsForeignLoad'] });
  const readers = ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'];
  sharp.unblock({ operation: readers });
  return sharp;
}

/**
 * A photo made anew from its pixels alone, so that nothing else goes on: no place and time of taking, no
 * camera, no text, nothing behind the picture's end. What it is, its bytes say, whatever name it came under.
 *
 * @throws YztError `unsupported_media` for what is no whole photo of a type that is taken; `too_large` for more
 * pixels than are looked at
 */
export async function cleanPhoto(bytes: Uint8Array): Promise<CleanPhoto> {
  if (bytes.length === 0) throw unsupported();
  const sharp = await loadSharp();
  const read = sharp(bytes, { failOn: 'error', limitInputPixels: false });
  const head = await read.metadata().catch((cause: unknown) => {
    throw unsupported(cause);
  });
  const type = PHOTO_TYPES.find((one) => one === `image/${head.format}`);
  if (type === undefined) throw unsupported();
  if (head.width * head.height > MOST_PIXELS) {
    throw new YztError({
      code: 'too_large',
      message: `the photo has more than ${MOST_PIXELS} pixels`,
    });
  }
  const upright = read
    .autoOrient()
    .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true });
  const written = {
    'image/jpeg': () => upright.jpeg({ quality: QUALITY }),
    'image/png': () => upright.png(),
    'image/webp': () => upright.webp({ quality: QUALITY }),
  }[type]();
  const { data, info } = await written
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw unsupported(cause);
    });
  return {
    hash: hash('sha256', data, 'hex'),
    type,
    bytes: data.length,
    width: info.width,
    height: info.height,
    content: data,
  };
}
