import { jsonSchemas, openapi } from '@yizhangtu/standard/schemas.js';
import { code, plain, table } from './markdown.mjs';
import { readWords } from './words.mjs';

const idOf = (ref) => ref.slice(ref.lastIndexOf('/') + 1);

/** What a value may be; another schema is a link to it. */
function typeOf(json) {
  if (json.$ref) return `[${idOf(json.$ref)}](#schema-${idOf(json.$ref).toLowerCase()})`;
  if (json.const !== undefined) return code(String(json.const));
  const union = json.anyOf ?? json.oneOf ?? json.allOf;
  if (union) return [...new Set(union.map(typeOf))].join(' · ');
  if (json.enum) return json.enum.map((value) => code(String(value))).join(' · ');
  if (json.type === 'array') return `${typeOf(json.items ?? {})}[]`;
  const inside = Object.entries(json.properties ?? {});
  if (inside.length > 0 && inside.length <= 6)
    // In round brackets: in curly ones they would be attributes of the page.
    return `(${inside.map(([name, part]) => `${name}: ${typeOf(part)}`).join(', ')})`;
  return plain([json.type ?? '*'].flat().join(' · '));
}

const FIELDS = [
  ['字段', '类型', '必填'],
  ['Field', 'Type', 'Required'],
];
const yes = (value, at) => (value ? ['是', 'yes'][at] : '');

function fields(json, at) {
  const { properties = {}, required = [] } = json;
  const rows = Object.entries(properties).map(([name, part]) => [
    code(name),
    typeOf(part),
    yes(required.includes(name), at),
  ]);
  return rows.length === 0 ? typeOf(json) : table(FIELDS[at], rows);
}

const asJson = (json, title) =>
  `::: details ${title}\n\`\`\`json\n${JSON.stringify(json, undefined, 2)}\n\`\`\`\n:::`;

/** The body that an operation takes or gives: its type and the code of the answer. */
const bodies = (content = {}) =>
  Object.entries(content)
    .map(([type, { schema }]) => `${code(type)} ${schema ? typeOf(schema) : ''}`)
    .join('; ');

function operation(path, method, row, at, words) {
  const parameters = (row.parameters ?? []).map((one) => [
    code(one.name),
    one.in,
    typeOf(one.schema ?? {}),
    yes(one.required, at),
  ]);
  const byContent = new Map();
  for (const [status, answer] of Object.entries(row.responses)) {
    const content = bodies(answer.content) || plain(answer.description);
    byContent.set(content, [...(byContent.get(content) ?? []), status]);
  }
  const answers = [...byContent].map(([content, statuses]) => [statuses.join(' '), content]);
  const taken = row.requestBody ? bodies(row.requestBody.content) : '';
  return [
    `### ${row.operationId} {#op-${row.operationId.toLowerCase()}}`,
    `\`${method.toUpperCase()} ${path}\``,
    at === 0 ? words[row.operationId] : plain(row.summary),
    parameters.length === 0
      ? ''
      : table(
          [
            ['参数', '在', '类型', '必填'],
            ['Parameter', 'In', 'Type', 'Required'],
          ][at],
          parameters,
        ),
    taken === '' ? '' : `${['请求体', 'Body'][at]}: ${taken}`,
    table(
      [
        ['应答', '内容'],
        ['Answer', 'Content'],
      ][at],
      answers,
    ),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Every operation of the OpenAPI document by tag, and every schema that they name. */
function operations(at) {
  const words = readWords('operations');
  const { paths, tags, components } = openapi('/api');
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, row]) => row.operationId)
      .map(([method, row]) => ({ path, method, row })),
  );
  const groups = tags.map(({ name }) =>
    [
      `## ${name}`,
      ...rows
        .filter(({ row }) => row.tags.includes(name))
        .map(({ path, method, row }) => operation(path, method, row, at, words)),
    ].join('\n\n'),
  );
  const schemas = Object.entries(components.schemas).map(([name, json]) =>
    [
      `### ${name} {#schema-${name.toLowerCase()}}`,
      fields(json, at),
      asJson(json, 'JSON Schema'),
    ].join('\n\n'),
  );
  return [...groups, `## ${['数据', 'Schemas'][at]}`, ...schemas].join('\n\n');
}

/** The files of a county as JSON Schema. */
function files(at) {
  return Object.entries(jsonSchemas())
    .map(([name, json]) =>
      [
        `## ${name.replace('.schema.json', '')}`,
        `[${name}](/schemas/${name}){target="_self"}`,
        fields(json.$ref ? (json.$defs?.[idOf(json.$ref)] ?? json) : json, at).replaceAll(
          /\]\(#schema-(\w+)\)/g,
          ']',
        ),
        asJson(json, 'JSON Schema'),
      ].join('\n\n'),
    )
    .join('\n\n');
}

/** Fragments of the standard: name → text. */
export const standardFragments = (at) => ({
  operations: operations(at),
  'file-schemas': files(at),
});

/** The documents that the pages lead to: file name below `schemas/` → text. */
export function standardFiles() {
  const all = { ...jsonSchemas(), 'openapi.json': openapi('/api') };
  return Object.fromEntries(
    Object.entries(all).map(([name, json]) => [name, `${JSON.stringify(json, undefined, 2)}\n`]),
  );
}
