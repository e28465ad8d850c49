/** Width of words in millimetres at a size in millimetres. */
export type Measure = (text: string, size: number, bold: boolean) => number;

export interface Type {
  readonly size: number;
  readonly bold: boolean;
}

// A Chinese character or a word of another script, each with the marks that may not begin a line after it.
const PIECES =
  /\s+|(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}“‘（《「【]|[^\s\p{Script=Han}，。、；：！？”’）》」】]+)?[，。、；：！？”’）》」】]*/gu;

/** Cuts a word that is wider than a line, such as an address. */
function cut(word: string, fits: (text: string) => boolean): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && !fits(part + character)) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/** Breaks words into lines of at most `width` millimetres. No line begins with 。 or ，. */
export function wrapText(text: string, width: number, type: Type, measure: Measure): string[] {
  const fits = (line: string) => measure(line.trimEnd(), type.size, type.bold) <= width;
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.trim().matchAll(PIECES)) {
    if (piece === '') continue;
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trim());
    const parts = fits(piece) ? [piece] : cut(piece.trim(), fits);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1)!.trimStart();
  }
  if (line.trim() !== '') lines.push(line.trim());
  return lines;
}
