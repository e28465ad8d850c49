const SIGNATURES: readonly (readonly [type: string, offset: number, bytes: string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/webp', 8, 'WEBP'],
  ['image/gif', 0, 'GIF8'],
];

/** The kind of picture that the bytes are. SVG is none: it can carry script. */
export function imageType(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 16);
  return SIGNATURES.find(([, offset, text]) => head.startsWith(text, offset))?.[0];
}
