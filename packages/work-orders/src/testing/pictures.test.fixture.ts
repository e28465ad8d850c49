/** A picture of two halves side by side, as a camera would write it. */
export function twoHalves(width: number, height: number, type = 'image/jpeg'): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const paper = canvas.getContext('2d')!;
  paper.fillStyle = '#f00';
  paper.fillRect(0, 0, width / 2, height);
  paper.fillStyle = '#00f';
  paper.fillRect(width / 2, 0, width / 2, height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!), type));
}

const ORIENTATION = 0x0112;
const GPS = 0x8825;

/** A JPEG with what a phone adds: how it was held, and where (Exif 2.32, 4.6). */
export async function withExif(jpeg: Blob, orientation: number): Promise<Blob> {
  const tiff = new DataView(new ArrayBuffer(70));
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.setUint16(at, tag, true);
    tiff.setUint16(at + 2, type, true);
    tiff.setUint32(at + 4, count, true);
    tiff.setUint32(at + 8, value, true);
  };
  tiff.setUint16(0, 0x4949);
  tiff.setUint16(2, 42, true);
  tiff.setUint32(4, 8, true);
  tiff.setUint16(8, 2, true);
  entry(10, ORIENTATION, 3, 1, orientation);
  entry(22, GPS, 4, 1, 38);
  tiff.setUint16(38, 2, true);
  // Latitude: north; a short number stands in for the degrees.
  entry(40, 1, 2, 2, 'N'.charCodeAt(0));
  entry(52, 2, 3, 1, 30);
  const head = new Uint8Array([0xff, 0xe1, 0, 0, ...new TextEncoder().encode('Exif\0\0')]);
  new DataView(head.buffer).setUint16(2, head.length - 2 + tiff.byteLength);
  return new Blob([jpeg.slice(0, 2), head, tiff.buffer, jpeg.slice(2)], { type: 'image/jpeg' });
}

export async function bytesOf(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** Width and height, and the colour at a part of each. */
export async function look(blob: Blob, x: number, y: number) {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const paper = canvas.getContext('2d')!;
  paper.drawImage(bitmap, 0, 0);
  const [red = 0, , blue = 0] = paper.getImageData(width * x, height * y, 1, 1).data;
  return { width, height, colour: red > blue ? 'red' : 'blue' };
}
