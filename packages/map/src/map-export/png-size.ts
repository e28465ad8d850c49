const INCH = 0.0254;
const [SIGNATURE, HEAD] = [8, 25];

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/**
 * Writes into a PNG how large it is on paper: a browser leaves that out, and printers then guess.
 *
 * @param dpi - pixels to an inch
 */
export async function withPaperSize(png: Blob, dpi: number): Promise<Blob> {
  // pHYs: pixels to a metre across and down.
  const chunk = new DataView(new ArrayBuffer(21));
  const perMetre = Math.round(dpi / INCH);
  chunk.setUint32(0, 9);
  [...'pHYs'].forEach((letter, index) => chunk.setUint8(4 + index, letter.charCodeAt(0)));
  chunk.setUint32(8, perMetre);
  chunk.setUint32(12, perMetre);
  chunk.setUint8(16, 1);
  chunk.setUint32(17, crc32(new Uint8Array(chunk.buffer, 4, 13)));
  const start = await png.slice(0, SIGNATURE + HEAD).arrayBuffer();
  return new Blob([start, chunk.buffer, png.slice(SIGNATURE + HEAD)], { type: 'image/png' });
}
