import type { FeatureBlock } from './split-features.ts';

/** Feature texts by number, kept as the bytes that they came in: a tenth of what parsed ones would take. */
export class FeatureTexts {
  readonly #blocks: Uint8Array[] = [];
  readonly #blockOf: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** Place in its block, which tells whether two features are neighbours in the text. */
  readonly #places: number[] = [];
  readonly #decoder = new TextDecoder();

  get count(): number {
    return this.#starts.length;
  }

  /** All features of a block, parsed. @throws SyntaxError */
  parseBlock({ bytes, starts, ends }: FeatureBlock): unknown[] {
    return this.#parse(bytes, starts[0]!, ends.at(-1)!);
  }

  /** Keeps the features of a block at `places` in it. */
  keep(block: FeatureBlock, places: readonly number[]): void {
    if (places.length === 0) return;
    this.#blocks.push(block.bytes);
    for (const place of places) {
      this.#blockOf.push(this.#blocks.length - 1);
      this.#starts.push(block.starts[place]!);
      this.#ends.push(block.ends[place]!);
      this.#places.push(place);
    }
  }

  /** The features of ascending numbers, parsed anew; neighbours in one go. */
  read(numbers: readonly number[]): unknown[] {
    const read: unknown[] = [];
    for (let from = 0; from < numbers.length;) {
      let to = from;
      while (to + 1 < numbers.length && this.#areNeighbours(numbers[to]!, numbers[to + 1]!))
        to += 1;
      const block = this.#blocks[this.#blockOf[numbers[from]!]!]!;
      const parsed = this.#parse(block, this.#starts[numbers[from]!]!, this.#ends[numbers[to]!]!);
      for (const one of parsed) read.push(one);
      from = to + 1;
    }
    return read;
  }

  #areNeighbours(one: number, other: number): boolean {
    return (
      this.#blockOf[one] === this.#blockOf[other] && this.#places[one]! + 1 === this.#places[other]
    );
  }

  #parse(bytes: Uint8Array, from: number, to: number): unknown[] {
    return JSON.parse(`[${this.#decoder.decode(bytes.subarray(from, to))}]`) as unknown[];
  }
}
