/** Bytes that hold whole features, and where each of them begins and ends. */
export interface FeatureBlock {
  readonly bytes: Uint8Array;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** What stands around the features of a document. */
export interface Envelope {
  /** The document without its features; the whole of it when it is no list of features. */
  readonly text: string;
  /** Whether the list of features is well-formed between its members. */
  readonly wellFormed: boolean;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const isSpace = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/** Bytes that neither open nor close anything, as 1. */
const PLAIN = new Uint8Array(256).fill(1);
for (const byte of [QUOTE, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT]) PLAIN[byte] = 0;

/** The name whose list holds the features. */
const NAME = new TextEncoder().encode('features');

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** A decoder that keeps a character whose bytes stand in two parts. */
function textOf(parts: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  const text = parts.map((part) => decoder.decode(part, { stream: true }));
  return text.join('') + decoder.decode();
}

/**
 * Finds the features in a GeoJSON document that comes in pieces, without parsing it: what it finds are the
 * members of the list `features` of the outermost object. So a document is never held as one text nor as
 * one tree of objects, and one feature can be parsed by itself later on.
 */
export class FeatureSplitter {
  #phase: 'before' | 'features' | 'after' = 'before';
  #depth = 0;
  #inText = false;
  #escaped = false;
  /** How many bytes of a text fit {@link NAME} so far; -1 when one did not. */
  #fits = -1;
  /** Before the features: the text `"features"` was just read, or it and a colon. */
  #named: 'no' | 'name' | 'colon' = 'no';
  /** What stands before and after the features. */
  readonly #around: Uint8Array[] = [];
  /** Pieces that hold the beginning of a feature whose end is yet to come, and their length. */
  #open: Uint8Array[] = [];
  #openLength = 0;
  /** Where the feature under way begins in the open pieces; -1 between two features. */
  #start = -1;
  /** A comma stood last between two features. */
  #afterComma = false;
  #wellFormed = true;

  /** Takes the next piece. Returns the features that it completes. */
  push(chunk: Uint8Array): FeatureBlock | undefined {
    if (this.#phase === 'after') {
      this.#around.push(chunk);
      return undefined;
    }
    let from = 0;
    if (this.#phase === 'before') {
      from = this.#seek(chunk);
      this.#around.push(chunk.slice(0, from));
    }
    return this.#phase === 'features' ? this.#split(chunk.subarray(from)) : undefined;
  }

  /** What stands around the features, once all pieces are taken. */
  end(): Envelope {
    return {
      text: textOf(this.#around),
      wellFormed: this.#wellFormed && this.#phase !== 'features',
    };
  }

  /** Looks for the list of features. Returns where it begins in `chunk`, or the length of that. */
  #seek(chunk: Uint8Array): number {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (this.#inText) {
        this.#inside(byte);
      } else if (byte === QUOTE) {
        this.#inText = true;
        this.#fits = 0;
        this.#named = 'no';
      } else if (byte === COLON) {
        this.#named = this.#named === 'name' ? 'colon' : 'no';
      } else if (byte === OPEN_LIST && this.#named === 'colon') {
        this.#phase = 'features';
        this.#depth = 0;
        return at + 1;
      } else if (!isSpace(byte)) {
        if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.#depth += 1;
        if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.#depth -= 1;
        this.#named = 'no';
      }
    }
    return chunk.length;
  }

  /** One byte of a text before the features. */
  #inside(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) {
      this.#escaped = true;
      this.#fits = -1;
    } else if (byte === QUOTE) {
      this.#inText = false;
      this.#named = this.#depth === 1 && this.#fits === NAME.length ? 'name' : 'no';
    } else {
      this.#fits = this.#fits >= 0 && byte === NAME[this.#fits] ? this.#fits + 1 : -1;
    }
  }

  #split(chunk: Uint8Array): FeatureBlock | undefined {
    const starts: number[] = [];
    const ends: number[] = [];
    const offset = this.#openLength;
    // In locals: this loop runs once for each byte of the file.
    let [depth, inText, escaped, start] = [this.#depth, this.#inText, this.#escaped, this.#start];
    const { length } = chunk;
    let at = 0;
    for (; at < length; at++) {
      let byte = chunk[at]!;
      if (inText) {
        if (escaped) {
          escaped = false;
          continue;
        }
        while (byte !== QUOTE && byte !== BACKSLASH && ++at < length) byte = chunk[at]!;
        if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inText = false;
        continue;
      }
      if (depth === 0) {
        if (byte === COMMA || byte === CLOSE_LIST) {
          if (start >= 0) {
            starts.push(start);
            ends.push(offset + at);
          } else if (byte === COMMA || this.#afterComma) {
            this.#wellFormed = false;
          }
          start = -1;
          this.#afterComma = byte === COMMA;
          if (byte === CLOSE_LIST) break;
          continue;
        }
        if (start < 0 && !isSpace(byte)) start = offset + at;
      } else {
        while (PLAIN[byte] === 1 && ++at < length) byte = chunk[at]!;
      }
      if (byte === QUOTE) inText = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth += 1;
      else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth -= 1;
    }
    [this.#depth, this.#inText, this.#escaped, this.#start] = [depth, inText, escaped, start];
    if (at < length) {
      this.#phase = 'after';
      this.#around.push(chunk.slice(at));
    }
    return this.#closeBlock(chunk, starts, ends);
  }

  #closeBlock(chunk: Uint8Array, starts: number[], ends: number[]): FeatureBlock | undefined {
    const pieces = [...this.#open, chunk];
    const length = this.#openLength + chunk.length;
    if (starts.length === 0) {
      [this.#open, this.#openLength] = this.#start < 0 ? [[], 0] : [pieces, length];
      return undefined;
    }
    const bytes = joined(pieces);
    const from = this.#start < 0 ? length : this.#start;
    // A copy, so that the block can be let go when none of its features is kept.
    const rest = bytes.slice(from);
    [this.#open, this.#openLength] = rest.length === 0 ? [[], 0] : [[rest], rest.length];
    if (this.#start >= 0) this.#start = 0;
    return { bytes, starts, ends };
  }
}
