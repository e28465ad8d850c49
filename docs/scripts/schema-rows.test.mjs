import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { rowsOf } from './schema-rows.mjs';

test('fields, nested fields, required ones and named schemas', () => {
  const Colour = z.string();
  const rows = rowsOf(
    z.looseObject({
      code: z.string(),
      kind: z.optional(z.enum(['a', 'b'])),
      line: z.optional(z.looseObject({ href: z.string() })),
      colours: z.array(Colour),
      at: z.tuple([z.number(), z.number()]),
    }),
    new Map([[Colour, 'Colour']]),
  );
  assert.deepEqual(
    rows.map(({ path, type, required }) => [path, type, required]),
    [
      ['code', 'string', true],
      ['kind', '`a` · `b`', false],
      ['line', 'object', false],
      ['line.href', 'string', true],
      ['colours', '[Colour][]', true],
      ['at', '2 × number', true],
    ],
  );
});

test('a field that only some kinds have names them', () => {
  const rows = rowsOf(
    z.discriminatedUnion('type', [
      z.looseObject({ type: z.literal('plain'), id: z.string() }),
      z.looseObject({ type: z.literal('tiles'), id: z.string(), href: z.string() }),
    ]),
  );
  assert.deepEqual(
    rows.map(({ path, type, variants }) => [path, type, variants]),
    [
      ['type', '`plain` · `tiles`', []],
      ['id', 'string', []],
      ['href', 'string', ['tiles']],
    ],
  );
});
