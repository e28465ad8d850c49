import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SseParser, type SseEvent } from './sse-parser.ts';

function read(...pieces: (string | Uint8Array)[]) {
  const events: SseEvent[] = [];
  const retries: number[] = [];
  const parser = new SseParser({
    event: (event) => events.push(event),
    retry: (ms) => retries.push(ms),
  });
  for (const piece of pieces) {
    parser.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
  }
  return { events, retries };
}
const data = (...pieces: string[]) => read(...pieces).events.map((event) => event.data);

// The examples of the HTML Standard, 9.2.6.
test('reads lines of data as one, and a colon without a space', () => {
  assert.deepEqual(data('data: YHOO\ndata: +2\ndata: 10\n\n'), ['YHOO\n+2\n10']);
  assert.deepEqual(data('data:test\n\ndata: test\n\n'), ['test', 'test']);
  assert.deepEqual(data('data\n\ndata\ndata\n\ndata:'), ['', '\n']);
  assert.deepEqual(data('data:  two spaces\n\n'), [' two spaces']);
});

test('keeps ids from event to event, and forgets one that is set empty', () => {
  const { events } = read(
    ': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n',
  );
  assert.deepEqual(
    events.map(({ id }) => id),
    ['1', '', ''],
  );
  assert.deepEqual(
    read('id: 7\ndata: a\n\ndata: b\n\nid: x\0y\ndata: c\n\n').events.map(({ id }) => id),
    ['7', '7', '7'],
  );
});

test('knows types, comments, waits and fields of a later standard', () => {
  const { events, retries } = read(
    'event: add\ndata: 1\n\ndata: 2\n\n: 20 s\nretry: 1500\nretry: soon\nwhat: ever\nevent: none\n\n',
  );
  assert.deepEqual(
    events.map(({ type, data }) => [type, data]),
    [
      ['add', '1'],
      ['message', '2'],
    ],
  );
  assert.deepEqual(retries, [1500]);
});

test('what breaks off before its blank line is no event', () => {
  assert.deepEqual(data('data: whole\n\ndata: half\n'), ['whole']);
});

test('reads the same wherever the pieces break and however lines end', () => {
  const events = fc.array(
    fc.record({
      id: fc.nat(99),
      lines: fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }),
    }),
    { minLength: 1, maxLength: 5 },
  );
  const ends = fc.constantFrom('\n', '\r\n', '\r');
  const clean = (line: string) => line.replace(/[\r\n\0]/g, '·');
  fc.assert(
    fc.property(
      events,
      ends,
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      (all, end, cuts) => {
        const text = all
          .map(({ id, lines }) =>
            [`id: ${id}`, ...lines.map((line) => `data: ${clean(line)}`), '', ''].join(end),
          )
          .join('');
        const bytes = new TextEncoder().encode(`${text}: end${end}`);
        const pieces: Uint8Array[] = [];
        for (let at = 0; at < bytes.length;) {
          const size = cuts.next().value as number;
          pieces.push(bytes.slice(at, at + size));
          at += size;
        }
        assert.deepEqual(
          read(...pieces).events,
          all.map(({ id, lines }) => ({
            id: String(id),
            type: 'message',
            data: lines.map(clean).join('\n'),
          })),
        );
      },
    ),
  );
});
