import { YztError } from '@yizhangtu/standard';
import { HEAD, pictureType, sentSize } from './photo-type.ts';

/** Most bytes of a file that is opened: a phone's camera makes far smaller ones. */
export const MOST_BYTES = 30 * 1024 * 1024;
/** Pixels of the longer side that is sent: a number plate across the street can still be read. */
const LONGEST = 1920;
const QUALITY = 0.82;

/**
 * A photo as it is sent: smaller, upright, and drawn anew from its pixels, so that nothing of the file goes
 * along: no place, no time, no name of a device.
 *
 * @throws YztError `too_large` for a file of more than 30 MB, `unsupported_media` for what is no photo or
 * cannot be opened by this browser
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  if (file.size > MOST_BYTES) throw refused('too_large', `${file.size} bytes`);
  const type = pictureType(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
  if (type === undefined) throw refused('unsupported_media', 'Not a picture by its bytes');
  const bitmap = await open(new Blob([file], { type }));
  try {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, sentSize(bitmap, LONGEST));
    const paper = canvas.getContext('2d');
    if (paper === null) throw refused('unsupported_media', 'No canvas');
    // JPEG has no transparency: what shows through is white and not black.
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await toJpeg(canvas);
  } finally {
    bitmap.close();
  }
}

/**
 * Turned upright by what its EXIF says: so by default, and Chromium 109 has no word for it. A blob's address
 * would break a strict `img-src`; this needs none.
 */
const open = (file: Blob): Promise<ImageBitmap> =>
  createImageBitmap(file).catch((cause: unknown) => {
    throw refused('unsupported_media', 'The browser cannot open it', cause);
  });

const toJpeg = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    const take = (blob: Blob | null) =>
      blob ? resolve(blob) : reject(refused('too_large', 'The canvas gave nothing'));
    canvas.toBlob(take, 'image/jpeg', QUALITY);
  });

const refused = (code: 'too_large' | 'unsupported_media', message: string, cause?: unknown) =>
  new YztError({ code, message, cause });

/** Draws a photo into a small canvas, filling it. */
export async function paintPhoto(canvas: HTMLCanvasElement, photo: Blob): Promise<void> {
  const bitmap = await createImageBitmap(photo);
  const side = Math.min(bitmap.width, bitmap.height);
  const [x, y] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
  canvas.getContext('2d')?.drawImage(bitmap, x, y, side, side, 0, 0, canvas.width, canvas.height);
  bitmap.close();
}
