/** A kind of picture by its first bytes; nothing that a name or a `type` says counts. */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' | 'image/heic';

const startsWith = (bytes: Uint8Array, head: readonly number[], at = 0): boolean =>
  head.every((byte, i) => bytes[at + i] === byte);

const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

const JPEG = [0xff, 0xd8, 0xff];
const PNG = [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a];
const HEIC = ['heic', 'heix', 'mif1', 'msf1', 'hevc'];

/** Bytes that {@link pictureType} looks at. */
export const HEAD = 16;

/**
 * What a file is (JPEG: ITU-T T.81 B.1.1.3; PNG: W3C PNG 5.2; WebP: RFC 9649 2.4; HEIF: ISO/IEC 23008-12).
 * Undefined for all else, SVG among it, which may carry script.
 */
export function pictureType(head: Uint8Array): PictureType | undefined {
  if (startsWith(head, JPEG)) return 'image/jpeg';
  if (startsWith(head, PNG)) return 'image/png';
  if (startsWith(head, ascii('RIFF')) && startsWith(head, ascii('WEBP'), 8)) return 'image/webp';
  if (startsWith(head, ascii('GIF8'))) return 'image/gif';
  const brand = String.fromCharCode(...head.slice(8, 12));
  if (startsWith(head, ascii('ftyp'), 4) && HEIC.includes(brand)) return 'image/heic';
  return undefined;
}

/** The size that a picture is sent in: no side longer than `most`, never larger than it is. */
export function sentSize(
  { width, height }: { readonly width: number; readonly height: number },
  most: number,
): { width: number; height: number } {
  const scale = Math.min(1, most / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
