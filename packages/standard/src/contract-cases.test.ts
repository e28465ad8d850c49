import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { commandCase, OPERATIONS, reportCase } from './contract.ts';
import { COMMAND_TYPES } from './cases/index.ts';
import { parseValue } from './parse.ts';
import { jsonSchema, openapi, openApiPath } from './schemas.ts';

const document = openapi('/api', OPERATIONS);
const CASE = '01930000-0000-7000-8000-000000000001';

const report = {
  kind: 'city-event',
  category: 'city.roads',
  title: '外安村路边装饰品掉落',
  description: '路边的装饰品掉到路上。',
  place: { division: '330521', point: [119.97, 30.53], datum: 'WGS84' },
};

describe('the rows for cases', () => {
  it('make a valid OpenAPI document with their headers', async () => {
    const result = await new Validator().validate(structuredClone(document) as never);
    assert.deepEqual(result.errors ?? [], []);
    const { parameters } = document.paths[openApiPath(commandCase)]!['post'] as {
      parameters: { name: string; in: string; required: boolean }[];
    };
    const headers = parameters.filter((one) => one.in === 'header');
    assert.deepEqual(
      headers.map(({ name, required }) => [name, required]),
      [
        ['idempotency-key', true],
        ['if-match', true],
        ['x-yzt-lookup', false],
      ],
    );
  });

  it('have ids and addresses of their own', () => {
    const ids = OPERATIONS.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
    const addresses = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(addresses, [...new Set(addresses)]);
  });

  it('take each command of the table, and say where one is wrong', () => {
    const { oneOf } = jsonSchema('Command') as {
      oneOf: { properties: { type: { const: string } } }[];
    };
    assert.deepEqual(
      oneOf.map(({ properties }) => properties.type.const).sort(),
      [...COMMAND_TYPES].sort(),
    );
    const issues = (value: unknown) => {
      const parsed = parseValue(commandCase.request.json, value);
      return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path}: ${code}`);
    };
    assert.deepEqual(issues({ type: 'accept' }), []);
    assert.deepEqual(
      issues({ type: 'return', order: `${CASE}.1`, reason: '不属本单位', basis: '' }),
      ['basis: wrong_format'],
    );
    assert.deepEqual(issues({ type: 'return', order: `${CASE}.1`, reason: '不属本单位' }), [
      'basis: missing',
    ]);
    assert.deepEqual(issues({ type: 'sign', order: 'x' }), ['order: wrong_format']);
    assert.equal(issues({ type: 'fly' }).length, 1);
  });

  it('refuse what a person typed with its path and words, by schema and by parser alike', () => {
    const validate = new Ajv2020({
      strict: true,
      allowUnionTypes: true,
      strictTuples: false,
      formats: { 'date-time': true },
    }).compile(jsonSchema('NewCase'));
    const texts: [string, string, string | undefined][] = [
      ['<b>HTML</b> & <script>alert(1)</script>', 'is text', undefined],
      ['😀'.repeat(4000), 'exactly as many as allowed', undefined],
      ['😀'.repeat(10_000), '10,000 emoji', 'too_big'],
      ['x'.repeat(4001), 'one too many', 'too_big'],
      ['بىر\u200f قېتىم', 'marks that Uyghur needs', undefined],
      ['付款\u202e元001', 'an override', 'wrong_format'],
      ['a\u2067b', 'an isolate', 'wrong_format'],
      ['a\u0000b', 'a control', 'wrong_format'],
      ['第一行\n\t第二行', 'lines', undefined],
      [' \n ', 'blank', 'wrong_format'],
    ];
    for (const [description, told, code] of texts) {
      const value = { ...report, description };
      const parsed = parseValue(reportCase.request.json, value);
      const issues = parsed.ok ? [] : parsed.issues.map((one) => `${one.path}: ${one.code}`);
      assert.deepEqual(issues, code === undefined ? [] : [`description: ${code}`], told);
      assert.equal(validate(value), code === undefined, told);
    }
    const long = parseValue(reportCase.request.json, {
      ...report,
      description: '😀'.repeat(10_000),
    });
    assert.ok(!long.ok);
    assert.match(long.issues[0]!.mend['zh-CN'], /4000/);
  });
});
