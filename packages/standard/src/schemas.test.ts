import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { OPERATIONS, PROBLEM_STATUS } from './contract.ts';
import { CountyFile } from './county.ts';
import { rightCounty } from './county.test.helper.ts';
import { parseCounty } from './parse.ts';
import { jsonSchema, jsonSchemas, openapi, openApiPath, SCHEMA_NAMES } from './schemas.ts';

const ajv = () =>
  new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    strictTuples: false,
    // What a date and time is, ajv leaves to others; zod checks it.
    formats: { 'date-time': true },
  });

/** Every path into a value, the whole of it first. */
function pathsIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  const below =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) =>
          pathsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
        )
      : [];
  return [path, ...below];
}

/** A copy with what stands at `path` replaced, or removed when `by` is undefined. */
function replaced(value: unknown, path: readonly (string | number)[], by: unknown): unknown {
  if (path.length === 0) return by;
  const [step, ...rest] = path as [string | number, ...(string | number)[]];
  const copy = structuredClone(value) as Record<string | number, unknown>;
  const inner = replaced(copy[step], rest, by);
  if (inner === undefined && Array.isArray(copy)) copy.splice(Number(step), 1);
  else if (inner === undefined) delete copy[step];
  else copy[step] = inner;
  return copy;
}

const INTRUDERS: unknown[] = [
  undefined,
  null,
  '',
  'x',
  -1,
  1.5,
  1e6,
  true,
  [],
  [1, 2],
  {},
  { a: 1 },
  'javascript:1',
];

describe('JSON Schema', () => {
  it('agrees with the parser on every change of a county file', () => {
    const validate = ajv().compile(jsonSchema('CountyFile'));
    const right = rightCounty();
    const counts = { right: 0, wrong: 0 };
    for (const path of pathsIn(right)) {
      for (const intruder of INTRUDERS) {
        const changed = replaced(right, path, intruder);
        if (changed === undefined) continue;
        const fits = CountyFile.safeParse(changed, { jitless: true }).success;
        const told = `${path.join('.')} = ${JSON.stringify(intruder)}`;
        assert.equal(validate(changed), fits, told);
        // What the schema refuses, the parser refuses; it refuses more, for what a schema cannot say.
        if (!fits) assert.equal(parseCounty(JSON.stringify(changed)).ok, false, told);
        counts[fits ? 'right' : 'wrong'] += 1;
      }
    }
    assert.ok(counts.right > 150 && counts.wrong > 1000, JSON.stringify(counts));
  });

  it('is sound for every named schema and the files that a county writes', () => {
    for (const name of SCHEMA_NAMES) {
      const schema = jsonSchema(name);
      assert.equal(schema['$schema'], 'https://json-schema.org/draft/2020-12/schema');
      ajv().compile(schema);
    }
    assert.deepEqual(Object.keys(jsonSchemas()), [
      'county.schema.json',
      'county.server.schema.json',
      'catalogue-entry.schema.json',
    ]);
  });

  it('allows what it does not know', () => {
    const validate = ajv().compile(jsonSchema('CountyFile'));
    assert.equal(validate({ ...rightCounty(), theirs: 1 }), true);
  });
});

describe('OpenAPI', () => {
  it('is valid by the official schema of OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(
      structuredClone(openapi('https://county.example/api')) as never,
    );
    assert.deepEqual(result.errors ?? [], []);
    assert.equal(result.valid, true);
    assert.equal(validator.version, '3.1');
  });

  it('refuses a broken document, so that the check above means something', async () => {
    const broken = { ...openapi(), paths: { 'no-slash': { get: { responses: 5 } } } };
    assert.equal((await new Validator().validate(structuredClone(broken) as never)).valid, false);
  });

  it('has every operation with its parameters, answer and problems', () => {
    const document = openapi();
    const ids = Object.values(document.paths).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    );
    assert.deepEqual([...ids].sort(), OPERATIONS.map(({ id }) => id).sort());
    for (const row of OPERATIONS) {
      const operation = document.paths[openApiPath(row)]?.[row.method.toLowerCase()] as {
        parameters: { name: string; in: string }[];
        responses: Record<string, unknown>;
      };
      const blanks = [...openApiPath(row).matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const named = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name);
      assert.deepEqual(named.sort(), blanks.sort(), row.id);
      for (const code of row.errors) {
        assert.ok(String(PROBLEM_STATUS[code]) in operation.responses, `${row.id} ${code}`);
      }
      assert.ok(String(row.status) in operation.responses);
    }
  });

  it('leaves no reference without its schema', () => {
    const text = JSON.stringify(openapi());
    const schemas = (openapi().components as { schemas: Record<string, unknown> }).schemas;
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      assert.ok(name !== undefined && name in schemas, name);
    }
    assert.doesNotMatch(text, /\$defs/);
  });
});
