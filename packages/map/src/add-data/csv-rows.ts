/** Separators that tables of counties have. */
const SEPARATORS = [',', ';', '\t'] as const;
/** A cell that is longer is one whose quote was never closed. */
const MOST_CELL = 1_000_000;

/** The separator that the first line uses most. */
function separatorOf(text: string): string {
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (separator: string) => line.split(separator).length;
  return SEPARATORS.reduce<string>((best, next) => (count(next) > count(best) ? next : best), ',');
}

/** Where a quote was opened that nothing closes. */
export class OpenQuote extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`the quote of line ${line} is never closed`);
    this.line = line;
  }
}

/**
 * Rows of CSV (RFC 4180; comma, semicolon or tab) from text that comes in pieces. `row` is called with each
 * row and the line that it begins in, the header as line 1.
 */
export class CsvRows {
  readonly #row: (cells: readonly string[], line: number) => void;
  #separator: string | undefined;
  #cells: string[] = [];
  #cell = '';
  #quoted = false;
  /** The last character was a quote inside quotes: its end, or half of a doubled one. */
  #ended = false;
  #line = 1;
  #begin = 1;

  constructor(row: (cells: readonly string[], line: number) => void) {
    this.#row = row;
  }

  push(text: string): void {
    const separator = (this.#separator ??= separatorOf(text));
    for (let at = 0; at < text.length;) {
      const end = text.indexOf('\n', at);
      const line = end < 0 ? '' : text.slice(at, end);
      const fresh = !this.#quoted && this.#cell === '' && this.#cells.length === 0;
      if (end < 0 || !fresh || line.includes('"')) {
        // Quotes, or a row that goes over two pieces: character by character, as far as this line goes.
        const stop = end < 0 ? text.length : end + 1;
        for (; at < stop; at += 1) this.#take(text.charAt(at), separator);
        continue;
      }
      this.#line += 1;
      this.#give((line.endsWith('\r') ? line.slice(0, -1) : line).split(separator));
      at = end + 1;
    }
  }

  #take(char: string, separator: string): void {
    if (char === '\n') this.#line += 1;
    if (this.#quoted && !this.#ended) {
      if (char === '"') this.#ended = true;
      else this.#cell += char;
      if (this.#cell.length > MOST_CELL) throw new OpenQuote(this.#begin);
      return;
    }
    if (this.#ended && char === '"') {
      this.#cell += '"';
      this.#ended = false;
    } else if (char === separator) this.#endCell();
    else if (char === '\n') this.#endRow();
    else if (char === '"' && this.#cell.trim() === '') {
      this.#cell = '';
      this.#quoted = true;
    } else if (char !== '\r') this.#cell += char;
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#quoted = false;
    this.#ended = false;
  }

  #endRow(): void {
    this.#endCell();
    const cells = this.#cells;
    this.#cells = [];
    this.#give(cells);
  }

  #give(cells: readonly string[]): void {
    if (cells.some((cell) => cell.trim() !== '')) this.#row(cells, this.#begin);
    this.#begin = this.#line;
  }

  end(): void {
    if (this.#quoted && !this.#ended) throw new OpenQuote(this.#begin);
    if (this.#cell !== '' || this.#cells.length > 0) this.#endRow();
  }
}
