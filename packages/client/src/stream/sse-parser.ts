/** One event of a stream (HTML Standard, 9.2.6). */
export interface SseEvent {
  /** Last event id of the stream when it was dispatched; empty for none. */
  readonly id: string;
  /** `message` when the stream names none. */
  readonly type: string;
  readonly data: string;
}

export interface SseHands {
  event(event: SseEvent): void;
  /** Milliseconds to wait before the next connection, as the server asks. */
  retry(ms: number): void;
}

/**
 * Reads an event stream piece by piece, wherever the pieces break: within a character, a line end, a line.
 * What is after the last blank line when the stream ends is no event, and is forgotten with the parser.
 */
export class SseParser {
  readonly #hands: SseHands;
  readonly #decoder = new TextDecoder();
  #rest = '';
  #id = '';
  #type = '';
  #data: string[] = [];

  constructor(hands: SseHands) {
    this.#hands = hands;
  }

  push(bytes: Uint8Array): void {
    const text = this.#rest + this.#decoder.decode(bytes, { stream: true });
    // A CR at the end may be the first half of a CRLF.
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop()!;
    for (const line of lines) this.#line(line);
  }

  #line(line: string): void {
    if (line === '') return this.#dispatch();
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line)!;
    if (field === 'data') this.#data.push(value);
    else if (field === 'event') this.#type = value;
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.#hands.retry(Number(value));
  }

  #dispatch(): void {
    const type = this.#type || 'message';
    const data = this.#data;
    this.#type = '';
    this.#data = [];
    if (data.length > 0) this.#hands.event({ id: this.#id, type, data: data.join('\n') });
  }
}
